import { z } from 'zod';
import { videoStreamSchema } from '../camera/camera.ts';
import { cameraIdSchema } from '../ids.ts';

/** Why a picture is not (or no longer) there; each has words in both languages (`streamReasons.*`). */
export const streamReasons = [
  'notConfigured',
  'badAddress',
  'unreachable',
  'connectTimeout',
  'responseTimeout',
  'badAnswer',
  'unauthorized',
  'notFound',
  'refused',
  'tooManyRedirects',
  'noVideo',
  'h265',
  'unsupportedCodec',
  'bFrames',
  'noPackets',
  'noKeyFrame',
  'noFrames',
  'disconnected',
  'ingestRestarted',
  'workerRestarted',
  'noSound',
  'soundCodec',
] as const;
export const streamReasonSchema = z.enum(streamReasons);
export type StreamReason = z.infer<typeof streamReasonSchema>;

/** live: frames arrive; stale: they did and no longer do; failed: the last attempt ended with `reason`. */
export const streamPhases = ['connecting', 'live', 'stale', 'failed'] as const;
export const streamPhaseSchema = z.enum(streamPhases);

/** One pulled stream as the server sees it; times are server milliseconds since 1970. */
export const streamStateSchema = z.strictObject({
  phase: streamPhaseSchema,
  reason: streamReasonSchema.nullable(),
  /** When the next attempt starts; null while one is running or none is needed. */
  retryAt: z.number().nullable(),
  fps: z.number().min(0),
  kbps: z.number().min(0),
  width: z.int().min(0),
  height: z.int().min(0),
  /** Profile and level of the sequence parameter set, e.g. `H264 4d001f`; empty while unknown. */
  codec: z.string().max(40),
  lastFrameAt: z.number().nullable(),
});
export type StreamState = z.infer<typeof streamStateSchema>;

export const connectingStreamState: StreamState = Object.freeze({
  phase: 'connecting',
  reason: null,
  retryAt: null,
  fps: 0,
  kbps: 0,
  width: 0,
  height: 0,
  codec: '',
  lastFrameAt: null,
});

export const cameraStreamStateSchema = z.strictObject({
  cameraId: cameraIdSchema,
  stream: videoStreamSchema,
  state: streamStateSchema,
});
export type CameraStreamState = z.infer<typeof cameraStreamStateSchema>;

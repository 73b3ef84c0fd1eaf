import { z } from 'zod';
import { streamReasonSchema, streamStateSchema } from '../../../protocol/media/streamState.ts';

/** What the server and the ingest process say to each other; both sides parse what they hear. */
const streamKey = z.string().min(1).max(200);
const destinationSchema = z.strictObject({ ip: z.union([z.ipv4(), z.ipv6()]), port: z.int().min(1).max(65535) });
export type RtpDestination = z.infer<typeof destinationSchema>;

const addressShape = {
  url: z.string().max(2048),
  credentials: z.strictObject({ username: z.string().max(256), password: z.string().max(256) }).nullable(),
};

export const ingestOrderSchema = z.discriminatedUnion('type', [
  z.strictObject({
    type: z.literal('open'),
    streamKey,
    ...addressShape,
    destination: destinationSchema,
    ssrc: z.int().min(1).max(0xffffffff),
    payloadType: z.int().min(96).max(127),
  }),
  /** The media worker was replaced: go on there. */
  z.strictObject({ type: z.literal('retarget'), streamKey, destination: destinationSchema }),
  z.strictObject({ type: z.literal('requestKeyFrame'), streamKey }),
  /** A viewer's private line that begins with the pictures kept since the last key frame. */
  z.strictObject({
    type: z.literal('openReplay'),
    streamKey,
    replayKey: streamKey,
    destination: destinationSchema,
    ssrc: z.int().min(1).max(0xffffffff),
    payloadType: z.int().min(96).max(127),
    playoutDelayId: z.int().min(1).max(14),
    isKeyFramesOnly: z.boolean(),
  }),
  z.strictObject({ type: z.literal('closeReplay'), replayKey: streamKey }),
  /** Sends what is kept of the stream since a moment as a movie to a loopback port; see `receiveRecent`. */
  z.strictObject({
    type: z.literal('sendRecent'),
    streamKey,
    from: z.number(),
    port: z.int().min(1).max(65535),
    token: z.string().max(64),
  }),
  /** Sends the newest key frame of each stream to a loopback port; see `receiveStills`. */
  z.strictObject({
    type: z.literal('sendStills'),
    wanted: z.array(z.strictObject({ streamKey, after: z.number() })).max(800),
    port: z.int().min(1).max(65535),
    token: z.string().max(64),
  }),
  /** Somebody listens to a camera: its sound over a session of its own. */
  z.strictObject({
    type: z.literal('openSound'),
    soundKey: streamKey,
    ...addressShape,
    destination: destinationSchema,
    ssrc: z.int().min(1).max(0xffffffff),
  }),
  z.strictObject({ type: z.literal('closeSound'), soundKey: streamKey }),
  z.strictObject({ type: z.literal('close'), streamKey }),
]);
export type IngestOrder = z.infer<typeof ingestOrderSchema>;

export const ingestReportSchema = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('ready') }),
  z.strictObject({ type: z.literal('state'), streamKey, state: streamStateSchema }),
  /** A sound's track is known, and set up. */
  z.strictObject({ type: z.literal('soundTrack'), soundKey: streamKey, codec: z.enum(['PCMA', 'PCMU']) }),
  z.strictObject({ type: z.literal('soundEnded'), soundKey: streamKey, reason: streamReasonSchema }),
  /** A viewer waits for a key frame; already coalesced. */
  z.strictObject({ type: z.literal('keyFrameWanted'), streamKey }),
  /** How much of the past is kept, of all streams together. */
  z.strictObject({ type: z.literal('recentBytes'), bytes: z.number() }),
  z.strictObject({
    type: z.literal('log'),
    level: z.enum(['info', 'warn', 'error']),
    message: z.string(),
    streamKey: streamKey.nullable(),
  }),
]);
export type IngestReport = z.infer<typeof ingestReportSchema>;

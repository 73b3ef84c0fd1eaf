import { z } from 'zod';
import { viewPurposeSchema } from '../access/role.ts';
import { videoStreamSchema } from '../camera/camera.ts';
import { cameraIdSchema } from '../ids.ts';
import {
  dtlsParametersSchema,
  mediaKindSchema,
  rtpCapabilitiesSchema,
  rtpParametersSchema,
  transportOptionsSchema,
} from './rtp.ts';
import { streamStateSchema } from './streamState.ts';

export const mediaObjectId = z.string().min(1).max(64);
const nothing = z.strictObject({});

/** What a consumer needs to exist in the browser; `consumerId` names it in every later call. */
export const consumerSchema = z.strictObject({
  consumerId: mediaObjectId,
  producerId: mediaObjectId,
  kind: mediaKindSchema,
  rtpParameters: rtpParametersSchema,
});

/** Everything a seat may ask of the media plant: name -> input and output. */
export const mediaCalls = {
  /** What the router can do; `workerEpoch` changes when the worker was replaced and everything must be rebuilt. */
  'media.capabilities': {
    input: nothing,
    output: z.strictObject({ rtpCapabilities: rtpCapabilitiesSchema, workerEpoch: z.int() }),
  },
  'media.createTransport': {
    input: z.strictObject({ direction: z.enum(['send', 'receive']) }),
    output: transportOptionsSchema,
  },
  'media.connectTransport': {
    input: z.strictObject({ transportId: mediaObjectId, dtlsParameters: dtlsParametersSchema }),
    output: nothing,
  },
  /** Starts looking at a camera; the consumer is made paused, and paid for until it is closed. */
  'media.watchCamera': {
    input: z.strictObject({
      cameraId: cameraIdSchema,
      stream: videoStreamSchema,
      rtpCapabilities: rtpCapabilitiesSchema,
      /** Written to the audit log before the picture opens. */
      purpose: viewPurposeSchema,
    }),
    output: z.strictObject({ consumer: consumerSchema, state: streamStateSchema }),
  },
  /**
   * The first consumer of a watch begins with kept pictures over a line of its own, which costs the server; once it shows,
   * the page asks for the same stream over the line all viewers share, and closes the first when the second shows.
   */
  'media.shareConsumer': {
    input: z.strictObject({ consumerId: mediaObjectId, rtpCapabilities: rtpCapabilitiesSchema }),
    output: z.strictObject({ consumer: consumerSchema }),
  },
  /** The same stream in key frames only: what a page asks for the tiles it cannot draw at full rate. */
  'media.thinConsumer': {
    input: z.strictObject({ consumerId: mediaObjectId, rtpCapabilities: rtpCapabilitiesSchema }),
    output: z.strictObject({ consumer: consumerSchema }),
  },
  /** The sound of a camera whose directory row allows it; ends the one heard before. The consumer is made paused. */
  'media.listenCamera': {
    input: z.strictObject({
      cameraId: cameraIdSchema,
      rtpCapabilities: rtpCapabilitiesSchema,
      /** Written to the audit log before anything is heard. */
      purpose: viewPurposeSchema,
    }),
    output: z.strictObject({ consumer: consumerSchema }),
  },
  'media.resumeConsumer': { input: z.strictObject({ consumerId: mediaObjectId }), output: nothing },
  'media.pauseConsumer': { input: z.strictObject({ consumerId: mediaObjectId }), output: nothing },
  'media.closeConsumer': { input: z.strictObject({ consumerId: mediaObjectId }), output: nothing },
  /** Makes the microphone's producer ahead of the first press; it stays paused until the floor is granted. */
  'media.produceAudio': {
    input: z.strictObject({ transportId: mediaObjectId, rtpParameters: rtpParametersSchema }),
    output: z.strictObject({ producerId: mediaObjectId }),
  },
  /** Listens to one speaker; allowed only where the voice floor allows it. The consumer is made paused. */
  'media.consumeAudio': {
    input: z.strictObject({ producerId: mediaObjectId, rtpCapabilities: rtpCapabilitiesSchema }),
    output: z.strictObject({ consumer: consumerSchema }),
  },
} as const;

export type MediaCallName = keyof typeof mediaCalls;
/** As the caller writes it and as the handler reads it. */
export type MediaCallInput<Name extends MediaCallName> = z.infer<(typeof mediaCalls)[Name]['input']>;
export type MediaCallOutput<Name extends MediaCallName> = z.infer<(typeof mediaCalls)[Name]['output']>;
export type CallMedia = <Name extends MediaCallName>(
  name: Name,
  input: MediaCallInput<Name>,
) => Promise<MediaCallOutput<Name>>;

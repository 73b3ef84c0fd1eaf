import { z } from 'zod';
import { cameraStreamStateSchema } from './streamState.ts';

/** Everything the media plant says to a seat unasked: name -> body. */
export const mediaNotices = {
  /** A camera this seat looks at changed its state (also every two seconds while live, with its figures). */
  'media.streamState': cameraStreamStateSchema,
  /** A consumer is gone on the server, and why. */
  'media.consumerClosed': z.strictObject({
    consumerId: z.string().min(1).max(64),
    reason: z.enum(['producerClosed', 'workerRestarted', 'notAllowed']),
  }),
  /** The media worker died and another took its place: transports, producers and consumers must be made anew. */
  'media.workerRestarted': z.strictObject({ workerEpoch: z.int() }),
} as const;

export type MediaNoticeName = keyof typeof mediaNotices;
export type MediaNotice<Name extends MediaNoticeName> = z.infer<(typeof mediaNotices)[Name]>;
export type SendMediaNotice = <Name extends MediaNoticeName>(name: Name, body: MediaNotice<Name>) => void;

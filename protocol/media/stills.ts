import { z } from 'zod';
import { cameraIdSchema } from '../ids.ts';
import { streamPhaseSchema, streamReasonSchema } from './streamState.ts';

/** A page asks for the newest key frames of the cameras in its miniatures, all in one. */
export const stillsAskSchema = z.strictObject({
  cameras: z
    .array(
      z.strictObject({
        cameraId: cameraIdSchema,
        /** The picture it has already, server milliseconds; 0 for none. */
        after: z.number().nonnegative(),
      }),
    )
    .max(400),
});

/** The first line of the answer, as JSON; the frames follow it in this order, without gaps. */
export const stillsHeadSchema = z.strictObject({
  stills: z.array(
    z.strictObject({
      cameraId: cameraIdSchema,
      /** How the stream stands; null where no window and no recording pulls the camera. */
      phase: streamPhaseSchema.nullable(),
      reason: streamReasonSchema.nullable(),
      /** Null where there is no newer picture. */
      frame: z.strictObject({ at: z.number(), codec: z.string().max(20), sizeBytes: z.int().positive() }).nullable(),
    }),
  ),
});
export type StillsHead = z.infer<typeof stillsHeadSchema>;

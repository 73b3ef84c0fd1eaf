import { z } from 'zod';
import { roleSchema } from '../access/role.ts';
import { videoStreamSchema } from '../camera/camera.ts';
import { cameraIdSchema, incidentIdSchema } from '../ids.ts';

/** What the server wrote beside a clip it kept (留存片段): an upload never has it. Times are server milliseconds since 1970. */
export const clipFactsSchema = z.strictObject({
  format: z.literal('yigan-clip-1'),
  cameraId: cameraIdSchema,
  cameraName: z.string(),
  stream: videoStreamSchema,
  /** Of the first and the last picture. */
  from: z.number(),
  to: z.number(),
  keptAt: z.number(),
  operator: z.strictObject({ accountId: z.string(), name: z.string(), role: roleSchema }),
  seatId: z.string(),
  /** What it was kept for. */
  purpose: z.strictObject({ kind: z.literal('incident'), incidentId: incidentIdSchema }),
  /** Stands over the pictures wherever they are shown; the bytes are those of the camera, untouched. */
  watermark: z.string().max(200),
});
export type ClipFacts = z.infer<typeof clipFactsSchema>;

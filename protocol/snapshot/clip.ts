import { z } from 'zod';
import { videoStreamSchema } from '../camera/camera.ts';
import { attachmentIdSchema, cameraIdSchema, incidentIdSchema } from '../ids.ts';
import { attachmentSchema } from '../incident/incident.ts';

/** Longer than this the server keeps nothing of a camera. */
export const longestClipMs = 120_000;

/** POST /api/cameras/:id/clips: have the recent past of a camera kept for an incident. */
export const clipWishSchema = z.strictObject({
  incidentId: incidentIdSchema,
  attachmentId: attachmentIdSchema,
  stream: videoStreamSchema,
  /** The words that stand across the tile. */
  watermark: z.string().max(200),
});
export type ClipWish = z.infer<typeof clipWishSchema>;

/** The server stored the clip before and knows all about it: nobody can claim another camera or time for it. */
export const keepClipSchema = z.strictObject({
  type: z.literal('keepClip'),
  incidentId: incidentIdSchema,
  attachmentId: attachmentIdSchema,
});
export const clipCommandSchemas = [keepClipSchema] as const;
export type ClipCommand = z.infer<typeof keepClipSchema>;

export const clipKeptSchema = z.strictObject({
  type: z.literal('clipKept'),
  incidentId: incidentIdSchema,
  attachment: attachmentSchema,
});

export const clipAuditSchemas = [
  z.strictObject({
    type: z.literal('cameraClipStored'),
    cameraId: cameraIdSchema,
    stream: videoStreamSchema,
    from: z.number(),
    to: z.number(),
    incidentId: incidentIdSchema,
    attachmentId: attachmentIdSchema,
    sha256: attachmentSchema.shape.sha256,
  }),
] as const;

import { z } from 'zod';
import { roleSchema } from '../access/role.ts';
import { latSchema, lonSchema } from '../geometry/place.ts';
import { unitIdSchema } from '../ids.ts';

/** How long sampled positions are kept; then they are deleted for good. */
export const trackKeptMs = 7 * 24 * 3_600_000;

export const trackPointSchema = z.strictObject({ at: z.number(), lon: lonSchema, lat: latSchema });
export type TrackPoint = z.infer<typeof trackPointSchema>;

/** Somebody of the hall looked at the way of a unit. */
export const trackReaderSchema = z.strictObject({
  at: z.number(),
  name: z.string(),
  role: roleSchema,
  purpose: z.string(),
  /** Of which duty; null is the latest there was. */
  dutySince: z.number().nullable(),
});
export type TrackReader = z.infer<typeof trackReaderSchema>;

export const trackSchema = z.strictObject({
  unitId: unitIdSchema,
  /** Since when the duty lasted or lasts that it belongs to; null where nothing is kept. */
  dutySince: z.number().nullable(),
  /** Oldest first; thinned out evenly where there are very many. */
  points: z.array(trackPointSchema),
  /** The duties of which something is kept, the latest first. */
  duties: z.array(z.number()),
  /** For the unit itself: who looked at its way while it is kept, the latest first. */
  readers: z.array(trackReaderSchema).exactOptional(),
});
export type Track = z.infer<typeof trackSchema>;

export const trackCalls = {
  /** The way of a shift: the unit its own, the duty leader any with a purpose that stands in the audit log. */
  'units.track': {
    action: 'readTrack',
    input: z.strictObject({
      unitId: unitIdSchema,
      dutySince: z.number().int().exactOptional(),
      purpose: z.string().trim().min(2).max(200).exactOptional(),
    }),
    output: trackSchema,
  },
} as const;

export const trackAuditSchemas = [
  z.strictObject({
    type: z.literal('unitTrackRead'),
    unitId: unitIdSchema,
    dutySince: z.number().nullable(),
    purpose: z.string(),
  }),
] as const;

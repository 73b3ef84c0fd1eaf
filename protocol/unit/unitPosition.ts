import { z } from 'zod';
import { latSchema, lonSchema } from '../geometry/place.ts';
import { unitIdSchema } from '../ids.ts';

/** What a phone on duty reports. Degrees WGS-84; accuracy in metres; heading degrees from north; speed m/s. */
export const positionReportSchema = z.strictObject({
  lon: lonSchema,
  lat: latSchema,
  accuracyM: z.number().min(0).max(100_000),
  headingDeg: z.number().min(0).max(360).exactOptional(),
  speedMps: z.number().min(0).max(200).exactOptional(),
  deviceAt: z.number(),
});
export type PositionReport = z.infer<typeof positionReportSchema>;

/** A unit's latest position as seats hear it; `at` is the server's clock when it arrived. */
export const unitPositionSchema = z.strictObject({
  unitId: unitIdSchema,
  lon: lonSchema,
  lat: latSchema,
  accuracyM: z.number(),
  at: z.number(),
});
export type UnitPosition = z.infer<typeof unitPositionSchema>;

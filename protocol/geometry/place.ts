import { z } from 'zod';

/** Longitude in degrees east, WGS-84 (CGCS2000 is treated as equal). */
export const lonSchema = z.number().min(-180).max(180);
/** Latitude in degrees north, WGS-84. */
export const latSchema = z.number().min(-90).max(90);

export const positionSchema = z.strictObject({ lon: lonSchema, lat: latSchema });
export type Position = z.infer<typeof positionSchema>;

/** A place on the ground: degrees, WGS-84; `heightM` is metres above the ground, 0 when absent. */
export const placeSchema = z.strictObject({
  lon: lonSchema,
  lat: latSchema,
  heightM: z.number().min(-50).max(1000).exactOptional(),
  address: z.string().trim().max(200).exactOptional(),
});
export type Place = z.infer<typeof placeSchema>;

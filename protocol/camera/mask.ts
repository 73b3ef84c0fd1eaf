import { z } from 'zod';
import { latSchema, lonSchema } from '../geometry/place.ts';

const azimuthSchema = z.number().min(0).lt(360);

/**
 * What a camera must not show: the directions from one azimuth clockwise to another (degrees from true north), or the
 * ground inside a ring of lon, lat.
 */
export const cameraMaskSchema = z.union([
  z.strictObject({ fromDeg: azimuthSchema, toDeg: azimuthSchema }),
  z.strictObject({ ring: z.array(z.tuple([lonSchema, latSchema])).min(3) }),
]);
export type CameraMask = z.infer<typeof cameraMaskSchema>;

import { z } from 'zod';

/**
 * How a head is fixed to the world, as surveyed; nothing of it means upright, north at zero and clockwise. The base is
 * turned by `azimuthDeg` (clockwise), then raised by `tiltDeg` at its front, then rolled by `rollDeg` (right side down).
 */
export const cameraMountSchema = z.strictObject({
  azimuthDeg: z.number().min(-360).max(360).default(0),
  tiltDeg: z.number().min(-90).max(90).default(0),
  rollDeg: z.number().min(-180).max(180).default(0),
  /** -1 where the head counts pan anticlockwise, as heads hung from a ceiling do. */
  panSign: z.union([z.literal(1), z.literal(-1)]).default(1),
  /** -1 where the head counts tilt downwards. */
  tiltSign: z.union([z.literal(1), z.literal(-1)]).default(1),
});
export type CameraMount = z.infer<typeof cameraMountSchema>;

/** Horizontal field of view at points of the zoom scale (0 wide, 1 close), measured or from the lens's data sheet. */
export const zoomCurveSchema = z.union([
  z.array(z.strictObject({ zoom: z.number().min(0).max(1), hfovDeg: z.number().positive().lt(180) })).min(2),
  z.strictObject({
    sensorWidthMm: z.number().positive(),
    focal: z.array(z.strictObject({ zoom: z.number().min(0).max(1), lengthMm: z.number().positive() })).min(2),
  }),
]);
export type ZoomCurve = z.infer<typeof zoomCurveSchema>;

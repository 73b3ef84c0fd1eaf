import { z } from 'zod';
import type { PtzPose } from './ptzPose.ts';

/**
 * What a mounted head tells wrongly, in degrees: true = told + error for pan, tilt and roll; the true field of view is
 * the told one with its half-angle's tangent times `scale`.
 */
export const ptzCalibrationSchema = z.strictObject({
  azimuthDeg: z.number().min(-180).max(180),
  tiltDeg: z.number().min(-30).max(30),
  rollDeg: z.number().min(-30).max(30),
  scale: z.number().min(0.5).max(2),
  /** Root mean square of what is left over the points, degrees, and how many points. */
  residualDeg: z.number().nonnegative(),
  points: z.number().int().min(3),
});
export type PtzCalibration = z.infer<typeof ptzCalibrationSchema>;
export type PtzErrors = Pick<PtzCalibration, 'azimuthDeg' | 'tiltDeg' | 'rollDeg' | 'scale'>;

export const noErrors: PtzErrors = { azimuthDeg: 0, tiltDeg: 0, rollDeg: 0, scale: 1 };

/** What the camera really sees when its head tells `told`. */
export function truePose(told: PtzPose, errors: PtzErrors): PtzPose {
  return {
    panDeg: turn(told.panDeg + errors.azimuthDeg),
    tiltDeg: told.tiltDeg + errors.tiltDeg,
    hfovDeg: scaleView(told.hfovDeg, errors.scale),
  };
}

/** What the head must be told for the camera to really look so. */
export function headPose(wanted: PtzPose, errors: PtzErrors): PtzPose {
  return {
    panDeg: turn(wanted.panDeg - errors.azimuthDeg),
    tiltDeg: Math.max(-90, Math.min(90, wanted.tiltDeg - errors.tiltDeg)),
    hfovDeg: scaleView(wanted.hfovDeg, 1 / errors.scale),
  };
}

function turn(deg: number): number {
  return ((deg % 360) + 360) % 360;
}

export function scaleView(hfovDeg: number, scale: number): number {
  if (scale === 1) return hfovDeg;
  const halfTangent = Math.tan((hfovDeg * Math.PI) / 360) * scale;
  return (Math.atan(halfTangent) * 360) / Math.PI;
}

import type { Camera } from '../camera/camera.ts';
import { usualPictureWidthPx } from '../geometry/aim.ts';
import { toRadians, type PtzPose } from './ptzPose.ts';

/** Nearest ground that counts: a lens that looks at its own foot. */
const nearestM = 1;

/**
 * How dense the picture is on the ground in its middle, pixels a metre. Above the horizon, and beyond it, the camera's
 * range stands for the distance.
 */
export function pixelsPerMetre(camera: Pick<Camera, 'heightM' | 'rangeM' | 'pictureWidthPx'>, pose: PtzPose): number {
  const down = Math.sin(-pose.tiltDeg * toRadians);
  const groundM = down > 0 ? camera.heightM / down : camera.rangeM;
  const distanceM = Math.min(Math.max(groundM, nearestM), camera.rangeM);
  return (camera.pictureWidthPx ?? usualPictureWidthPx) / (2 * distanceM * Math.tan((pose.hfovDeg * toRadians) / 2));
}

import type { Camera } from '../../protocol/camera/camera.ts';
import type { Aim } from '../../protocol/geometry/aim.ts';

/** Flatter than this the near hides the far; steeper, one sees hats and roofs. */
const flattestDeg = 4;
const steepestDeg = 70;
/** Enough to make out what happens in a scene (observation, IEC 62676-4 table 4: 62 px/m for one person). */
const clearPixelsPerMetre = 20;
const weights = { distance: 1, sharpness: 0.8, angle: 0.5 };

/** How bad a view is, 0 to about 2: share of its reach used up, picture too coarse, looks too flat or too steep. */
export function rankView(camera: Pick<Camera, 'rangeM'>, aim: Aim): number {
  const distance = Math.min(1, aim.distanceM / camera.rangeM);
  const sharpness = 1 - Math.min(1, aim.pixelsPerMetre / clearPixelsPerMetre);
  const downDeg = -aim.elevationDeg;
  const offDeg = Math.max(0, flattestDeg - downDeg, downDeg - steepestDeg);
  const angle = Math.min(1, offDeg / 20);
  return weights.distance * distance + weights.sharpness * sharpness + weights.angle * angle;
}

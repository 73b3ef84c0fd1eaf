import type { Camera } from '../camera/camera.ts';
import type { CameraMask } from '../camera/mask.ts';
import { toEarthCentred, toLocal, wrapDeg } from './ellipsoid.ts';
import type { Position } from './place.ts';

/** What a look would show: the direction with what lies beside it, and the ground around the place. */
interface Look {
  readonly bearingDeg: number;
  readonly hfovDeg: number;
  readonly radiusM: number;
}

/**
 * Whether a look would show what the camera must not. A camera that turns is kept from every picture with masked ground or
 * directions in it; a fixed one shows what it shows, and is left out for places inside its masks.
 */
export function isMasked({ masks = [], ptz }: Pick<Camera, 'masks' | 'ptz'>, place: Position, look: Look): boolean {
  const width = ptz === null ? { halfDeg: 0, reachM: 0 } : { halfDeg: look.hfovDeg / 2, reachM: look.radiusM };
  return masks.some((mask) => isIn(mask, place, look.bearingDeg, width));
}

function isIn(
  mask: CameraMask,
  place: Position,
  bearingDeg: number,
  { halfDeg, reachM }: { readonly halfDeg: number; readonly reachM: number },
): boolean {
  if ('ring' in mask) return distanceToRingM(place, mask.ring) <= reachM;
  const spanDeg = wrapDeg(mask.toDeg - mask.fromDeg);
  const fromStartDeg = wrapDeg(bearingDeg - mask.fromDeg);
  return fromStartDeg <= spanDeg + halfDeg || fromStartDeg >= 360 - halfDeg;
}

/** In the plane around the place; 0 inside the ring. */
function distanceToRingM(place: Position, ring: readonly (readonly [number, number])[]): number {
  const origin = toEarthCentred(place, 0);
  const corners = ring.map(([lon, lat]) => {
    const corner = toEarthCentred({ lon, lat }, 0);
    const [east, north] = toLocal(place, [corner[0] - origin[0], corner[1] - origin[1], corner[2] - origin[2]]);
    return [east, north] as const;
  });
  let isInside = false;
  let nearest = Infinity;
  for (const [index, to] of corners.entries()) {
    const [x1, y1] = corners.at(index - 1) ?? to;
    const [x2, y2] = to;
    if (y1 > 0 !== y2 > 0 && x1 - (y1 / (y2 - y1)) * (x2 - x1) > 0) isInside = !isInside;
    const squared = (x2 - x1) ** 2 + (y2 - y1) ** 2;
    const share = squared === 0 ? 0 : -(x1 * (x2 - x1) + y1 * (y2 - y1)) / squared;
    const along = Math.min(1, Math.max(0, share));
    nearest = Math.min(nearest, Math.hypot(x1 + along * (x2 - x1), y1 + along * (y2 - y1)));
  }
  return isInside ? 0 : nearest;
}

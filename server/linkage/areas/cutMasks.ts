import type { Camera } from '../../../protocol/camera/camera.ts';
import { degreesPerRadian, wrapDeg } from '../../../protocol/geometry/ellipsoid.ts';
import type { Sight } from '../sight/Sight.ts';

type Ring = readonly (readonly [number, number])[];

/** Takes what the camera must not show out of the ground it sees in one direction: [from, to, from, to, ...] metres. */
export function cutMasks(
  camera: Pick<Camera, 'lon' | 'lat' | 'masks'>,
  { buildings }: Pick<Sight, 'buildings'>,
  bearingDeg: number,
  seen: number[],
): number[] {
  let left = seen;
  for (const mask of camera.masks ?? []) {
    if ('ring' in mask) {
      const [x, y] = buildings.toMetres(camera);
      const corners = mask.ring.map(([lon, lat]) => {
        const [cornerX, cornerY] = buildings.toMetres({ lon, lat });
        return [cornerX - x, cornerY - y] as const;
      });
      left = without(left, crossings(corners, bearingDeg / degreesPerRadian));
    } else if (wrapDeg(bearingDeg - mask.fromDeg) <= wrapDeg(mask.toDeg - mask.fromDeg)) {
      return [];
    }
  }
  return left;
}

/** How far along a ray from the origin it enters and leaves a ring, in turns; it begins inside where their number is odd. */
function crossings(ring: Ring, bearing: number): number[] {
  const [dx, dy] = [Math.sin(bearing), Math.cos(bearing)];
  const at: number[] = [];
  for (const [index, [toX, toY]] of ring.entries()) {
    const [fromX, fromY] = ring.at(index - 1) ?? [toX, toY];
    const [fromSide, toSide] = [fromX * dy - fromY * dx, toX * dy - toY * dx];
    if (fromSide > 0 === toSide > 0) continue;
    const share = fromSide / (fromSide - toSide);
    const alongM = (fromX + (toX - fromX) * share) * dx + (fromY + (toY - fromY) * share) * dy;
    if (alongM > 0) at.push(alongM);
  }
  at.sort((first, second) => first - second);
  return at.length % 2 === 1 ? [0, ...at] : at;
}

function without(seen: readonly number[], cuts: readonly number[]): number[] {
  let left = [...seen];
  for (let cut = 0; cut + 1 < cuts.length; cut += 2) {
    const [cutFrom, cutTo] = [cuts[cut] ?? 0, cuts[cut + 1] ?? 0];
    const next: number[] = [];
    for (let at = 0; at + 1 < left.length; at += 2) {
      const [from, to] = [left[at] ?? 0, left[at + 1] ?? 0];
      if (from < cutFrom) next.push(from, Math.min(to, cutFrom));
      if (to > cutTo) next.push(Math.max(from, cutTo), to);
    }
    left = next;
  }
  return left;
}

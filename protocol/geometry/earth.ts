import { solveGeodesic } from './geodesic.ts';
import type { Position } from './place.ts';

/** Over the ellipsoid, metres. */
export function distanceM(from: Position, to: Position): number {
  return solveGeodesic(from, to).distanceM;
}

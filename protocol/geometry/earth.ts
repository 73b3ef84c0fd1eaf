import { solveGeodesic } from './geodesic.ts';
import type { Position } from './place.ts';

/** Over the ellipsoid, metres. */
export function distanceM(from: Position, to: Position): number {
  return solveGeodesic(from, to).distanceM;
}

/** Of the shortest way at its start, degrees clockwise from true north, 0 <= bearing < 360. */
export function bearingDeg(from: Position, to: Position): number {
  return solveGeodesic(from, to).bearingDeg;
}

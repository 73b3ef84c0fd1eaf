import type { Position } from './place.ts';

/** IUGG mean radius R1 of WGS-84, metres. */
const meanRadiusM = 6_371_008.8;
const toRadians = Math.PI / 180;

/** Great-circle distance in metres (haversine on the mean sphere; within 0.6 % of the ellipsoid, exact enough to rank). */
export function distanceM(from: Position, to: Position): number {
  const halfLat = ((to.lat - from.lat) * toRadians) / 2;
  const halfLon = ((to.lon - from.lon) * toRadians) / 2;
  const a =
    Math.sin(halfLat) ** 2 + Math.cos(from.lat * toRadians) * Math.cos(to.lat * toRadians) * Math.sin(halfLon) ** 2;
  return 2 * meanRadiusM * Math.asin(Math.min(1, Math.sqrt(a)));
}

/** Initial great-circle bearing in degrees clockwise from true north, 0 <= bearing < 360. */
export function bearingDeg(from: Position, to: Position): number {
  const lat1 = from.lat * toRadians;
  const lat2 = to.lat * toRadians;
  const deltaLon = (to.lon - from.lon) * toRadians;
  const y = Math.sin(deltaLon) * Math.cos(lat2);
  const x = Math.cos(lat1) * Math.sin(lat2) - Math.sin(lat1) * Math.cos(lat2) * Math.cos(deltaLon);
  return (Math.atan2(y, x) / toRadians + 360) % 360;
}

/** How far the ground falls away below the horizontal at a distance, metres: d^2 / 2R. */
export function curvatureDropM(distance: number): number {
  return (distance * distance) / (2 * meanRadiusM);
}

import type { PlotPoint } from './plot.ts';

const semiMajorM = 6_378_137;
const flattening = 1 / 298.257223563;
const eccentricity = Math.sqrt(flattening * (2 - flattening));
const toRadians = Math.PI / 180;

/** Twice the area between the equator and a latitude, over the squared polar function (Snyder 1987, 3-12). */
function q(sinLat: number): number {
  const part = eccentricity * sinLat;
  return (
    (1 - eccentricity ** 2) * (sinLat / (1 - part ** 2) - (1 / (2 * eccentricity)) * Math.log((1 - part) / (1 + part)))
  );
}

const qPole = q(1);
/** The sphere of the same surface as WGS-84, metres. */
const authalicRadiusM = semiMajorM * Math.sqrt(qPole / 2);

/**
 * Area over the ellipsoid in square metres, edges as great circles of the sphere of equal area; exact to some parts in
 * a million at the size of a city. Either direction round; the ring need not be closed.
 */
export function polygonAreaM2(points: readonly PlotPoint[]): number {
  let excess = 0;
  for (const [index, [lon, lat]] of points.entries()) {
    const [nextLon, nextLat] = points[(index + 1) % points.length] ?? [lon, lat];
    const first = Math.tan(authalicLat(lat) / 2);
    const second = Math.tan(authalicLat(nextLat) / 2);
    const turn = Math.tan(((nextLon - lon) * toRadians) / 2);
    excess += 2 * Math.atan2(turn * (first + second), 1 + first * second);
  }
  return Math.abs(excess) * authalicRadiusM ** 2;
}

function authalicLat(latDeg: number): number {
  return Math.asin(Math.min(1, Math.max(-1, q(Math.sin(latDeg * toRadians)) / qPole)));
}

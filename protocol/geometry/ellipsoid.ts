import type { Position } from './place.ts';

/** WGS-84 (NIMA TR8350.2): semi-major axis in metres, flattening, and what follows from them. */
export const semiMajorM = 6_378_137;
export const flattening = 1 / 298.257223563;
export const semiMinorM = semiMajorM * (1 - flattening);
const eccentricitySquared = flattening * (2 - flattening);

export const degreesPerRadian = 180 / Math.PI;

/** A vector in metres; earth-centred (towards 0°E, 90°E, the pole) or local (east, north, up), as its maker says. */
export type Vector = readonly [number, number, number];

/** Earth-centred coordinates of a place `altitudeM` above the ellipsoid. */
export function toEarthCentred({ lon, lat }: Position, altitudeM: number): Vector {
  const [phi, lambda] = [lat / degreesPerRadian, lon / degreesPerRadian];
  const sine = Math.sin(phi);
  const normalM = semiMajorM / Math.sqrt(1 - eccentricitySquared * sine * sine);
  const fromAxisM = (normalM + altitudeM) * Math.cos(phi);
  return [
    fromAxisM * Math.cos(lambda),
    fromAxisM * Math.sin(lambda),
    (normalM * (1 - eccentricitySquared) + altitudeM) * sine,
  ];
}

/** An earth-centred vector seen from a position: metres east, north and up. */
export function toLocal({ lon, lat }: Position, [x, y, z]: Vector): Vector {
  const [phi, lambda] = [lat / degreesPerRadian, lon / degreesPerRadian];
  const [sinPhi, cosPhi, sinLambda, cosLambda] = [Math.sin(phi), Math.cos(phi), Math.sin(lambda), Math.cos(lambda)];
  const outwards = x * cosLambda + y * sinLambda;
  return [y * cosLambda - x * sinLambda, z * cosPhi - outwards * sinPhi, outwards * cosPhi + z * sinPhi];
}

/** An angle as 0 <= angle < 360. */
export function wrapDeg(angleDeg: number): number {
  const wrapped = ((angleDeg % 360) + 360) % 360;
  // A tiny negative angle rounds up to a whole turn.
  return wrapped === 360 ? 0 : wrapped;
}

/** The shortest way from one direction to another, -180 < way <= 180. */
export function turnDeg(fromDeg: number, toDeg: number): number {
  const way = wrapDeg(toDeg - fromDeg);
  return way > 180 ? way - 360 : way;
}

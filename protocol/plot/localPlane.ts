import type { PlotPoint } from './plot.ts';

/** Metres east and north of an origin. */
export type Vector = readonly [east: number, north: number];

export interface LocalPlane {
  toMetres(point: PlotPoint): Vector;
  toDegrees(vector: Vector): PlotPoint;
}

const semiMajorM = 6_378_137;
const eccentricitySquared = 0.006694379990141317;
const toRadians = Math.PI / 180;

/** A flat picture of the ground around a place of WGS-84, true enough for shapes of some kilometres. */
export function localPlane([lon, lat]: PlotPoint): LocalPlane {
  const w = 1 - eccentricitySquared * Math.sin(lat * toRadians) ** 2;
  const perDegreeLat = ((semiMajorM * (1 - eccentricitySquared)) / w ** 1.5) * toRadians;
  // At a pole there is no east; the floor keeps the numbers finite.
  const perDegreeLon = (semiMajorM / Math.sqrt(w)) * toRadians * Math.max(0.01, Math.cos(lat * toRadians));
  return {
    toMetres: ([pointLon, pointLat]) => [(pointLon - lon) * perDegreeLon, (pointLat - lat) * perDegreeLat],
    toDegrees: ([east, north]) => [lon + east / perDegreeLon, lat + north / perDegreeLat],
  };
}

export function plus([x1, y1]: Vector, [x2, y2]: Vector): Vector {
  return [x1 + x2, y1 + y2];
}

export function minus([x1, y1]: Vector, [x2, y2]: Vector): Vector {
  return [x1 - x2, y1 - y2];
}

export function times([x, y]: Vector, factor: number): Vector {
  return [x * factor, y * factor];
}

export function length([x, y]: Vector): number {
  return Math.hypot(x, y);
}

/** Of length one; along the east where there is no direction at all. */
export function unit(vector: Vector): Vector {
  const size = length(vector);
  return size === 0 ? [1, 0] : times(vector, 1 / size);
}

/** Turned left by a quarter. */
export function leftOf([x, y]: Vector): Vector {
  return [-y, x];
}

/** Positive where `point` lies left of the way from `from` to `to`. */
export function sideOf(from: Vector, to: Vector, point: Vector): number {
  const [x1, y1] = minus(to, from);
  const [x2, y2] = minus(point, from);
  return x1 * y2 - y1 * x2;
}

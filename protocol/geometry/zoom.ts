import type { ZoomCurve } from '../camera/mount.ts';
import { degreesPerRadian } from './ellipsoid.ts';

/** Horizontal field of view at a point of the zoom scale; between two points the focal length runs evenly. */
export function hfovAtZoom(curve: ZoomCurve, zoom: number): number {
  return hfovOf(interpolate(sorted(curve), zoom));
}

/** The point of the zoom scale that gives a field of view; the nearer end when the lens cannot. */
export function zoomForHfov(curve: ZoomCurve, hfovDeg: number): number {
  const points = sorted(curve)
    .map(([zoom, focal]): Point => [focal, zoom])
    .sort(([first], [second]) => first - second);
  return interpolate(points, focalOf(hfovDeg));
}

/** From, to: here zoom against focal length in half picture widths. */
type Point = readonly [number, number];

function sorted(curve: ZoomCurve): Point[] {
  const points = Array.isArray(curve)
    ? curve.map(({ zoom, hfovDeg }): Point => [zoom, focalOf(hfovDeg)])
    : curve.focal.map(({ zoom, lengthMm }): Point => [zoom, (2 * lengthMm) / curve.sensorWidthMm]);
  return points.sort(([first], [second]) => first - second);
}

function interpolate(points: readonly Point[], at: number): number {
  const [first, last] = [points[0], points.at(-1)];
  if (first === undefined || last === undefined) throw new RangeError('A curve needs points');
  if (at <= first[0]) return first[1];
  if (at >= last[0]) return last[1];
  const next = points.findIndex(([from]) => from >= at);
  const [x1, y1] = points[next] ?? last;
  const [x0, y0] = points[next - 1] ?? first;
  return x1 === x0 ? y1 : y0 + ((at - x0) / (x1 - x0)) * (y1 - y0);
}

function focalOf(hfovDeg: number): number {
  return 1 / Math.tan(hfovDeg / 2 / degreesPerRadian);
}

function hfovOf(focal: number): number {
  return 2 * Math.atan(1 / focal) * degreesPerRadian;
}

import { distanceM } from '../../../protocol/geometry/earth.ts';
import type { PlotPoint } from '../../../protocol/plot/plot.ts';
import { polygonAreaM2 } from '../../../protocol/plot/polygonAreaM2.ts';

export type MeasureKind = 'distance' | 'area';

/** Length along the points in metres, or the area they enclose in square metres. */
export function measure(kind: MeasureKind, points: readonly PlotPoint[]): number {
  return kind === 'area' ? polygonAreaM2(points) : legs(points).reduce((sum, leg) => sum + leg, 0);
}

/** The length of each leg, metres. */
export function legs(points: readonly PlotPoint[]): number[] {
  return points.slice(1).map(([lon, lat], index) => {
    const [fromLon, fromLat] = points[index] ?? [lon, lat];
    return distanceM({ lon: fromLon, lat: fromLat }, { lon, lat });
  });
}

/** The same in every language: units are signs, not words. */
export function measureWords(kind: MeasureKind, value: number): string {
  const [large, per, unit] = kind === 'area' ? [1e6, 1e6, 'km²'] : [1000, 1000, 'km'];
  const small = kind === 'area' ? 'm²' : 'm';
  return value < large
    ? `${value.toFixed(value < 100 ? 1 : 0)} ${small}`
    : `${(value / per).toFixed(value < 10 * per ? 3 : 2)} ${unit}`;
}

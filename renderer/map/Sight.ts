import type { Position } from '../../protocol/geometry/place.ts';

/** A rectangle of the ground, degrees. A city does not lie across the date line. */
export interface Sight {
  readonly west: number;
  readonly south: number;
  readonly east: number;
  readonly north: number;
}

export const everywhere: Sight = { west: -Infinity, south: -Infinity, east: Infinity, north: Infinity };

/** Wider on every side by `share` of its own size. */
export function widenSight({ west, south, east, north }: Sight, share: number): Sight {
  const [lon, lat] = [(east - west) * share, (north - south) * share];
  return { west: west - lon, south: south - lat, east: east + lon, north: north + lat };
}

export function isInSight({ west, south, east, north }: Sight, { lon, lat }: Position): boolean {
  return lon >= west && lon <= east && lat >= south && lat <= north;
}

export function covers(outer: Sight, inner: Sight): boolean {
  return (
    isInSight(outer, { lon: inner.west, lat: inner.south }) && isInSight(outer, { lon: inner.east, lat: inner.north })
  );
}

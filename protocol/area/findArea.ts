import type { Area } from './area.ts';
import type { Position } from '../geometry/place.ts';

const depth = { city: 0, county: 1, township: 2, village: 3, grid: 4 } as const;

/** The smallest area around a position, or null outside the city. */
export function findArea(areas: readonly Area[], position: Position): Area | null {
  let found: Area | null = null;
  for (const area of areas) {
    if (found !== null && depth[area.level] <= depth[found.level]) continue;
    if (isInside(area.ring, position)) found = area;
  }
  return found;
}

/** Even-odd rule on longitude and latitude; exact enough for areas of a city. */
function isInside(ring: Area['ring'], { lon, lat }: Position): boolean {
  let inside = false;
  let previous = ring.at(-1);
  for (const corner of ring) {
    if (previous !== undefined) {
      const [x1, y1] = previous;
      const [x2, y2] = corner;
      if (y1 > lat !== y2 > lat && lon < ((x2 - x1) * (lat - y1)) / (y2 - y1) + x1) inside = !inside;
    }
    previous = corner;
  }
  return inside;
}

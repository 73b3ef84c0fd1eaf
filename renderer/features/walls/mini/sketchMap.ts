import type { Position } from '../../../../protocol/geometry/place.ts';

/** The window a tile of a quarter of a full-HD wall opens on the map, CSS pixels. */
export const sketchWidth = 960;
export const sketchHeight = 540;

/** MapLibre's world is 512 pixels wide at level 0. */
const worldPx = 512;

export interface SketchPoint {
  readonly x: number;
  readonly y: number;
}

/** Where a position lies in that window, from its middle, in web Mercator (EPSG:3857) as the wall's map; null when outside. */
export function sketchPoint(centre: Position, zoom: number, position: Position): SketchPoint | null {
  const scale = worldPx * 2 ** zoom;
  const x = ((position.lon - centre.lon) / 360) * scale;
  const y = (mercatorY(position.lat) - mercatorY(centre.lat)) * scale;
  return Math.abs(x) <= sketchWidth / 2 && Math.abs(y) <= sketchHeight / 2 ? { x, y } : null;
}

/** 0 at the north edge of the world, 1 at the south. */
function mercatorY(latDeg: number): number {
  const lat = (latDeg * Math.PI) / 180;
  return 0.5 - Math.log(Math.tan(Math.PI / 4 + lat / 2)) / (2 * Math.PI);
}

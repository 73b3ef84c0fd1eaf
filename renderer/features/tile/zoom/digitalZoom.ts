/** A window on the picture of one tile: how many times enlarged, and which point of the tile's box is in its middle (0 to 1). */
export interface DigitalZoom {
  readonly scale: number;
  readonly x: number;
  readonly y: number;
}

/** A place in the tile, or a way across it, in shares of its width and height from the upper left. */
export interface TilePoint {
  readonly x: number;
  readonly y: number;
}

export const wholePicture: DigitalZoom = Object.freeze({ scale: 1, x: 0.5, y: 0.5 });
/** Beyond this a main stream of 1080 lines shows nothing but its own squares. */
const largestScale = 8;
/** A hand on a wheel does not come back to exactly one. */
const nearlyWhole = 1.02;

/** Enlarges by a factor so that what is under the point stays under it; never shows what lies outside the tile's box. */
export function zoomAt(zoom: DigitalZoom, factor: number, at: TilePoint): DigitalZoom {
  if (!Number.isFinite(factor) || factor <= 0) return zoom;
  const scale = Math.min(zoom.scale * factor, largestScale);
  if (scale < nearlyWhole) return wholePicture;
  const under = { x: zoom.x + (at.x - 0.5) / zoom.scale, y: zoom.y + (at.y - 0.5) / zoom.scale };
  return within({ scale, x: under.x - (at.x - 0.5) / scale, y: under.y - (at.y - 0.5) / scale });
}

/** Moves the picture with the hand: dragged right, it shows what lies to the left. */
export function panBy(zoom: DigitalZoom, dragged: TilePoint): DigitalZoom {
  return within({ ...zoom, x: zoom.x - dragged.x / zoom.scale, y: zoom.y - dragged.y / zoom.scale });
}

export function isZoomed(zoom: DigitalZoom): boolean {
  return zoom.scale > 1;
}

/** The CSS transform about the middle of the box. */
export function zoomTransform({ scale, x, y }: DigitalZoom): string {
  return `translate(${percent((0.5 - x) * scale)}, ${percent((0.5 - y) * scale)}) scale(${scale})`;
}

function within({ scale, x, y }: DigitalZoom): DigitalZoom {
  const margin = 0.5 / scale;
  return { scale, x: clamp(x, margin, 1 - margin), y: clamp(y, margin, 1 - margin) };
}

function clamp(value: number, min: number, max: number): number {
  return Math.min(Math.max(value, min), max);
}

function percent(share: number): string {
  return `${Math.round(share * 1e4) / 1e2}%`;
}

interface Spot {
  readonly lon: number;
  readonly lat: number;
}

/** What the small map shows: its middle, in the Web Mercator square from 0 to 1, and how many screen pixels that square is wide. */
export interface SceneView {
  readonly x: number;
  readonly y: number;
  readonly worldPx: number;
}

interface Size {
  readonly width: number;
  readonly height: number;
}

const tilePx = 256;
const closestZoom = 18;
const farthestZoom = 10;
const fitMargin = 0.75;
/** The finest tiles the base map has. */
export const finestTileZoom = 15;

/** Web Mercator (EPSG:3857) with the whole world in the unit square, y from the north. */
export function mercator({ lon, lat }: Spot): { readonly x: number; readonly y: number } {
  const sine = Math.sin((lat * Math.PI) / 180);
  return { x: lon / 360 + 0.5, y: 0.5 - Math.log((1 + sine) / (1 - sine)) / (4 * Math.PI) };
}

/** Shows all of the spots around the first; the first alone from close by. */
export function fitView([first, ...others]: readonly [Spot, ...Spot[]], { width, height }: Size): SceneView {
  const middle = mercator(first);
  const spans = others.map((spot) => {
    const { x, y } = mercator(spot);
    return Math.max((2 * Math.abs(x - middle.x)) / width, (2 * Math.abs(y - middle.y)) / height);
  });
  const span = Math.max(...spans, 0);
  return clamp({ ...middle, worldPx: span === 0 ? tilePx * 2 ** 16 : fitMargin / span });
}

export function zoomView(view: SceneView, factor: number): SceneView {
  return clamp({ ...view, worldPx: view.worldPx * factor });
}

export function panView(view: SceneView, dxPx: number, dyPx: number): SceneView {
  return { ...view, x: view.x - dxPx / view.worldPx, y: Math.min(1, Math.max(0, view.y - dyPx / view.worldPx)) };
}

/** Where a spot lies on the canvas, in its pixels. */
export function toCanvas(view: SceneView, spot: Spot, { width, height }: Size): readonly [number, number] {
  const { x, y } = mercator(spot);
  return [(x - view.x) * view.worldPx + width / 2, (y - view.y) * view.worldPx + height / 2];
}

export interface TileAddress {
  readonly z: number;
  readonly x: number;
  readonly y: number;
}

/** The tiles that cover the view, at most a few dozen: coarser ones where finer would be too many. */
export function tilesOf(view: SceneView, { width, height }: Size): readonly TileAddress[] {
  const z = Math.min(finestTileZoom, Math.max(farthestZoom, Math.floor(Math.log2(view.worldPx / tilePx)) - 1));
  const count = 2 ** z;
  const edge = (middle: number, halfPx: number) => Math.floor((middle + halfPx / view.worldPx) * count);
  const tiles: TileAddress[] = [];
  for (let y = Math.max(0, edge(view.y, -height / 2)); y <= Math.min(count - 1, edge(view.y, height / 2)); y += 1)
    for (let x = edge(view.x, -width / 2); x <= edge(view.x, width / 2); x += 1)
      tiles.push({ z, x: ((x % count) + count) % count, y });
  return tiles;
}

function clamp(view: SceneView): SceneView {
  const worldPx = Math.min(tilePx * 2 ** closestZoom, Math.max(tilePx * 2 ** farthestZoom, view.worldPx));
  return { ...view, worldPx };
}

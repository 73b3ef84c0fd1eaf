import type { BaseLayer, BaseTile } from './BaseTiles.ts';
import type { SceneView } from './sceneView.ts';

export type Canvas = CanvasRenderingContext2D;
export type Size = { readonly width: number; readonly height: number };

const dark = {
  ground: '#12161b',
  ...{ water: '#16304a', park: '#14281d', building: '#20262e', rail: '#3a424d' },
  ...{ lane: '#39424d', street: '#4a5563', road: '#6b7786' },
  ...{ text: '#ffffff', halo: '#000000', closed: '#ff6b61', own: '#5fb3f3', other: '#53c281', camera: '#f0b23e' },
} as const;
const sun = {
  ground: '#ffffff',
  ...{ water: '#bcdcf5', park: '#d8ecd9', building: '#e6e6e6', rail: '#8b939e' },
  ...{ lane: '#c9ced6', street: '#a6aeb9', road: '#6f7884' },
  ...{ text: '#000000', halo: '#ffffff', closed: '#a3120b', own: '#0b4fb3', other: '#0c5a2c', camera: '#7a4a00' },
} as const;
export type Palette = Record<keyof typeof dark, string>;

const order: readonly BaseLayer[] = ['water', 'park', 'building', 'rail', 'lane', 'street', 'road'];
/** Of lines; the other layers are filled. */
const lineWidthsPx: Partial<Record<BaseLayer, number>> = { rail: 1, lane: 1, street: 2.5, road: 4.5 };

export function paletteOf(isSunlit: boolean): Palette {
  return isSunlit ? sun : dark;
}

/** The ground of a small map: the base map's waters, parks, buildings and roads. The context is scaled to CSS pixels. */
export function drawGround(
  context: Canvas,
  { width, height }: Size,
  { view, tiles }: { readonly view: SceneView; readonly tiles: readonly BaseTile[] },
  palette: Palette,
): void {
  context.fillStyle = palette.ground;
  context.fillRect(0, 0, width, height);
  for (const layer of order) {
    const lineWidthPx = lineWidthsPx[layer];
    for (const { address, extent, paths } of tiles) {
      const path = paths.get(layer);
      if (path === undefined) continue;
      const sidePx = view.worldPx / 2 ** address.z;
      const scale = sidePx / extent;
      context.save();
      context.translate(width / 2 - view.x * view.worldPx, height / 2 - view.y * view.worldPx);
      context.translate(address.x * sidePx, address.y * sidePx);
      context.beginPath();
      // Half a pixel over the edge: the seam between two tiles would show the ground.
      context.rect(-0.5, -0.5, sidePx + 1, sidePx + 1);
      context.clip();
      context.scale(scale, scale);
      if (lineWidthPx === undefined) {
        context.fillStyle = palette[layer];
        context.fill(path, 'evenodd');
      } else {
        context.strokeStyle = palette[layer];
        context.lineWidth = lineWidthPx / scale;
        context.stroke(path);
      }
      context.restore();
    }
  }
}

export function disc(
  context: Canvas,
  [x, y]: readonly [number, number],
  radius: number,
  color: string,
  rim: string | null = null,
): void {
  context.beginPath();
  context.arc(x, y, radius, 0, 2 * Math.PI);
  context.fillStyle = color;
  context.fill();
  if (rim === null) return;
  Object.assign(context, { strokeStyle: rim, lineWidth: 2.5 });
  context.stroke();
}

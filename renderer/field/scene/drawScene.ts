import type { FieldScene } from '../../../protocol/scene/fieldScene.ts';
import type { BaseLayer, BaseTile } from './BaseTiles.ts';
import { toCanvas, type SceneView } from './sceneView.ts';

interface Spot {
  readonly lon: number;
  readonly lat: number;
}

/** Everything on the small map. */
export interface SceneDrawing {
  readonly view: SceneView;
  readonly tiles: readonly BaseTile[];
  readonly scene: Spot;
  readonly own: (Spot & { readonly accuracyM: number }) | null;
  readonly around: FieldScene | null;
  /** The words beside a unit's mark. */
  readonly nameOf: (unit: FieldScene['others'][number]) => string;
  readonly isSunlit: boolean;
}

type Canvas = CanvasRenderingContext2D;

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
type Palette = Record<keyof typeof dark, string>;

const order: readonly BaseLayer[] = ['water', 'park', 'building', 'rail', 'lane', 'street', 'road'];
/** Of lines; the other layers are filled. */
const lineWidthsPx: Partial<Record<BaseLayer, number>> = { rail: 1, lane: 1, street: 2.5, road: 4.5 };
const equatorM = 40_075_017;

/** Draws ground, closures and marks; the context is scaled to CSS pixels by whoever owns the canvas. */
export function drawScene(context: Canvas, size: { width: number; height: number }, drawing: SceneDrawing): void {
  const palette = drawing.isSunlit ? sun : dark;
  context.fillStyle = palette.ground;
  context.fillRect(0, 0, size.width, size.height);
  const at = (spot: Spot) => toCanvas(drawing.view, spot, size);
  drawGround(context, size, drawing, palette);
  for (const { form, points } of drawing.around?.closures ?? []) {
    const line = points.map(([lon, lat]) => at({ lon, lat }));
    drawClosure(context, line, form === 'area', palette.closed);
  }
  for (const camera of drawing.around?.cameras ?? []) drawCamera(context, at(camera), palette);
  for (const unit of drawing.around?.others ?? []) {
    if (unit.position !== null) drawMark(context, at(unit.position), palette.other, palette, drawing.nameOf(unit));
  }
  if (drawing.own !== null) drawOwn(context, at(drawing.own), drawing, palette);
  drawTarget(context, at(drawing.scene), palette);
}

function drawGround(
  context: Canvas,
  { width, height }: { width: number; height: number },
  { view, tiles }: SceneDrawing,
  palette: Palette,
): void {
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
      context.rect(0, 0, sidePx, sidePx);
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

/** Red alone would not do: a dashed line, and the sign of a closed road in its middle. */
function drawClosure(
  context: Canvas,
  line: readonly (readonly [number, number])[],
  isArea: boolean,
  color: string,
): void {
  context.save();
  Object.assign(context, { strokeStyle: color, lineWidth: 5, lineCap: 'butt' });
  context.setLineDash([10, 6]);
  context.beginPath();
  for (const [x, y] of line) context.lineTo(x, y);
  if (isArea) context.closePath();
  context.stroke();
  context.restore();
  const [x, y] = line[Math.floor(line.length / 2)] ?? [0, 0];
  disc(context, [x, y], 11, color);
  context.fillStyle = '#ffffff';
  context.fillRect(x - 7, y - 2, 14, 4);
}

function drawCamera(context: Canvas, [x, y]: readonly [number, number], palette: Palette): void {
  context.fillStyle = palette.camera;
  context.fillRect(x - 7, y - 5, 10, 10);
  context.beginPath();
  context.moveTo(x + 3, y);
  context.lineTo(x + 9, y - 5);
  context.lineTo(x + 9, y + 5);
  context.fill();
}

function drawMark(context: Canvas, at: readonly [number, number], color: string, palette: Palette, name: string): void {
  disc(context, at, 8, color, palette.halo);
  words(context, at, name, palette);
}

function drawOwn(context: Canvas, at: readonly [number, number], drawing: SceneDrawing, palette: Palette): void {
  if (drawing.own === null) return;
  const metresPerPx = (equatorM * Math.cos((drawing.own.lat * Math.PI) / 180)) / drawing.view.worldPx;
  context.globalAlpha = 0.18;
  disc(context, at, Math.min(400, drawing.own.accuracyM / metresPerPx), palette.own);
  context.globalAlpha = 1;
  disc(context, at, 9, palette.own, '#ffffff');
}

function drawTarget(context: Canvas, [x, y]: readonly [number, number], palette: Palette): void {
  disc(context, [x, y], 14, palette.closed, '#ffffff');
  context.fillStyle = '#ffffff';
  Object.assign(context, { font: 'bold 18px sans-serif', textAlign: 'center', textBaseline: 'middle' });
  context.fillText('!', x, y + 1);
}

function disc(
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

function words(context: Canvas, [x, y]: readonly [number, number], text: string, palette: Palette): void {
  Object.assign(context, { font: '600 14px sans-serif', textAlign: 'left', textBaseline: 'middle', lineWidth: 4 });
  context.strokeStyle = palette.halo;
  context.fillStyle = palette.text;
  context.strokeText(text, x + 13, y);
  context.fillText(text, x + 13, y);
}

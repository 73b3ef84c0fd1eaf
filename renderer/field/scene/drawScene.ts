import type { FieldScene } from '../../../protocol/scene/fieldScene.ts';
import { disc, type Canvas, type Palette, type Size } from './drawGround.ts';
import { toCanvas, type SceneView } from './sceneView.ts';

interface Spot {
  readonly lon: number;
  readonly lat: number;
}

/** Everything on the small map. */
export interface SceneDrawing {
  readonly view: SceneView;
  readonly scene: Spot;
  readonly own: (Spot & { readonly accuracyM: number }) | null;
  readonly around: FieldScene | null;
  /** The words beside a unit's mark. */
  readonly nameOf: (unit: FieldScene['others'][number]) => string;
}

const equatorM = 40_075_017;

/** Draws closures and marks on the ground; the context is scaled to CSS pixels by whoever owns the canvas. */
export function drawScene(context: Canvas, size: Size, drawing: SceneDrawing, palette: Palette): void {
  const at = (spot: Spot) => toCanvas(drawing.view, spot, size);
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

function words(context: Canvas, [x, y]: readonly [number, number], text: string, palette: Palette): void {
  Object.assign(context, { font: '600 14px sans-serif', textAlign: 'left', textBaseline: 'middle', lineWidth: 4 });
  context.strokeStyle = palette.halo;
  context.fillStyle = palette.text;
  context.strokeText(text, x + 13, y);
  context.fillText(text, x + 13, y);
}

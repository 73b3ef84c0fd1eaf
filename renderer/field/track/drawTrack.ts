import type { TrackPoint } from '../../../protocol/unit/unitTrack.ts';
import { disc, type Canvas, type Palette, type Size } from '../scene/drawGround.ts';
import { toCanvas, type SceneView } from '../scene/sceneView.ts';

/** After so long without a point nobody knows the way between: it is dashed. */
export const gapMs = 10 * 60_000;

/** The way of a duty: where it was recorded a line, where it was not a dashed one, a ring at its start and a dot at its end. */
export function drawTrack(
  context: Canvas,
  size: Size,
  { points, view }: { readonly points: readonly TrackPoint[]; readonly view: SceneView },
  palette: Palette,
): void {
  const [first, last] = [points[0], points.at(-1)];
  if (first === undefined || last === undefined) return;
  for (const { color, width } of [
    { color: palette.halo, width: 8 },
    { color: palette.own, width: 4 },
  ]) {
    Object.assign(context, { strokeStyle: color, lineWidth: width, lineCap: 'round', lineJoin: 'round' });
    points.forEach((point, index) => {
      const before = points[index - 1];
      if (before === undefined) return;
      context.setLineDash(point.at - before.at > gapMs ? [2, 10] : []);
      context.beginPath();
      context.moveTo(...toCanvas(view, before, size));
      context.lineTo(...toCanvas(view, point, size));
      context.stroke();
    });
  }
  context.setLineDash([]);
  disc(context, toCanvas(view, first, size), 8, palette.halo, palette.own);
  disc(context, toCanvas(view, last, size), 9, palette.own, '#ffffff');
}

import { attackArrowOutline, pincerArrowOutline, straightArrowOutline } from './arrowOutline.ts';
import { leftOf, length, localPlane, minus, plus, times, unit, type Vector } from './localPlane.ts';
import { plotPointCounts, type PlotKind, type PlotPoint } from './plot.ts';

/** The lines and the closed ring that show a plot; both empty for a point or a text, or while points are missing. */
export interface PlotOutline {
  readonly lines: readonly (readonly PlotPoint[])[];
  readonly ring: readonly PlotPoint[];
}

const circleSteps = 72;
const barbShare = 0.4;
const longestBarbM = 120;

/** The shape that a plot's points stand for, also while it is being drawn. */
export function plotOutline(kind: PlotKind, points: readonly PlotPoint[]): PlotOutline {
  const origin = points[0];
  if (origin === undefined || points.length < plotPointCounts[kind][0]) return { lines: [], ring: [] };
  const plane = localPlane(origin);
  const metres = points.map((point) => plane.toMetres(point));
  const ringOf = (outline: readonly Vector[]): PlotOutline => {
    const ring = outline.map((vector) => plane.toDegrees(vector));
    return { lines: [], ring: [...ring, ...ring.slice(0, 1)] };
  };
  const [first, second, third, fourth] = metres as [Vector, Vector, Vector, Vector];
  switch (kind) {
    case 'point':
    case 'text':
      return { lines: [], ring: [] };
    case 'line':
      return { lines: [points], ring: [] };
    case 'arrow':
      return { lines: [points, arrowBarbs(metres).map((vector) => plane.toDegrees(vector))], ring: [] };
    case 'polygon':
      return ringOf(metres);
    case 'circle':
      return ringOf(circle(length(minus(second, first))));
    case 'straightArrow':
      return ringOf(straightArrowOutline(first, second));
    case 'attackArrow':
      return ringOf(attackArrowOutline([first, second], metres.slice(2)));
    case 'pincerArrow':
      return ringOf(pincerArrowOutline([first, second], [third, fourth]));
  }
}

function circle(radiusM: number): Vector[] {
  return Array.from({ length: circleSteps }, (_, step) => {
    const angle = (2 * Math.PI * step) / circleSteps;
    return [radiusM * Math.sin(angle), radiusM * Math.cos(angle)];
  });
}

/** One line through the tip that makes a head of the last leg. */
function arrowBarbs(way: readonly Vector[]): Vector[] {
  const [from, tip] = way.slice(-2) as [Vector, Vector];
  const sizeM = Math.min(longestBarbM, length(minus(tip, from)) * barbShare);
  const along = unit(minus(tip, from));
  const back = minus(tip, times(along, sizeM));
  const across = times(leftOf(along), sizeM * 0.5);
  return [plus(back, across), tip, minus(back, across)];
}

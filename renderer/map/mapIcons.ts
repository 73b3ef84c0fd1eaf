import type { UnitKind } from '../../protocol/unit/unit.ts';
import { signedDistanceIcon, type DistanceIcon } from './signedDistanceIcon.ts';

/** Shapes are painted on a square of 24 pixels, with a margin around it for outlines. */
const shapePx = 24;
const marginPx = 4;

type Paint = (context: CanvasRenderingContext2D) => void;

function path(context: CanvasRenderingContext2D, points: readonly [number, number][]): void {
  context.beginPath();
  points.forEach(([x, y], index) => (index === 0 ? context.moveTo(x, y) : context.lineTo(x, y)));
  context.closePath();
}

function fill(points: readonly [number, number][]): Paint {
  return (context) => {
    path(context, points);
    context.fill();
  };
}

const unitGlyphs: Record<UnitKind, Paint> = {
  police: fill([
    [12, 5],
    [18, 7.2],
    [17.4, 13.5],
    [12, 19],
    [6.6, 13.5],
    [6, 7.2],
  ]),
  fire: (context) => {
    context.beginPath();
    context.moveTo(12.6, 4);
    context.bezierCurveTo(13.5, 8, 18, 10, 17.6, 14.4);
    context.bezierCurveTo(17.3, 18, 14.8, 19.6, 12, 19.6);
    context.bezierCurveTo(9, 19.6, 6.4, 17.8, 6.4, 14.4);
    context.bezierCurveTo(6.4, 11.6, 8.2, 10.4, 8.8, 8.4);
    context.bezierCurveTo(10.4, 9.6, 10.6, 10.6, 10.8, 11.4);
    context.bezierCurveTo(12.4, 9.6, 12.8, 7, 12.6, 4);
    context.fill();
  },
  ambulance: (context) => {
    context.fillRect(9.7, 5.4, 4.6, 13.2);
    context.fillRect(5.4, 9.7, 13.2, 4.6);
  },
  urban: (context) => {
    context.fillRect(6, 8, 5, 11);
    context.fillRect(12.4, 5, 5.6, 14);
  },
  water: (context) => {
    context.beginPath();
    context.moveTo(12, 4.4);
    context.bezierCurveTo(14, 8.4, 17.4, 10.8, 17.4, 14.2);
    context.bezierCurveTo(17.4, 17.4, 15, 19.4, 12, 19.4);
    context.bezierCurveTo(9, 19.4, 6.6, 17.4, 6.6, 14.2);
    context.bezierCurveTo(6.6, 10.8, 10, 8.4, 12, 4.4);
    context.fill();
  },
  grid: (context) => {
    context.beginPath();
    context.arc(12, 8.4, 3.2, 0, 2 * Math.PI);
    context.fill();
    context.beginPath();
    context.arc(12, 19.4, 6.4, Math.PI, 2 * Math.PI);
    context.fill();
  },
  rescue: (context) => {
    context.lineWidth = 3.6;
    context.beginPath();
    context.arc(12, 12, 5.4, 0, 2 * Math.PI);
    context.stroke();
  },
};

const paints: Record<string, Paint> = {
  'camera-vantage': (context) => {
    context.beginPath();
    context.arc(12, 11.4, 5.6, Math.PI, 2 * Math.PI);
    context.fill();
    context.fillRect(5, 12.6, 14, 2);
    context.fillRect(8.6, 15.6, 6.8, 3);
  },
  'camera-lookout': fill([
    [12, 4],
    [13.6, 10.4],
    [17.4, 19.6],
    [14.6, 19.6],
    [12, 14],
    [9.4, 19.6],
    [6.6, 19.6],
    [10.4, 10.4],
  ]),
  'camera-body-lookout': fill([
    [12, 1.6],
    [22.4, 12],
    [12, 22.4],
    [1.6, 12],
  ]),
  'camera-body-vantage': (context) => {
    context.beginPath();
    context.roundRect(3.4, 3.4, 17.2, 17.2, 4);
    context.fill();
  },
  'unit-body': (context) => {
    context.beginPath();
    context.roundRect(2.6, 2.6, 18.8, 18.8, 6);
    context.fill();
  },
  'incident-pin': (context) => {
    context.beginPath();
    context.arc(12, 9.6, 7.6, Math.PI * 0.86, Math.PI * 0.14);
    context.lineTo(12, 22.6);
    context.closePath();
    context.fill();
  },
};

/** Every icon the map uses, by name. */
export function drawMapIcons(): Map<string, DistanceIcon> {
  const all = [
    ...Object.entries(paints),
    ...Object.entries(unitGlyphs).map(([kind, paint]) => [`unit-${kind}`, paint] as const),
  ];
  return new Map(
    all.map(([name, paint]) => {
      const icon = signedDistanceIcon(shapePx + 2 * marginPx, (context) => {
        context.translate(marginPx, marginPx);
        paint(context);
      });
      return [name, icon];
    }),
  );
}

import { expect, test } from 'vitest';
import { distanceM } from '../../../../protocol/geometry/earth.ts';
import { plotKinds, type PlotKind, type PlotPoint } from '../../../../protocol/plot/plot.ts';
import { plotOutline } from '../../../../protocol/plot/plotOutline.ts';

const centre: PlotPoint = [113, 29.5];
const metresPerDegree = 111_195;
const eastShrink = Math.cos((29.5 * Math.PI) / 180);

/** A place so many metres east and north of the centre. */
function at(east: number, north: number): PlotPoint {
  return [centre[0] + east / (metresPerDegree * eastShrink), centre[1] + north / metresPerDegree];
}

function distance(first: PlotPoint, second: PlotPoint): number {
  return distanceM({ lon: first[0], lat: first[1] }, { lon: second[0], lat: second[1] });
}

function nearest(ring: readonly PlotPoint[], to: PlotPoint): number {
  return Math.min(...ring.map((point) => distance(point, to)));
}

/** Whether any two edges that do not touch cross each other. */
function crossesItself(ring: readonly PlotPoint[]): boolean {
  const side = (a: PlotPoint, b: PlotPoint, c: PlotPoint) =>
    Math.sign((b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0]));
  const edges = ring.slice(1).map((end, index) => [ring[index] ?? end, end] as const);
  return edges.some(([a, b], first) =>
    edges.some(
      ([c, d], second) =>
        second > first + 1 &&
        !(first === 0 && second === edges.length - 1) &&
        side(a, b, c) * side(a, b, d) < 0 &&
        side(c, d, a) * side(c, d, b) < 0,
    ),
  );
}

const arrows: [PlotKind, PlotPoint[], PlotPoint[]][] = [
  ['straightArrow', [at(0, 0), at(300, 400)], [at(300, 400)]],
  ['attackArrow', [at(-80, 0), at(80, 0), at(60, 400), at(500, 700)], [at(500, 700)]],
  ['attackArrow', [at(80, 0), at(-80, 0), at(0, 600)], [at(0, 600)]],
  ['pincerArrow', [at(120, 0), at(-120, 0), at(200, 600), at(-150, 500)], [at(200, 600), at(-150, 500)]],
  ['pincerArrow', [at(-120, 0), at(120, 0), at(-200, 600), at(150, 500)], [at(-200, 600), at(150, 500)]],
];

test.each(arrows)('%s is one closed ring that reaches its tips and does not cross itself', (kind, points, tips) => {
  const { lines, ring } = plotOutline(kind, points);
  expect(lines).toEqual([]);
  expect(ring.at(-1)).toEqual(ring[0]);
  for (const tip of tips) expect(nearest(ring, tip)).toBeLessThan(0.01);
  expect(crossesItself(ring)).toBe(false);
});

test.each(arrows)('%s keeps to the ground its points span, and keeps its form when all is moved', (kind, points) => {
  const { ring } = plotOutline(kind, points);
  const spanM = Math.max(...points.flatMap((first) => points.map((second) => distance(first, second))));
  for (const point of ring) expect(nearest(points, point)).toBeLessThan(spanM);
  const moved = plotOutline(
    kind,
    points.map(([lon, lat]) => [lon + 0.05, lat]),
  ).ring;
  for (const [index, [lon, lat]] of ring.entries()) {
    expect(moved[index]?.[0]).toBeCloseTo(lon + 0.05, 9);
    expect(moved[index]?.[1]).toBeCloseTo(lat, 9);
  }
});

test('a circle has the same radius all round', () => {
  const { ring } = plotOutline('circle', [centre, at(250, 0)]);
  for (const point of ring) expect(Math.abs(distance(centre, point) - 250)).toBeLessThan(0.5);
});

test('an arrow is its line and a head at its end', () => {
  const way = [at(0, 0), at(100, 0), at(100, 200)];
  const { lines, ring } = plotOutline('arrow', way);
  expect(ring).toEqual([]);
  expect(lines[0]).toEqual(way);
  expect(nearest(lines[1] ?? [], at(100, 200))).toBeLessThan(0.01);
  expect(lines[1]).toHaveLength(3);
});

test.each(plotKinds)('%s with too few points, or all of them at one place, is nothing or finite', (kind) => {
  expect(plotOutline(kind, [])).toEqual({ lines: [], ring: [] });
  const { lines, ring } = plotOutline(kind, [centre, centre, centre, centre]);
  for (const point of [...lines.flat(), ...ring]) expect(point.every(Number.isFinite)).toBe(true);
});

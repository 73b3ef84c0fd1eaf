import { expect, test } from 'vitest';
import { polygonAreaM2 } from '../../../../protocol/plot/polygonAreaM2.ts';

/** Area of a narrow strip of the ellipsoid by summing M(lat) N(lat) cos(lat): Snyder 1987, 4-18 and 4-20. */
function stripAreaM2(south: number, north: number, widthDeg: number): number {
  const a = 6_378_137;
  const e2 = 0.00669437999014;
  const steps = 2000;
  let sum = 0;
  for (let step = 0; step < steps; step += 1) {
    const lat = ((south + ((north - south) * (step + 0.5)) / steps) * Math.PI) / 180;
    const w = 1 - e2 * Math.sin(lat) ** 2;
    sum += ((a * (1 - e2)) / w ** 1.5) * (a / Math.sqrt(w)) * Math.cos(lat);
  }
  return ((sum * (north - south)) / steps) * (Math.PI / 180) ** 2 * widthDeg;
}

test.each([
  [29.5, 29.51, 0.01],
  [0, 0.02, 0.02],
  [-45.1, -45, 0.05],
  [70, 70.05, 0.02],
])('a field between %d and %d degrees is as large as the ellipsoid says', (south, north, width) => {
  const field: [number, number][] = [
    [113, south],
    [113 + width, south],
    [113 + width, north],
    [113, north],
  ];
  const expected = stripAreaM2(south, north, width);
  expect(Math.abs(polygonAreaM2(field) / expected - 1)).toBeLessThan(1e-5);
  expect(polygonAreaM2(field.toReversed())).toBeCloseTo(polygonAreaM2(field), 3);
  const [first] = field;
  if (first) expect(polygonAreaM2([...field, first])).toBeCloseTo(polygonAreaM2(field), 3);
});

test('no points, one and two enclose nothing', () => {
  expect(polygonAreaM2([])).toBe(0);
  expect(polygonAreaM2([[113, 29.5]])).toBeCloseTo(0, 6);
  expect(
    polygonAreaM2([
      [113, 29.5],
      [113.1, 29.6],
    ]),
  ).toBeCloseTo(0, 3);
});

import { expect, test } from 'vitest';
import {
  fewestFullTiles,
  reviseBudget,
  wholeBudget,
  type FrameBudget,
} from '../../../../../../renderer/features/tile/rate/frameBudget.ts';

const everyMs = 2_000;

/** Reads a page of so many tiles every two seconds; `lost` gives the share lost at each reading. */
function read(budget: FrameBudget, options: { from?: number; tiles?: number; lost: readonly number[] }): FrameBudget {
  const { from = 0, tiles = 36, lost } = options;
  return lost.reduce(
    (before, share, index) =>
      reviseBudget(before, { at: from + index * everyMs, tiles, delivered: 900, presented: 900 * (1 - share) }),
    budget,
  );
}
const many = (count: number, share: number): number[] => Array.from({ length: count }, () => share);

test('a page that draws what arrives keeps every tile at full rate', () => {
  expect(read(wholeBudget, { lost: many(100, 0.02) }).fullTiles).toBeNull();
});

test('a busy moment costs no tile its rate; a page that cannot follow loses a quarter at a time, never the last four', () => {
  expect(read(wholeBudget, { lost: [0.5, 0.5, 0.1, 0.5, 0.5] }).fullTiles).toBeNull();
  expect(read(wholeBudget, { lost: many(3, 0.5) }).fullTiles).toBe(27);
  expect(read(wholeBudget, { lost: many(6, 0.5) }).fullTiles).toBe(20);
  expect(read(wholeBudget, { lost: many(90, 0.5) }).fullTiles).toBe(fewestFullTiles);
});

test('between poor and calm nothing changes', () => {
  const low = read(wholeBudget, { lost: many(3, 0.5) });
  expect(read(low, { from: 6_000, lost: many(60, 0.12) }).fullTiles).toBe(27);
});

test('after a calm time the rate comes back step by step, up to every tile', () => {
  const low = read(wholeBudget, { lost: many(3, 0.5) });
  expect(read(low, { from: 6_000, lost: many(5, 0) }).fullTiles).toBe(27);
  expect(read(low, { from: 6_000, lost: many(6, 0) }).fullTiles).toBe(31);
  expect(read(low, { from: 6_000, lost: many(60, 0) }).fullTiles).toBeNull();
});

test('a try that was too much is taken back, and the next waits twice as long', () => {
  const low = read(wholeBudget, { lost: many(3, 0.5) });
  const tried = read(low, { from: 6_000, lost: many(6, 0) });
  const taken = read(tried, { from: 18_000, lost: many(3, 0.5) });
  expect(taken).toMatchObject({ fullTiles: 23, patienceMs: 20_000 });
  expect(read(taken, { from: 24_000, lost: many(10, 0) }).fullTiles).toBe(23);
  expect(read(taken, { from: 24_000, lost: many(11, 0) }).fullTiles).toBe(27);
});

test('too few frames tell nothing, and more shown than delivered is no loss', () => {
  const poor = read(wholeBudget, { lost: many(2, 0.5) });
  const silent = reviseBudget(poor, { at: 4_000, tiles: 36, delivered: 3, presented: 0 });
  expect(silent).toMatchObject({ fullTiles: null, poorReadings: 0 });
  expect(read(wholeBudget, { lost: many(9, -0.3) }).fullTiles).toBeNull();
});

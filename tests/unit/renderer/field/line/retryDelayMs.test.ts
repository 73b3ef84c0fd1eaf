import { expect, test } from 'vitest';
import { retryDelayMs } from '../../../../../renderer/field/line/retryDelayMs.ts';

test('waits twice as long after each failure, a minute at most', () => {
  expect([0, 1, 2, 3, 4, 5, 6, 50].map(retryDelayMs)).toEqual([
    5_000, 5_000, 10_000, 20_000, 40_000, 60_000, 60_000, 60_000,
  ]);
});

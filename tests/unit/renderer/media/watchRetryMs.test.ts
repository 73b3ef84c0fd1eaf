import { expect, test } from 'vitest';
import { watchRetryMs } from '../../../../renderer/media/watchRetryMs.ts';

test('asks again later and later, never less often than every 75 seconds, and not in step with others', () => {
  expect([1, 2, 3, 4, 5, 6, 7, 1_000].map((failures) => watchRetryMs(failures, 0.5))).toEqual([
    2_000, 4_000, 8_000, 16_000, 32_000, 60_000, 60_000, 60_000,
  ]);
  expect([0, 1].map((random) => watchRetryMs(1, random))).toEqual([1_500, 2_500]);
  expect(watchRetryMs(2_000, 1)).toBe(75_000);
});

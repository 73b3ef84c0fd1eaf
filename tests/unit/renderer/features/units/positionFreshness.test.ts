import { expect, test } from 'vitest';
import { positionFreshness } from '../../../../../renderer/features/units/positionFreshness.ts';

const now = 10_000_000;
const since = 1_000_000;

test('a position fades at each border, and never back', () => {
  const ages = [0, 15_000, 15_001, 120_000, 120_001, 1_800_000, 1_800_001];
  expect(ages.map((age) => positionFreshness(now - age, now, since))).toEqual([
    'fresh',
    'fresh',
    'ageing',
    'ageing',
    'stale',
    'stale',
    'lost',
  ]);
});

test('none, one of an earlier duty and one from the future never look fresh', () => {
  expect(positionFreshness(null, now, since)).toBe('lost');
  expect(positionFreshness(now - 1, now, now)).toBe('lost');
  expect(positionFreshness(now + 15_001, now, since)).toBe('stale');
});

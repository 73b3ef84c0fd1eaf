import { expect, test } from 'vitest';
import { dayTime } from '../../../../renderer/i18n/dayTime.ts';
import { fullTime } from '../../../../renderer/i18n/fullTime.ts';
import { nearTime } from '../../../../renderer/i18n/nearTime.ts';

const midnight = new Date(2026, 10, 22, 0, 5, 9).valueOf();
const evening = new Date(2026, 10, 22, 20, 5, 9).valueOf();

test.each([
  ['zh-CN', ['11/22 00:05', '2026/11/22 00:05:09', '11/22 20:05', '2026/11/22 20:05:09']],
  ['en', ['11/22, 00:05', '11/22/2026, 00:05:09', '11/22, 20:05', '11/22/2026, 20:05:09']],
])('writes 24 hours from 00 to 23 in %s', (language, words) =>
  expect([midnight, evening].flatMap((at) => [dayTime(at, language), fullTime(at, language)])).toEqual(words),
);

test('a time of today leaves the day out, and another day says which', () => {
  expect(nearTime(midnight, evening, 'zh-CN')).toBe('00:05:09');
  expect(nearTime(midnight - 600_000, evening, 'zh-CN')).toBe('11/21 23:55');
});

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { civilHour } from '../../../../protocol/statistics/civilHour.ts';
import { nearestRank } from '../../../../protocol/statistics/nearestRank.ts';
import { addDays, momentsOf, reportPeriod } from '../../../../protocol/statistics/reportPeriod.ts';

test('a day, a week from Monday and a month are found from any day in them', () => {
  expect(reportPeriod('daily', { from: '2026-12-31' })).toEqual({ from: '2026-12-31', to: '2027-01-01' });
  expect(reportPeriod('weekly', { from: '2026-11-22' })).toEqual({ from: '2026-11-16', to: '2026-11-23' });
  expect(reportPeriod('monthly', { from: '2026-12-09' })).toEqual({ from: '2026-12-01', to: '2027-01-01' });
  expect(reportPeriod('monthly', { from: '2028-02-29' })).toEqual({ from: '2028-02-01', to: '2028-03-01' });
  expect(reportPeriod('custom', { from: '2026-11-01', to: '2026-11-03' })).toEqual({
    from: '2026-11-01',
    to: '2026-11-03',
  });
});

test('what is no period is refused: days that do not exist, an end not after the beginning, more than two years', () => {
  const no = [
    reportPeriod('daily', { from: '2026-02-29' }),
    reportPeriod('daily', { from: '2026-04-31' }),
    reportPeriod('custom', { from: '2026-04-01' }),
    reportPeriod('custom', { from: '2026-04-02', to: '2026-04-02' }),
    reportPeriod('custom', { from: '2026-04-03', to: '2026-04-02' }),
    reportPeriod('custom', { from: '2020-01-01', to: '2026-01-01' }),
  ];
  expect(no).toEqual([null, null, null, null, null, null]);
});

test('a period begins and ends at midnight of the hall’s clock', () => {
  const { from, to } = momentsOf({ from: '2026-11-22', to: '2026-11-23' }, 480);
  expect([new Date(from).toISOString(), new Date(to).toISOString()]).toEqual([
    '2026-11-21T16:00:00.000Z',
    '2026-11-22T16:00:00.000Z',
  ]);
});

test('days and weekdays agree with the platform’s own calendar', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 4_000_000_000_000 }), fc.integer({ min: -400, max: 400 }), (at, days) => {
      const date = new Date(at);
      const { date: day, weekday, hour } = civilHour(at, 0);
      expect([day, weekday, hour]).toEqual([
        date.toISOString().slice(0, 10),
        (date.getUTCDay() + 6) % 7,
        date.getUTCHours(),
      ]);
      expect(addDays(day, days)).toBe(new Date(Date.parse(day) + days * 86_400_000).toISOString().slice(0, 10));
    }),
  );
});

test('the nearest rank is a value that occurred, and of one value that value', () => {
  expect(nearestRank([], 50)).toBe(null);
  expect([1, 50, 95, 100].map((percent) => nearestRank([7], percent))).toEqual([7, 7, 7, 7]);
  expect([50, 90, 95, 100].map((percent) => nearestRank([1, 2, 3, 4], percent))).toEqual([2, 4, 4, 4]);
});

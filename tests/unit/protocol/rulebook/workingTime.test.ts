import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { calendarSchema, type Calendar } from '../../../../protocol/rulebook/calendar.ts';
import { addWorkingSeconds, civilDate, workingSecondsBetween } from '../../../../protocol/rulebook/workingTime.ts';
import { defaultRulebook } from '../../../../protocol/rulebook/defaultRulebook.ts';

const office = defaultRulebook.calendar;
/** The National Day of 2026 with the Saturday after it worked in exchange. */
const calendar: Calendar = {
  ...office,
  holidays: ['2026-10-01', '2026-10-02', '2026-10-05', '2026-10-06', '2026-10-07'],
  extraDays: [{ date: '2026-10-10', spans: [{ fromMin: 540, toMin: 720 }] }],
};
const hourS = 3_600;

/** A moment as people in Shanghai write it. */
function shanghai(text: string): number {
  return Date.parse(`${text}+08:00`);
}

describe('working time', () => {
  it.each([
    ['inside of a morning', '2026-09-29T09:30:00', 2 * hourS, '2026-09-29T11:30:00'],
    ['to the last second of a span', '2026-09-29T09:00:00', 3 * hourS, '2026-09-29T12:00:00'],
    ['over the midday break', '2026-09-29T11:00:00', 2 * hourS, '2026-09-29T14:30:00'],
    ['from the night before', '2026-09-29T03:00:00', hourS, '2026-09-29T10:00:00'],
    ['over a weekend', '2026-09-25T17:00:00', hourS, '2026-09-28T09:30:00'],
    ['over the holidays, to the extra Saturday', '2026-09-30T17:00:00', 15 * hourS, '2026-10-10T09:30:00'],
    ['from Sunday in Shanghai, which is Saturday in UTC', '2026-09-27T00:30:00', hourS, '2026-09-28T10:00:00'],
  ])('is added %s', (_, from, seconds, expected) => {
    expect(addWorkingSeconds(calendar, shanghai(from), seconds)).toBe(shanghai(expected));
  });

  it('goes through midnight where the night is worked', () => {
    const day = [{ fromMin: 0, toMin: 1440 }];
    const always: Calendar = { ...office, week: [day, day, day, day, day, day, day] };
    const from = shanghai('2026-12-31T23:59:30');
    expect(addWorkingSeconds(always, from, 60)).toBe(shanghai('2027-01-01T00:00:30'));
  });

  it('never comes where nobody ever works', () => {
    expect(addWorkingSeconds({ ...office, week: [[], [], [], [], [], [], []] }, 0, 1)).toBeNull();
  });

  it('measures what it added', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: shanghai('2026-09-01T00:00:00'), max: shanghai('2026-11-01T00:00:00') }),
        fc.integer({ min: 1, max: 200_000 }),
        (from, seconds) => {
          const due = addWorkingSeconds(calendar, from, seconds);
          expect(workingSecondsBetween(calendar, from, due ?? 0)).toBeCloseTo(seconds, 3);
        },
      ),
    );
  });

  it('names the days as the calendar of this machine does', () => {
    fc.assert(
      fc.property(fc.integer({ min: -100_000, max: 100_000 }), (day) => {
        const date = new Date(day * 86_400_000);
        if (date.getUTCFullYear() < 1 || date.getUTCFullYear() > 9999) return;
        expect(civilDate(day)).toBe(date.toISOString().slice(0, 10));
      }),
    );
  });
});

describe('a calendar', () => {
  const [monday = [], ...others] = office.week;
  it.each([
    ['a span that ends before it begins', { ...office, week: [[{ fromMin: 600, toMin: 540 }], ...others] }],
    [
      'spans that overlap',
      {
        ...office,
        week: [
          [
            { fromMin: 540, toMin: 720 },
            { fromMin: 700, toMin: 800 },
          ],
          ...others,
        ],
      },
    ],
    ['a week of eight days', { ...office, week: [monday, ...office.week] }],
    ['a thirteenth month', { ...office, holidays: ['2026-13-01'] }],
  ])('may not have %s', (_, unsound) => {
    expect(calendarSchema.safeParse(office).success).toBe(true);
    expect(calendarSchema.safeParse(unsound).success).toBe(false);
  });
});

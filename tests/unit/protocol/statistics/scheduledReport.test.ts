import { expect, test } from 'vitest';
import { defaultReportSchedule } from '../../../../protocol/rulebook/reportSchedule.ts';
import { dueReports, type DueReport } from '../../../../protocol/statistics/scheduledReport.ts';

const china = 480;
const at = (text: string) => Date.parse(`${text}+08:00`);
const question = {
  schedule: defaultReportSchedule,
  utcOffsetMin: china,
  since: at('2025-01-01T00:00:00'),
  isMade: () => false,
};
const names = (due: readonly DueReport[]) => due.map(({ kind, period }) => `${kind} ${period.from}..${period.to}`);
const only = (kind: DueReport['kind'], due: readonly DueReport[]) => names(due.filter((one) => one.kind === kind));

test('each is due from its minute on, not one earlier', () => {
  const isMade = ({ period }: DueReport) => period.from < '2026-11-22' && period.to !== '2026-11-23';
  const due = (text: string) => names(dueReports({ ...question, isMade, now: at(text) }));
  expect(due('2026-11-23T05:59:59')).toEqual([]);
  expect(due('2026-11-23T06:00:00')).toEqual(['daily 2026-11-22..2026-11-23']);
  // A Monday: the week is over too.
  expect(due('2026-11-23T06:10:00')).toEqual(['daily 2026-11-22..2026-11-23', 'weekly 2026-11-16..2026-11-23']);
});

test('a month of any length ends at its own end', () => {
  for (const [now, expected] of [
    ['2028-03-01T07:00:00', 'monthly 2028-02-01..2028-03-01'],
    ['2027-01-01T07:00:00', 'monthly 2026-12-01..2027-01-01'],
  ] as const) {
    expect(only('monthly', dueReports({ ...question, now: at(now) })).at(-1)).toBe(expected);
  }
});

test('what was missed is owed, oldest first, as far back as a limit and as the journal goes', () => {
  const now = at('2026-11-22T12:00:00');
  const days = only('daily', dueReports({ ...question, now }));
  expect([days.length, days[0], days.at(-1)]).toEqual([
    14,
    'daily 2026-11-08..2026-11-09',
    'daily 2026-11-21..2026-11-22',
  ]);
  const since = at('2026-11-20T15:00:00');
  expect(names(dueReports({ ...question, now, since }))).toEqual([
    'daily 2026-11-20..2026-11-21',
    'daily 2026-11-21..2026-11-22',
  ]);
});

test('nothing is owed twice, and nothing that is switched off', () => {
  const now = at('2026-11-22T12:00:00');
  expect(dueReports({ ...question, now, isMade: () => true })).toEqual([]);
  const schedule = { ...defaultReportSchedule, daily: { isOn: false, atMin: 0 } };
  expect(only('daily', dueReports({ ...question, now, schedule }))).toEqual([]);
});

test('neither a summer time of the machine nor another offset of the hall moves a period by an hour', () => {
  // The night in which clocks in Europe went back an hour, seen from a hall that has no summer time.
  const isMade = ({ period }: DueReport) => period.from !== '2026-10-25';
  const due = (now: number, utcOffsetMin: number) =>
    only('daily', dueReports({ ...question, isMade, now, utcOffsetMin }));
  expect(due(at('2026-10-26T05:59:59'), china)).toEqual([]);
  expect(due(at('2026-10-26T06:00:00'), china)).toEqual(['daily 2026-10-25..2026-10-26']);
  expect(due(Date.parse('2026-10-26T05:59:59-03:30'), -210)).toEqual([]);
  expect(due(Date.parse('2026-10-26T06:00:00-03:30'), -210)).toEqual(['daily 2026-10-25..2026-10-26']);
});

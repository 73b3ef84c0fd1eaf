import type { Directory } from '../../protocol/hall/directory.ts';
import type { HallState } from '../../protocol/hall/hallState.ts';
import { currentRulebook } from '../../protocol/rulebook/rulebookState.ts';
import { civilHour } from '../../protocol/statistics/civilHour.ts';
import { countStatistics } from '../../protocol/statistics/countStatistics.ts';
import { addDays, momentsOf, type CivilPeriod, type ReportKind } from '../../protocol/statistics/reportPeriod.ts';
import type { Count, Statistics, StatisticsFilter } from '../../protocol/statistics/statistics.ts';
import { unitKinds } from '../../protocol/unit/unit.ts';
import { findNotable } from './findNotable.ts';
import type { ChartSection, ReportColumn, ReportContent, ReportSection, TableSection } from './reportContent.ts';
import type { ReportWords } from './reportWords.ts';
import { reportWordsEn } from './reportWordsEn.ts';
import { reportWordsZh } from './reportWordsZh.ts';

export interface ReportQuestion {
  readonly kind: ReportKind;
  readonly period: CivilPeriod;
  readonly filter: StatisticsFilter;
  readonly language: 'zh' | 'en';
  readonly state: HallState;
  readonly directory: Directory;
  readonly now: number;
  /** Who asked for it. */
  readonly by: string;
  /** The chain value of the state's last entry, hexadecimal. */
  readonly chainHash: string;
}

/** A report's words and figures, out of the same statistics as the page shows. */
export function buildReport(question: ReportQuestion): ReportContent {
  const { kind, period, filter, language, state, directory, now, by, chainHash } = question;
  const words = language === 'zh' ? reportWordsZh : reportWordsEn;
  const { timeZone } = currentRulebook(state.rulebook).calendar;
  const moments = momentsOf(period, timeZone.utcOffsetMin);
  const statistics = countStatistics({
    ...{ state, directory, period: moments, filter, now },
    areaLevel: filter.areaId === null ? 'county' : 'township',
  });
  const name = (row: { readonly name: { readonly zh: string; readonly en: string } } | undefined, id: string) =>
    row?.name[language] ?? id;
  const scope = [
    ...(filter.areaId === null
      ? [name(directory.city, '')]
      : [
          name(
            directory.areas.find(({ id }) => id === filter.areaId),
            filter.areaId,
          ),
        ]),
    ...(filter.agencyId === null
      ? []
      : [
          name(
            directory.agencies.find(({ id }) => id === filter.agencyId),
            filter.agencyId,
          ),
        ]),
    ...(filter.type === null ? [] : [words.types[filter.type]]),
  ];
  const { figures } = words;
  const isOneDay = addDays(period.from, 1) === period.to;
  return {
    title: `${name(directory.city, '')}${language === 'zh' ? '' : ' '}${words.title[kind]}`,
    lines: [
      words.period(period.from, addDays(period.to, -1)),
      words.made(moment(now, timeZone.utcOffsetMin), by, timeZone.name),
      `${words.filter}${language === 'zh' ? '：' : ': '}${scope.join(' · ')}`,
      words.counting,
    ],
    figures: [
      { label: figures.count, value: statistics.count },
      { label: figures.closed, value: statistics.closedCount },
      { label: figures.unfinished, value: statistics.unfinishedCount },
      { label: figures.overdue, value: statistics.overdueCount },
      { label: figures.failed, value: statistics.verification.failed },
      { label: figures.void, value: statistics.voidCount },
      { label: figures.merged, value: statistics.mergedCount },
      { label: figures.backEntered, value: statistics.backEnteredCount },
    ],
    sections: [
      bars(words, 'byType', statistics.byType, (key) => words.types[key]),
      bars(
        words,
        'byPriority',
        statistics.byPriority,
        (key) => currentRulebook(state.rulebook).priorityNames[key][language],
      ),
      bars(words, 'bySource', statistics.bySource, (key) => words.sources[key] ?? key),
      bars(words, 'byArea', statistics.byArea, (key) =>
        key === null
          ? words.outsideAreas
          : name(
              directory.areas.find(({ id }) => id === key),
              key,
            ),
      ),
      {
        ...bars(words, 'byAgency', statistics.byAgency, (key) =>
          key === null
            ? words.nobody
            : name(
                directory.agencies.find(({ id }) => id === key),
                key,
              ),
        ),
        note: words.notes.byAgency,
      },
      ...(isOneDay ? [] : [byDay(words, statistics)]),
      byHour(words, statistics),
      ...(isOneDay
        ? []
        : [
            {
              kind: 'heat',
              title: words.sections.heat,
              rows: statistics.heat.map((values, day) => ({ label: words.weekdays[day] ?? '', values })),
            } satisfies ReportSection,
          ]),
      intervals(words, statistics),
      deadlines(words, statistics),
      verification(words, statistics),
      workload(words, statistics, directory, language),
      notable(words, findNotable(state, directory, moments, filter, now), timeZone.utcOffsetMin, (priority) => {
        return currentRulebook(state.rulebook).priorityNames[priority][language];
      }),
    ],
    proof: words.proof(state.seq, chainHash),
  };
}

function bars<Key>(
  words: ReportWords,
  section: 'byType' | 'byPriority' | 'bySource' | 'byArea' | 'byAgency',
  counts: readonly Count<Key>[],
  label: (key: Key) => string,
): ChartSection {
  return {
    kind: 'bars',
    title: words.sections[section],
    labelTitle: words.columns.name,
    valueTitle: words.columns.count,
    values: counts.filter(({ count }) => count > 0).map(({ key, count }) => ({ label: label(key), value: count })),
  };
}

function byDay(words: ReportWords, { byDay: days }: Statistics): ChartSection {
  return {
    kind: 'columns',
    title: words.sections.byDay,
    labelTitle: words.columns.day,
    valueTitle: words.columns.count,
    values: days.map(({ key, count }) => ({ label: key.slice(5), value: count })),
  };
}

function byHour(words: ReportWords, { byHour: hours }: Statistics): ChartSection {
  return {
    kind: 'columns',
    title: words.sections.byHour,
    labelTitle: words.columns.hour,
    valueTitle: words.columns.count,
    values: hours.map((value, hour) => ({ label: String(hour), value })),
  };
}

function intervals({ sections, notes, columns, steps }: ReportWords, { intervals: rows }: Statistics): TableSection {
  return {
    kind: 'table',
    title: sections.intervals,
    note: notes.intervals,
    columns: [
      text(columns.step, 2),
      ...[columns.count, columns.p50, columns.p90, columns.p95, columns.max].map(number),
    ],
    rows: rows.map(({ step, count, p50S, p90S, p95S, maxS }) => [
      steps[step],
      count,
      ...[p50S, p90S, p95S, maxS].map(minutes),
    ]),
  };
}

function deadlines({ sections, notes, columns, clocks }: ReportWords, { deadlines: rows }: Statistics): TableSection {
  return {
    kind: 'table',
    title: sections.deadlines,
    note: notes.deadlines,
    columns: [text(columns.clock, 2), ...[columns.count, columns.missed, columns.running].map(number)],
    rows: rows.map(({ kind, count, missed, running }) => [clocks[kind], count, missed, running]),
  };
}

function verification({ sections, columns, outcomes }: ReportWords, { verification: of }: Statistics): TableSection {
  return {
    kind: 'table',
    title: sections.verification,
    columns: [text(columns.outcome, 2), number(columns.count)],
    rows: (['passed', 'failed', 'reopened'] as const).map((outcome) => [outcomes[outcome], of[outcome]]),
  };
}

function workload(
  { sections, notes, columns, wholeKind }: ReportWords,
  { workload: rows }: Statistics,
  { units }: Directory,
  language: 'zh' | 'en',
): TableSection {
  return {
    kind: 'table',
    title: sections.workload,
    note: notes.workload,
    columns: [text(columns.unit, 2), ...[columns.assignments, columns.onScene, columns.bound].map(number)],
    rows: rows.map(({ key, isWholeKind, assignments, onScene, boundS }) => {
      const kind = isWholeKind ? unitKinds.find((one) => one === key) : undefined;
      const name = kind === undefined ? units.find(({ id }) => id === key)?.callSign[language] : wholeKind(kind);
      return [name ?? key, assignments, onScene, minutes(boundS)];
    }),
  };
}

function notable(
  { sections, notes, columns, types, statuses, why }: ReportWords,
  found: ReturnType<typeof findNotable>,
  utcOffsetMin: number,
  priorityName: (priority: 1 | 2 | 3 | 4) => string,
): TableSection {
  return {
    kind: 'table',
    title: sections.notable,
    note: notes.notable,
    columns: [
      { ...number(columns.number), weight: 0.7 },
      text(columns.time, 1.6),
      text(columns.kind, 1.1),
      text(columns.priority, 0.9),
      text(columns.what, 4.4),
      text(columns.status, 1.1),
      text(columns.why, 1.6),
    ],
    rows: found.map(({ incident, at, reasons }) => [
      incident.number,
      moment(at, utcOffsetMin).slice(5, 16),
      types[incident.type],
      priorityName(incident.priority),
      incident.summary,
      statuses[incident.status],
      reasons.map((reason) => why[reason]).join(' '),
    ]),
  };
}

function text(label: string, weight: number): ReportColumn {
  return { label, weight, isNumber: false };
}

function number(label: string): ReportColumn {
  return { label, weight: 1, isNumber: true };
}

/** To a tenth. */
function minutes(seconds: number | null): number | null {
  return seconds === null ? null : Math.round(seconds / 6) / 10;
}

/** `2026-11-22 08:05:09` by the hall's clock. */
function moment(at: number, utcOffsetMin: number): string {
  const rest = new Date(at + utcOffsetMin * 60_000).toISOString().slice(11, 19);
  return `${civilHour(at, utcOffsetMin).date} ${rest}`;
}

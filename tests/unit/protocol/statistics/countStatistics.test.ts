import { expect, test } from 'vitest';
import type { Area } from '../../../../protocol/area/area.ts';
import type { HallEvent } from '../../../../protocol/hall/allEvents.ts';
import { evolveHall } from '../../../../protocol/hall/evolveHall.ts';
import { emptyHallState, type HallState } from '../../../../protocol/hall/hallState.ts';
import {
  agencyIdSchema,
  areaIdSchema,
  assignmentIdSchema,
  commandIdSchema,
  incidentIdSchema,
  unitIdSchema,
} from '../../../../protocol/ids.ts';
import { countStatistics } from '../../../../protocol/statistics/countStatistics.ts';
import type { Period, StatisticsFilter } from '../../../../protocol/statistics/statistics.ts';
import type { Unit } from '../../../../protocol/unit/unit.ts';
import { actor, fireUnit, fireUnitId, reportCommand } from '../../../support/incidentBuilder.ts';

type Line = readonly [atS: number, event: HallEvent];
type Facts = Partial<Omit<Extract<HallEvent, { type: 'incidentReported' }>, 'type' | 'incidentId' | 'number'>>;

/** Monday 2026-11-16 00:00 in Shanghai. */
const monday = Date.UTC(2026, 10, 15, 16) / 1_000;
const hourS = 3_600;
const week: Period = { from: monday * 1_000, to: (monday + 7 * 24 * hourS) * 1_000 };
const everything: StatisticsFilter = { areaId: null, agencyId: null, type: null };
const [north, village, south] = ['north', 'village', 'south'].map((id) => areaIdSchema.parse(id)) as [
  Area['id'],
  Area['id'],
  Area['id'],
];
const place = { centre: { lon: 113, lat: 29.5 }, ring: [] };
const areas: Area[] = [
  { id: north, level: 'county', parentId: null, name: { zh: '北', en: 'North' }, ...place },
  { id: village, level: 'village', parentId: north, name: { zh: '村', en: 'Village' }, ...place },
  { id: south, level: 'county', parentId: null, name: { zh: '南', en: 'South' }, ...place },
];
const gridUnits: Unit[] = ['grid-1', 'grid-2'].map((id) => ({
  ...fireUnit,
  id: unitIdSchema.parse(id),
  kind: 'grid',
  agencyId: agencyIdSchema.parse('agency-street'),
}));
const units = [fireUnit, ...gridUnits];

function hall(lines: readonly Line[]): HallState {
  const ordered = lines.toSorted(([first], [second]) => first - second);
  return evolveHall(
    emptyHallState(),
    ordered.map(([atS, event], index) => ({
      seq: index + 1,
      at: atS * 1_000,
      commandId: commandIdSchema.parse(`command-${index}`),
      actor: actor('dispatcher'),
      event,
    })),
  );
}

function reported(id: string, atS: number, changed: Facts = {}): Line {
  const { type: _type, ...facts } = reportCommand;
  const incidentId = incidentIdSchema.parse(id);
  return [atS, { type: 'incidentReported', number: atS, ...facts, ...changed, incidentId }];
}

function ofIncident(id: string) {
  return { incidentId: incidentIdSchema.parse(id) };
}

function ofAssignment(id: string, unitId = fireUnitId) {
  return { ...ofIncident(id), assignmentId: assignmentIdSchema.parse(`${id}:${unitId}`), unitId };
}

/** Reported, accepted after 10 s, dispatched after 20, acknowledged after 30, there after `arrivalS`, back 600 s later. */
function handled(id: string, atS: number, arrivalS: number, changed: Facts = {}, unitId = fireUnitId): Line[] {
  const on = ofAssignment(id, unitId);
  return [
    reported(id, atS, changed),
    [atS + 10, { type: 'incidentAccepted', ...ofIncident(id) }],
    [atS + 15, { type: 'incidentOpened', ...ofIncident(id) }],
    [atS + 20, { type: 'unitDispatched', ...on, order: '' }],
    [atS + 30, { type: 'assignmentAcknowledged', ...on }],
    [atS + 40, { type: 'unitDeparted', ...on }],
    [atS + arrivalS, { type: 'unitArrived', ...on }],
    [atS + arrivalS + 600, { type: 'unitReportedBack', ...on, report: '' }],
  ];
}

function verified(id: string, atS: number, outcome: 'passed' | 'failed'): Line {
  return [atS, { type: 'incidentVerified', ...ofIncident(id), outcome, note: '' }];
}

function count(lines: readonly Line[], changed: Partial<Parameters<typeof countStatistics>[0]> = {}) {
  return countStatistics({
    state: hall(lines),
    directory: { areas, units },
    period: week,
    filter: everything,
    areaLevel: 'county',
    now: week.to,
    ...changed,
  });
}

test('counts what happened from the first moment of the period up to, not including, the last, by the hall’s clock', () => {
  const lines = [
    reported('before', monday - 1),
    reported('first', monday),
    reported('tuesday', monday + 24 * hourS + 9 * hourS, { source: '110', priority: 3 }),
    reported('last', monday + 7 * 24 * hourS - 1, { incidentType: 'flood' }),
    reported('after', monday + 7 * 24 * hourS),
  ];
  const statistics = count(lines);
  expect(statistics.count).toBe(3);
  expect([statistics.heat[0]?.[0], statistics.heat[1]?.[9], statistics.heat[6]?.[23]]).toEqual([1, 1, 1]);
  expect(statistics.heat.flat().reduce((sum, one) => sum + one, 0)).toBe(3);
  expect(statistics.byHour.flatMap((one, hour) => (one > 0 ? [hour] : []))).toEqual([0, 9, 23]);
  expect(statistics.byDay.map(({ key, count: of }) => `${key} ${of}`)).toEqual([
    '2026-11-16 1',
    '2026-11-17 1',
    '2026-11-18 0',
    '2026-11-19 0',
    '2026-11-20 0',
    '2026-11-21 0',
    '2026-11-22 1',
  ]);
  expect(statistics.byType.filter((one) => one.count > 0)).toEqual([
    { key: 'fire', count: 2 },
    { key: 'flood', count: 1 },
  ]);
  expect(statistics.bySource.find(({ key }) => key === '110')).toEqual({ key: '110', count: 1 });
  expect(statistics.byPriority.map(({ count: of }) => of)).toEqual([2, 0, 1, 0]);
});

test('tells void and merged ones apart and keeps them out of every other figure', () => {
  const statistics = count([
    reported('stays', monday + 60),
    reported('void', monday + 61),
    [monday + 70, { type: 'incidentVoided', ...ofIncident('void'), reason: '误报' }],
    reported('merged', monday + 62),
    [
      monday + 71,
      {
        type: 'incidentMerged',
        ...ofIncident('merged'),
        otherId: incidentIdSchema.parse('stays'),
        reason: '同一起',
        assignmentIds: [],
      },
    ],
  ]);
  const { count: all, voidCount, mergedCount, unfinishedCount } = statistics;
  expect({ all, voidCount, mergedCount, unfinishedCount }).toEqual({
    all: 1,
    voidCount: 1,
    mergedCount: 1,
    unfinishedCount: 1,
  });
  expect(statistics.byHour[0]).toBe(1);
});

test('measures from the report to each step, with percentiles that are values which occurred', () => {
  const arrivals = [100, 200, 300, 400, 500, 600, 700, 800, 900, 1_000];
  const lines = arrivals.flatMap((arrivalS, index) => handled(`i${index}`, monday + index * hourS, arrivalS));
  const { intervals } = count(lines);
  expect(intervals.map(({ step, count: of, p50S }) => [step, of, p50S])).toEqual([
    ['accepted', 10, 10],
    ['dispatched', 10, 20],
    ['acknowledged', 10, 30],
    ['onScene', 10, 500],
    ['reportedBack', 10, 1_100],
    ['closed', 0, null],
  ]);
  // Ranks 5, 9 and 10 of ten.
  expect(intervals[3]).toEqual({ step: 'onScene', count: 10, p50S: 500, p90S: 900, p95S: 1_000, maxS: 1_000 });
});

test('an incident entered afterwards counts at the time it happened and is in no response interval', () => {
  const lines = handled('late', monday + 8 * 24 * hourS, 100, { occurredAt: (monday + 5) * 1_000 });
  const statistics = count(lines);
  expect([statistics.count, statistics.backEnteredCount]).toEqual([1, 1]);
  expect(statistics.intervals.every(({ count: of }) => of === 0)).toBe(true);
});

test('names clocks over their deadline, stopped or running, each incident once', () => {
  // Fire of the first class: out within 60 s, there within 300 s of leaving, the whole within twelve hours.
  const lines = [
    ...handled('slow', monday, 400),
    ...handled('quick', monday + 10, 100),
    reported('waits', monday + 20),
  ];
  const at = (nowS: number) => count(lines, { now: nowS * 1_000 });
  const early = at(monday + 2 * hourS);
  expect(early.deadlines.filter(({ missed }) => missed > 0)).toEqual([
    { kind: 'travel', count: 2, missed: 1, running: 0 },
  ]);
  expect(early.overdueCount).toBe(1);
  const late = at(monday + 13 * hourS);
  expect(late.deadlines.find(({ kind }) => kind === 'whole')).toEqual({
    kind: 'whole',
    count: 3,
    missed: 3,
    running: 3,
  });
  expect(late.overdueCount).toBe(3);
});

test('tells verifications that failed from those that passed, also after a close, a reopening and a parking', () => {
  const again = (id: string, atS: number): Line[] => [
    [
      atS,
      { type: 'unitDispatched', ...ofAssignment(id), assignmentId: assignmentIdSchema.parse(`${id}-2`), order: '' },
    ],
    [
      atS + 5,
      {
        type: 'unitReportedBack',
        ...ofAssignment(id),
        assignmentId: assignmentIdSchema.parse(`${id}-2`),
        report: '',
      },
    ],
  ];
  const { verification, closedCount } = count([
    ...handled('twice', monday, 100),
    verified('twice', monday + 1_000, 'failed'),
    ...again('twice', monday + 1_100),
    verified('twice', monday + 1_200, 'passed'),
    [monday + 1_300, { type: 'incidentClosed', ...ofIncident('twice'), note: '' }],
    ...handled('waiting', monday, 100),
    verified('waiting', monday + 1_000, 'passed'),
    ...handled('failed', monday, 100),
    verified('failed', monday + 1_000, 'failed'),
    ...handled('parked', monday, 100),
    verified('parked', monday + 1_000, 'failed'),
    [monday + 1_010, { type: 'incidentParked', ...ofIncident('parked'), reason: '', until: null }],
    ...handled('reopened', monday, 100),
    verified('reopened', monday + 1_000, 'passed'),
    [monday + 1_010, { type: 'incidentReopened', ...ofIncident('reopened'), reason: '' }],
  ]);
  expect(verification).toEqual({ passed: 3, failed: 3, reopened: 1 });
  expect(closedCount).toBe(1);
});

test('counts areas at the level asked for, agencies by who took part, and filters by each', () => {
  const [gridOne] = gridUnits;
  if (gridOne === undefined) throw new Error('no unit');
  const lines = [
    ...handled('a', monday, 100, { areaId: village }),
    ...handled('b', monday + 1, 100, { areaId: north }, gridOne.id),
    reported('c', monday + 2, { areaId: south, incidentType: 'flood' }),
    reported('d', monday + 3),
  ];
  const all = count(lines);
  expect(all.byArea).toEqual([
    { key: north, count: 2 },
    { key: south, count: 1 },
    { key: null, count: 1 },
  ]);
  expect(all.byAgency).toEqual([
    { key: null, count: 2 },
    { key: 'agency-fire', count: 1 },
    { key: 'agency-street', count: 1 },
  ]);
  const filtered = (filter: Partial<StatisticsFilter>) => count(lines, { filter: { ...everything, ...filter } }).count;
  expect(filtered({ areaId: north })).toBe(2);
  expect(filtered({ areaId: village })).toBe(1);
  expect(filtered({ agencyId: fireUnit.agencyId })).toBe(1);
  expect(filtered({ type: 'flood' })).toBe(1);
  expect(filtered({ type: 'flood', areaId: north })).toBe(0);
});

test('no person has a row: units of one person are added up, crews stand in the order of the directory', () => {
  const lines = gridUnits
    .flatMap(({ id }, index) => handled(`g${index}`, monday + index, 100, {}, id))
    .concat(handled('f', monday + 9, 100));
  expect(count(lines).workload).toEqual([
    {
      key: fireUnitId,
      isWholeKind: false,
      agencyId: fireUnit.agencyId,
      assignments: 1,
      onScene: 1,
      // Sent at 20 s, back at 700 s.
      boundS: 680,
    },
    { key: 'grid', isWholeKind: true, agencyId: null, assignments: 2, onScene: 2, boundS: 1_360 },
  ]);
});

test('an empty hall has figures too: noughts, and null where there is nothing to measure', () => {
  const statistics = count([]);
  expect(statistics).toMatchObject({ count: 0, overdueCount: 0, byArea: [], byAgency: [], workload: [] });
  expect(statistics.intervals.every(({ p50S, maxS }) => p50S === null && maxS === null)).toBe(true);
});

import type { Area, AreaLevel } from '../area/area.ts';
import { createAreaTree, type AreaTree } from '../area/areaTree.ts';
import type { IncidentClock } from '../clock/clock.ts';
import { incidentClocks } from '../clock/incidentClocks.ts';
import type { HallState } from '../hall/hallState.ts';
import { incidentSources, incidentTypes, type Incident } from '../incident/incident.ts';
import { isFinished } from '../incident/incidentRules.ts';
import type { AgencyId, AreaId, UnitId } from '../ids.ts';
import { currentRulebook, rulebookOf } from '../rulebook/rulebookState.ts';
import type { Unit } from '../unit/unit.ts';
import { civilHour } from './civilHour.ts';
import { countVerifications } from './countVerifications.ts';
import { countWorkload } from './countWorkload.ts';
import { agenciesOf, fitsFilter, happenedAt } from './fitsFilter.ts';
import { nearestRank } from './nearestRank.ts';
import { responseSteps, stepAt } from './responseStep.ts';
import type { Count, DeadlineCount, Period, ResponseInterval, Statistics, StatisticsFilter } from './statistics.ts';

export interface StatisticsQuestion {
  readonly state: Pick<HallState, 'incidents' | 'rulebook'>;
  readonly directory: { readonly areas: readonly Area[]; readonly units: readonly Unit[] };
  readonly period: Period;
  readonly filter: StatisticsFilter;
  /** At which level areas are counted. */
  readonly areaLevel: AreaLevel;
  /** For what still runs. */
  readonly now: number;
}

const clockKinds = ['turnout', 'travel', 'scene', 'whole', 'extension', 'handOff'] as const;

/**
 * Counts the incidents that happened within the period, as they stand now. One entered afterwards counts at the time it
 * happened; void and merged ones are told apart and in no other figure. Exercises are another stream and never in it.
 */
export function countStatistics(question: StatisticsQuestion): Statistics {
  const { state, directory, period, filter, now } = question;
  const tree = createAreaTree(directory.areas);
  const agencyOf = new Map<UnitId, AgencyId>(directory.units.map(({ id, agencyId }) => [id, agencyId]));
  const fitting = Object.values(state.incidents).filter((incident) => {
    const at = happenedAt(incident);
    return at >= period.from && at < period.to && fitsFilter(incident, filter, tree, agencyOf);
  });
  const counted = fitting.filter(({ status }) => status !== 'void' && status !== 'merged');
  const { utcOffsetMin } = currentRulebook(state.rulebook).calendar.timeZone;
  const times = counted.map((incident) => civilHour(happenedAt(incident), utcOffsetMin));
  const clocks = counted.map((incident) =>
    incidentClocks(incident, rulebookOf(state.rulebook, incident.rulebookVersion), now),
  );
  const verifications = counted.map(countVerifications);
  const heat = Array.from({ length: 7 }, () => new Array<number>(24).fill(0));
  for (const { weekday, hour } of times) {
    const row = heat[weekday];
    if (row !== undefined) row[hour] = (row[hour] ?? 0) + 1;
  }
  return {
    period,
    count: counted.length,
    voidCount: fitting.filter(({ status }) => status === 'void').length,
    mergedCount: fitting.filter(({ status }) => status === 'merged').length,
    closedCount: counted.filter(({ status }) => status === 'closed').length,
    unfinishedCount: counted.filter((incident) => !isFinished(incident)).length,
    backEnteredCount: counted.filter(({ occurredAt }) => occurredAt !== undefined).length,
    byType: incidentTypes.map((key) => ({ key, count: counted.filter(({ type }) => type === key).length })),
    byPriority: ([1, 2, 3, 4] as const).map((key) => ({
      key,
      count: counted.filter(({ priority }) => priority === key).length,
    })),
    bySource: incidentSources.map((key) => ({ key, count: counted.filter(({ source }) => source === key).length })),
    byArea: tally(counted.map(({ areaId }) => areaAtLevel(tree, areaId, question.areaLevel))),
    byAgency: tally(
      counted.flatMap((incident): (AgencyId | null)[] => {
        const taking = agenciesOf(incident, agencyOf);
        return taking.size === 0 ? [null] : [...taking];
      }),
    ),
    byDay: daysOf(period, now, utcOffsetMin).map((key) => ({
      key,
      count: times.filter(({ date }) => date === key).length,
    })),
    byHour: Array.from({ length: 24 }, (_, hour) => heat.reduce((sum, row) => sum + (row[hour] ?? 0), 0)),
    heat,
    intervals: intervalsOf(counted),
    deadlines: clockKinds.map((kind) => deadlineCount(kind, clocks.flat())),
    overdueCount: clocks.filter((own) => own.some(({ state: colour }) => colour === 'red')).length,
    verification: {
      passed: sum(verifications.map(({ passed }) => passed)),
      failed: sum(verifications.map(({ failed }) => failed)),
      reopened: sum(verifications.map(({ reopened }) => reopened)),
    },
    workload: countWorkload(
      Object.values(state.incidents).filter((incident) => fitsFilter(incident, filter, tree, agencyOf)),
      filter.agencyId === null ? directory.units : directory.units.filter((unit) => unit.agencyId === filter.agencyId),
      period,
      now,
    ),
  };
}

/** The area of that level it lies in; where it is known no more exactly than above that level, its own area. */
function areaAtLevel(tree: AreaTree, areaId: AreaId | null, level: AreaLevel): AreaId | null {
  const path = tree.upwards(areaId);
  return (path.find((area) => area.level === level) ?? path[0])?.id ?? null;
}

/** Most first; equals in the order in which they came. */
function tally<Key>(keys: readonly Key[]): Count<Key>[] {
  const counts = new Map<Key, number>();
  for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1);
  return [...counts].map(([key, count]) => ({ key, count })).sort((first, second) => second.count - first.count);
}

/** Every day of the period up to today, so that a day without incidents shows as one. */
function daysOf({ from, to }: Period, now: number, utcOffsetMin: number): string[] {
  const days = new Set<string>();
  const end = Math.min(to, Math.max(now, from) + 1);
  for (let at = from; at < end; at += 86_400_000) days.add(civilHour(at, utcOffsetMin).date);
  if (end > from) days.add(civilHour(end - 1, utcOffsetMin).date);
  return [...days];
}

function intervalsOf(counted: readonly Incident[]): ResponseInterval[] {
  const measured = counted.filter(({ occurredAt }) => occurredAt === undefined);
  return responseSteps.map((step) => {
    const seconds = measured
      .flatMap((incident) => {
        const [from, until] = [incident.stamps.reported?.at, stepAt(incident, step)];
        return from === undefined || until === undefined ? [] : [Math.max(0, until - from) / 1_000];
      })
      .sort((first, second) => first - second);
    return {
      step,
      count: seconds.length,
      p50S: nearestRank(seconds, 50),
      p90S: nearestRank(seconds, 90),
      p95S: nearestRank(seconds, 95),
      maxS: seconds.at(-1) ?? null,
    };
  });
}

function deadlineCount(kind: IncidentClock['kind'], clocks: readonly IncidentClock[]): DeadlineCount {
  const own = clocks.filter((clock) => clock.kind === kind);
  const missed = own.filter(({ state }) => state === 'red');
  return {
    kind,
    count: own.length,
    missed: missed.length,
    running: missed.filter(({ stoppedAt }) => stoppedAt === undefined).length,
  };
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

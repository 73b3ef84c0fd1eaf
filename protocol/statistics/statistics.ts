import type { IncidentClock } from '../clock/clock.ts';
import type { IncidentType, Priority } from '../incident/incident.ts';
import type { AgencyId, AreaId, UnitId } from '../ids.ts';
import type { UnitKind } from '../unit/unit.ts';
import type { ResponseStep } from './responseStep.ts';

/** From inclusive, to exclusive; milliseconds since 1970 UTC. */
export interface Period {
  readonly from: number;
  readonly to: number;
}

/** Null stands for all. An area stands for itself and all below it. */
export interface StatisticsFilter {
  readonly areaId: AreaId | null;
  readonly agencyId: AgencyId | null;
  readonly type: IncidentType | null;
}

export interface Count<Key> {
  readonly key: Key;
  readonly count: number;
}

/** How long it took from the report to a step, in seconds; percentiles by nearest rank. Null where nothing was measured. */
export interface ResponseInterval {
  readonly step: ResponseStep;
  readonly count: number;
  readonly p50S: number | null;
  readonly p90S: number | null;
  readonly p95S: number | null;
  readonly maxS: number | null;
}

/** Clocks of one kind: how many there were, how many ran or stood over their deadline. */
export interface DeadlineCount {
  readonly kind: IncidentClock['kind'];
  readonly count: number;
  /** Over the deadline, stopped or still running. */
  readonly missed: number;
  /** Of those, the ones that still run. */
  readonly running: number;
}

/** What a unit had to do, not how well. Units of one person are added up by kind, so that no person has a row. */
export interface UnitWorkload {
  readonly key: UnitId | UnitKind;
  readonly isWholeKind: boolean;
  readonly agencyId: AgencyId | null;
  readonly assignments: number;
  readonly onScene: number;
  /** From sent to reported back, recalled or now, within the period. */
  readonly boundS: number;
}

export interface Statistics {
  readonly period: Period;
  /** Neither void nor merged into another; what every other figure is counted over. */
  readonly count: number;
  readonly voidCount: number;
  readonly mergedCount: number;
  readonly closedCount: number;
  readonly unfinishedCount: number;
  /** Entered afterwards (补录); they are in no response interval, since their stamps say when they were entered. */
  readonly backEnteredCount: number;
  readonly byType: readonly Count<IncidentType>[];
  readonly byPriority: readonly Count<Priority>[];
  readonly bySource: readonly Count<string>[];
  /** By the area of the chosen level; null where it lies in none. */
  readonly byArea: readonly Count<AreaId | null>[];
  /** By every agency that leads it or had a unit sent, so that the sum may exceed the count; null where none did. */
  readonly byAgency: readonly Count<AgencyId | null>[];
  readonly byDay: readonly Count<string>[];
  /** 24, by the hour of the hall's clock. */
  readonly byHour: readonly number[];
  /** Seven rows, Monday first, of 24 hours. */
  readonly heat: readonly (readonly number[])[];
  readonly intervals: readonly ResponseInterval[];
  readonly deadlines: readonly DeadlineCount[];
  /** Incidents with at least one clock over its deadline. */
  readonly overdueCount: number;
  readonly verification: { readonly passed: number; readonly failed: number; readonly reopened: number };
  readonly workload: readonly UnitWorkload[];
}

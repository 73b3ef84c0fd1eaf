import type { IncidentClock } from '../../protocol/clock/clock.ts';
import type { IncidentStatus, IncidentType } from '../../protocol/incident/incident.ts';
import type { ReportKind } from '../../protocol/statistics/reportPeriod.ts';
import type { ResponseStep } from '../../protocol/statistics/responseStep.ts';
import type { UnitKind } from '../../protocol/unit/unit.ts';

/** The words of a report. It is made on the server, where the pages' catalogues are not. */
export interface ReportWords {
  readonly title: Record<ReportKind, string>;
  readonly period: (from: string, to: string) => string;
  readonly made: (at: string, by: string, zone: string) => string;
  readonly filter: string;
  readonly counting: string;
  readonly proof: (seq: number, hash: string) => string;
  readonly figures: {
    readonly count: string;
    readonly closed: string;
    readonly unfinished: string;
    readonly overdue: string;
    readonly failed: string;
    readonly void: string;
    readonly merged: string;
    readonly backEntered: string;
  };
  readonly sections: Record<
    | 'byType'
    | 'byPriority'
    | 'bySource'
    | 'byArea'
    | 'byAgency'
    | 'byDay'
    | 'byHour'
    | 'heat'
    | 'intervals'
    | 'deadlines'
    | 'verification'
    | 'workload'
    | 'notable',
    string
  >;
  readonly notes: Record<'byAgency' | 'intervals' | 'deadlines' | 'workload' | 'notable', string>;
  readonly columns: Record<
    | 'name'
    | 'count'
    | 'hour'
    | 'day'
    | 'step'
    | 'p50'
    | 'p90'
    | 'p95'
    | 'max'
    | 'clock'
    | 'missed'
    | 'running'
    | 'outcome'
    | 'unit'
    | 'assignments'
    | 'onScene'
    | 'bound'
    | 'number'
    | 'time'
    | 'kind'
    | 'priority'
    | 'where'
    | 'what'
    | 'status'
    | 'why',
    string
  >;
  readonly nobody: string;
  readonly outsideAreas: string;
  readonly wholeKind: (kind: UnitKind) => string;
  readonly types: Record<IncidentType, string>;
  readonly sources: Record<string, string>;
  readonly statuses: Record<IncidentStatus, string>;
  readonly steps: Record<ResponseStep, string>;
  readonly clocks: Record<IncidentClock['kind'], string>;
  readonly outcomes: Record<'passed' | 'failed' | 'reopened', string>;
  readonly why: Record<'critical' | 'overdue' | 'failed' | 'escalated', string>;
  readonly weekdays: readonly string[];
}

import type { HallState } from '../hall/hallState.ts';
import type { Incident } from '../incident/incident.ts';
import { rulebookOf } from '../rulebook/rulebookState.ts';
import type { IncidentClock } from './clock.ts';
import { incidentClocks } from './incidentClocks.ts';

/** One line of the supervisors' list (督办): an incident with a clock that is overdue or nearly due. */
export interface DueIncident {
  readonly incident: Incident;
  /** The most pressing of its clocks. */
  readonly clock: IncidentClock;
  readonly redCount: number;
  readonly amberCount: number;
}

/** A clock that still runs; one that is paused presses nobody. */
export function isRunning({ stoppedAt, isPaused }: IncidentClock): boolean {
  return stoppedAt === undefined && isPaused === undefined;
}

/** The most pressing of some clocks: the one that was due first; null when none runs. */
export function leadingClock(clocks: readonly IncidentClock[]): IncidentClock | null {
  return clocks.filter(isRunning).sort((first, second) => first.dueAt - second.dueAt)[0] ?? null;
}

/** Overdue before nearly due, then by priority, then the longest overdue. */
export function dueList(state: Pick<HallState, 'incidents' | 'rulebook'>, now: number): DueIncident[] {
  const due: DueIncident[] = [];
  for (const incident of Object.values(state.incidents)) {
    if (['closed', 'void', 'merged'].includes(incident.status)) continue;
    const clocks = incidentClocks(incident, rulebookOf(state.rulebook, incident.rulebookVersion), now).filter(
      isRunning,
    );
    const red = clocks.filter((clock) => clock.state === 'red');
    const amber = clocks.filter((clock) => clock.state === 'amber');
    const clock = leadingClock(red.length > 0 ? red : amber);
    if (clock !== null) due.push({ incident, clock, redCount: red.length, amberCount: amber.length });
  }
  return due.sort(
    (first, second) =>
      Number(second.redCount > 0) - Number(first.redCount > 0) ||
      first.incident.priority - second.incident.priority ||
      first.clock.dueAt - second.clock.dueAt,
  );
}

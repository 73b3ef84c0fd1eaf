import type { UnitId } from '../ids.ts';

type ClockKind = 'turnout' | 'travel' | 'scene' | 'whole' | 'extension' | 'handOff';

/** One deadline of an incident, running or stopped. Moments in milliseconds since 1970 UTC. */
export interface IncidentClock {
  readonly id: string;
  readonly kind: ClockKind;
  readonly startedAt: number;
  readonly dueAt: number;
  readonly stoppedAt?: number;
  /** The unit it is about; absent for those of the incident as a whole. */
  readonly unitId?: UnitId;
  /** Stands still while the incident is parked; `dueAt` then moves with the time of day. */
  readonly isPaused?: true;
  /** Of a stopped clock red says that it was missed. */
  readonly state: 'normal' | 'amber' | 'red';
}

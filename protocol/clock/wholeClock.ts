import type { Incident } from '../incident/incident.ts';
import type { Deadline, Rulebook } from '../rulebook/rulebook.ts';
import { addWorkingSeconds, workingSecondsBetween } from '../rulebook/workingTime.ts';
import type { IncidentClock } from './clock.ts';

interface Whole {
  readonly incident: Incident;
  readonly deadline: Deadline | null;
  readonly rulebook: Rulebook;
  readonly endedAt: number | undefined;
  readonly now: number;
}

/** From the report to the end, or to the moment that was granted as an extension; null where the rules set no time. */
export function wholeClock({ incident, deadline, rulebook, endedAt, now }: Whole): IncidentClock | null {
  const { extension, parked } = incident;
  const startedAt = incident.stamps.reported?.at;
  if (startedAt === undefined) return null;
  const at = endedAt ?? now;
  const isPaused = parked !== undefined && rulebook.doesParkingStopWhole && endedAt === undefined;
  const stopped = endedAt === undefined ? {} : { stoppedAt: endedAt };
  const share = rulebook.amberPercent / 100;
  if (extension?.state === 'granted') {
    const from = extension.answer?.at ?? extension.askedAt;
    const state = stateOf(endedAt, at >= extension.until, at >= from + (extension.until - from) * share);
    return { id: 'whole', kind: 'extension', startedAt: from, dueAt: extension.until, ...stopped, state };
  }
  const seconds = deadline?.wholeS ?? null;
  if (deadline === null || seconds === null) return null;
  const stoodStillMs = rulebook.doesParkingStopWhole
    ? (incident.parkedMs ?? 0) + (parked === undefined ? 0 : Math.max(0, at - parked.at))
    : 0;
  // What stood still is taken out at the beginning: an incident parked for three days counts as reported three days later.
  const countedFrom = startedAt + stoodStillMs;
  const isWorking = deadline.clock === 'working';
  const dueAt = isWorking ? addWorkingSeconds(rulebook.calendar, countedFrom, seconds) : countedFrom + seconds * 1_000;
  if (dueAt === null) return null;
  const usedS = isWorking ? workingSecondsBetween(rulebook.calendar, countedFrom, at) : (at - countedFrom) / 1_000;
  return {
    id: 'whole',
    kind: 'whole',
    startedAt,
    dueAt,
    ...stopped,
    ...(isPaused ? { isPaused: true as const } : {}),
    state: stateOf(endedAt, at >= dueAt, usedS >= seconds * share),
  };
}

function stateOf(endedAt: number | undefined, isOver: boolean, isNear: boolean): IncidentClock['state'] {
  if (isOver) return 'red';
  return isNear && endedAt === undefined ? 'amber' : 'normal';
}

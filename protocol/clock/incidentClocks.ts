import type { Assignment, Incident } from '../incident/incident.ts';
import { findDeadline } from '../rulebook/findDeadline.ts';
import type { Deadline, Rulebook } from '../rulebook/rulebook.ts';
import type { IncidentClock } from './clock.ts';
import { wholeClock } from './wholeClock.ts';

/**
 * Every clock of an incident. Derived from what happened and from the rules it was born under, and from nothing else: no
 * clock outlives a close, all screens agree, and a restart changes none.
 */
export function incidentClocks(incident: Incident, rulebook: Rulebook, now: number): IncidentClock[] {
  const deadline = findDeadline(rulebook, incident);
  const endedAt = endOf(incident);
  const clocks: IncidentClock[] = [];
  const whole = wholeClock({ incident, deadline, rulebook, endedAt, now });
  if (whole !== null) clocks.push(whole);
  const { handOff } = incident;
  if (handOff?.state === 'asked') {
    const { askedAt, answerDue } = handOff;
    clocks.push(
      finishClock({ id: 'handOff', kind: 'handOff', startedAt: askedAt, dueAt: answerDue }, endedAt, rulebook, now),
    );
  }
  if (deadline !== null) {
    for (const assignment of incident.assignments) {
      clocks.push(...assignmentClocks(assignment, deadline, endedAt, rulebook, now));
    }
  }
  return clocks;
}

/** When the incident came to an end for the hall, or undefined while it has none. */
function endOf({ status, stamps }: Incident): number | undefined {
  return status === 'closed' || status === 'void' || status === 'merged' ? stamps[status]?.at : undefined;
}

function assignmentClocks(
  { id, unitId, status, stamps }: Assignment,
  deadline: Deadline,
  endedAt: number | undefined,
  rulebook: Rulebook,
  now: number,
): IncidentClock[] {
  if (status === 'recalled') return [];
  const { sent, enRoute, onScene, reportedBack } = stamps;
  // A step that was jumped over is over with the next one that was taken.
  const legs = [
    ['turnout', sent?.at, (enRoute ?? onScene ?? reportedBack)?.at, deadline.turnoutS],
    ['travel', enRoute?.at, (onScene ?? reportedBack)?.at, deadline.travelS],
    ['scene', onScene?.at, reportedBack?.at, deadline.sceneS],
  ] as const;
  return legs.flatMap(([kind, startedAt, stoppedAt, seconds]) => {
    if (startedAt === undefined || seconds === null) return [];
    const clock = { id: `${kind}:${id}`, kind, startedAt, dueAt: startedAt + seconds * 1_000, unitId };
    return [finishClock(clock, stoppedAt ?? endedAt, rulebook, now)];
  });
}

function finishClock(
  clock: Pick<IncidentClock, 'id' | 'kind' | 'startedAt' | 'dueAt' | 'unitId'>,
  stoppedAt: number | undefined,
  { amberPercent }: Pick<Rulebook, 'amberPercent'>,
  now: number,
): IncidentClock {
  const { startedAt, dueAt } = clock;
  if (stoppedAt !== undefined) return { ...clock, stoppedAt, state: stoppedAt > dueAt ? 'red' : 'normal' };
  const amberAt = startedAt + ((dueAt - startedAt) * amberPercent) / 100;
  return { ...clock, state: now >= dueAt ? 'red' : now >= amberAt ? 'amber' : 'normal' };
}

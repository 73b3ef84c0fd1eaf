import type { HallState } from '../hall/hallState.ts';
import type { Assignment, Incident } from '../incident/incident.ts';
import { isActiveAssignment } from '../incident/incidentRules.ts';
import type { Rulebook } from '../rulebook/rulebook.ts';
import { rulebookOf } from '../rulebook/rulebookState.ts';
import type { DeliveryCause } from './assignmentCare.ts';

/** What the server has to do for an assignment, and in how many milliseconds (0 or less: now). */
export interface DueCare {
  readonly step: 'realert' | 'warn' | 'passOn' | 'askWelfare' | 'mayday';
  readonly incident: Incident;
  readonly assignment: Assignment;
  readonly rulebook: Rulebook;
  readonly inMs: number;
}

/** How long ago a moment of the journal was, told by a clock that does not jump. */
export type Elapsed = (at: number) => number;

/**
 * The next step of every assignment that has one. Derived from the state alone, so that it is the same after a restart,
 * and nothing is due any more for what was acknowledged, recalled, ended or closed.
 */
export function dueCare(state: HallState, elapsedMs: Elapsed): DueCare[] {
  const due: DueCare[] = [];
  for (const incident of Object.values(state.incidents)) {
    if (!isUnderWay(incident)) continue;
    const rulebook = rulebookOf(state.rulebook, incident.rulebookVersion);
    for (const assignment of incident.assignments) {
      const isOnDuty = state.units[assignment.unitId]?.onDuty === true;
      const next = nextRung(assignment, isOnDuty, rulebook) ?? nextWelfare(assignment, isOnDuty, rulebook);
      if (next === null) continue;
      due.push({
        step: next.step,
        incident,
        assignment,
        rulebook,
        inMs: next.afterS * 1_000 - elapsedMs(next.from),
      });
    }
  }
  return due;
}

export function isUnderWay(incident: Incident): boolean {
  return (
    !['closed', 'void', 'verified', 'merged', 'parked'].includes(incident.status) &&
    incident.assignments.some(isActiveAssignment)
  );
}

export function isUnacknowledged({ status }: Pick<Assignment, 'status'>): boolean {
  return status === 'sent' || status === 'delivered' || status === 'seen';
}

interface NextStep {
  readonly step: DueCare['step'];
  readonly from: number;
  readonly afterS: number;
}

/** A phone off duty is never rung; the dispatcher is warned all the same. */
export function nextRung(
  assignment: Assignment,
  isOnDuty: boolean,
  { ladder }: Pick<Rulebook, 'ladder'>,
): NextStep | null {
  const from = assignment.stamps.sent?.at;
  if (from === undefined || !isUnacknowledged(assignment)) return null;
  const { realertedAt, warned, passedOn } = assignment.delivery ?? {};
  if (realertedAt === undefined && warned === undefined && isOnDuty)
    return { step: 'realert', from, afterS: ladder.realertS };
  if (warned === undefined) return { step: 'warn', from, afterS: ladder.warnS };
  if (passedOn === undefined && ladder.next !== 'none') return { step: 'passOn', from, afterS: ladder.nextS };
  return null;
}

export function nextWelfare(
  assignment: Assignment,
  isOnDuty: boolean,
  { welfare }: Pick<Rulebook, 'welfare'>,
): NextStep | null {
  const onSceneAt = assignment.stamps.onScene?.at;
  if (!welfare.isOn || !isOnDuty || assignment.status !== 'onScene' || onSceneAt === undefined) return null;
  const { status, at } = assignment.welfare ?? { status: 'well', at: onSceneAt };
  switch (status) {
    case 'well':
      return { step: 'askWelfare', from: at, afterS: welfare.everyS };
    case 'asked':
      return { step: 'askWelfare', from: at, afterS: welfare.answerS };
    case 'askedAgain':
      return { step: 'mayday', from: at, afterS: welfare.secondS };
    case 'mayday':
      return null;
  }
}

export function deliveryCause({ status }: Pick<Assignment, 'status'>, isOnDuty: boolean): DeliveryCause {
  if (!isOnDuty) return 'offDuty';
  if (status === 'sent') return 'notDelivered';
  return status === 'delivered' ? 'deliveredNotSeen' : 'seenNotAcknowledged';
}

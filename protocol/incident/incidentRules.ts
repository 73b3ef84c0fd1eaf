import type { Actor } from '../access/role.ts';
import { isHallSeat, type Reach } from '../access/scope.ts';
import type { RejectionReason } from '../wire/rejection.ts';
import type { Assignment, AssignmentStatus, AssignmentStep, Incident } from './incident.ts';
import { lifecycleRow, type LifecycleCommand, type LifecycleRule } from './lifecycle.ts';

/** The rules a button shares with the server: each answers null (allowed) or the reason why not. */
export type RuleAnswer = RejectionReason | null;

/** What of an actor (or of a page's session) the rules look at. */
export type Asker = Reach & Pick<Actor, 'accountId'>;

/** Whether the lifecycle allows the command now, to this person: the status first, then the row's own rules. */
export function checkTransition(incident: Incident, command: LifecycleCommand, asker: Asker): RuleAnswer {
  const row = lifecycleRow(command);
  if (!row.from.includes(incident.status)) return 'incidentStatus';
  for (const rule of row.rules) {
    const answer = rules[rule](incident, asker);
    if (answer !== null) return answer;
  }
  return null;
}

const rules: Record<LifecycleRule, (incident: Incident, asker: Asker) => RuleAnswer> = {
  noUnitsOut: ({ assignments }) => (assignments.some(isActiveAssignment) ? 'stillDispatched' : null),
  byAnotherPerson: ({ handlers }, { accountId }) => (handlers.includes(accountId) ? 'selfVerification' : null),
  handOffAsked: ({ handOff }) => (handOff?.state === 'asked' ? null : 'handOffNone'),
  noHandOffAsked: ({ handOff }) => (handOff?.state === 'asked' ? 'handOffAsked' : null),
  // The hall may write down what the agency answered by telephone.
  byReceiver: ({ handOff }, asker) =>
    isHallSeat(asker) || handOff?.toAgencyId === asker.agencyId ? null : 'otherAgency',
  extensionAsked: ({ extension }) => (extension?.state === 'asked' ? null : 'extensionNone'),
  noExtensionAsked: ({ extension }) => (extension?.state === 'asked' ? 'extensionAsked' : null),
  notByAsker: ({ extension }, { accountId }) => (extension?.askedBy.accountId === accountId ? 'ownRequest' : null),
};

/** Nothing more happens to it unless somebody reopens or unmerges it. */
export function isFinished({ status }: Pick<Incident, 'status'>): boolean {
  return status === 'closed' || status === 'void' || status === 'merged';
}

/** An assignment that still binds its unit. */
export function isActiveAssignment(assignment: Pick<Assignment, 'status'>): boolean {
  return assignment.status !== 'recalled' && assignment.status !== 'reportedBack';
}

/** The step each status may be followed by; `delivered` and `seen` may be missing when the answer came by voice. */
const stepFrom: Record<Exclude<AssignmentStep, 'sent'>, readonly AssignmentStatus[]> = {
  delivered: ['sent'],
  seen: ['sent', 'delivered'],
  acknowledged: ['sent', 'delivered', 'seen'],
  enRoute: ['acknowledged'],
  onScene: ['enRoute'],
  reportedBack: ['onScene'],
};

export function checkStep(assignment: Assignment, step: Exclude<AssignmentStep, 'sent'>): RuleAnswer {
  return stepFrom[step].includes(assignment.status) ? null : 'assignmentStep';
}

/** The step a unit takes next, or null when nothing is left to do. */
export function nextStep(status: AssignmentStatus): 'acknowledged' | 'enRoute' | 'onScene' | 'reportedBack' | null {
  switch (status) {
    case 'sent':
    case 'delivered':
    case 'seen':
      return 'acknowledged';
    case 'acknowledged':
      return 'enRoute';
    case 'enRoute':
      return 'onScene';
    case 'onScene':
      return 'reportedBack';
    case 'reportedBack':
    case 'recalled':
      return null;
  }
}

export function findAssignment(incident: Incident, assignmentId: string): Assignment | undefined {
  return incident.assignments.find((assignment) => assignment.id === assignmentId);
}

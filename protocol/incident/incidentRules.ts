import type { Actor } from '../access/role.ts';
import type { RejectionReason } from '../wire/rejection.ts';
import type { Assignment, AssignmentStatus, AssignmentStep, Incident, IncidentStatus } from './incident.ts';

/** The rules a button shares with the server: each answers null (allowed) or the reason why not. */
export type RuleAnswer = RejectionReason | null;

/** The lifecycle in one table: which command is allowed in which status. */
export const incidentTransitions = {
  acceptIncident: ['reported', 'returned'],
  openIncident: ['accepted'],
  returnIncident: ['reported', 'accepted'],
  voidIncident: ['reported', 'accepted', 'open', 'dispatched', 'reportedBack', 'returned'],
  editIncident: ['reported', 'accepted', 'open', 'dispatched', 'reportedBack', 'returned'],
  dispatchUnits: ['open', 'dispatched', 'reportedBack'],
  recallAssignment: ['dispatched'],
  verifyIncident: ['reportedBack'],
  closeIncident: ['verified'],
  addIncidentNote: ['reported', 'accepted', 'open', 'dispatched', 'reportedBack', 'verified', 'returned'],
  attachPhoto: ['reported', 'accepted', 'open', 'dispatched', 'reportedBack', 'verified', 'returned'],
  takeSnapshot: ['reported', 'accepted', 'open', 'dispatched', 'reportedBack', 'verified', 'returned'],
} as const satisfies Record<string, readonly IncidentStatus[]>;
export type IncidentTransition = keyof typeof incidentTransitions;

export function checkTransition(incident: Incident, transition: IncidentTransition): RuleAnswer {
  const from: readonly IncidentStatus[] = incidentTransitions[transition];
  return from.includes(incident.status) ? null : 'incidentStatus';
}

/** Verification is by another person than anyone who handled it. */
export function checkVerify(incident: Incident, actor: Pick<Actor, 'accountId'>): RuleAnswer {
  return (
    checkTransition(incident, 'verifyIncident') ??
    (incident.handlers.includes(actor.accountId) ? 'selfVerification' : null)
  );
}

export function checkVoid(incident: Incident): RuleAnswer {
  return (
    checkTransition(incident, 'voidIncident') ??
    (incident.assignments.some(isActiveAssignment) ? 'stillDispatched' : null)
  );
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

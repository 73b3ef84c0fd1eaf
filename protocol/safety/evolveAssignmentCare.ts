import type { Assignment, Incident, IncidentLogLine } from '../incident/incident.ts';
import type { JournalEntry } from '../wire/journalEntry.ts';
import type { AssignmentCareEvent } from './assignmentCare.ts';

const careEvents: readonly AssignmentCareEvent['type'][] = [
  'assignmentRealerted',
  'deliveryWarned',
  'assignmentPassedOn',
  'welfareAsked',
  'welfareAnswered',
  'maydayRaised',
];

export function isAssignmentCareEvent(event: { readonly type: string }): event is AssignmentCareEvent {
  return careEvents.some((type) => type === event.type);
}

/**
 * The incident after a rung of the ladder or a question to a unit: a line of its log, and not a new version, since nobody's
 * view of who is sent where became wrong by it.
 */
export function evolveAssignmentCare(
  incident: Incident | undefined,
  entry: JournalEntry,
  event: AssignmentCareEvent,
): Incident {
  if (incident === undefined) throw new RangeError(`Entry ${entry.seq} cares for an incident that was never reported`);
  const { seq, at, actor, deviceAt } = entry;
  const line: IncidentLogLine = {
    seq,
    at,
    actor,
    event: event.type,
    unitId: event.unitId,
    ...(deviceAt === undefined ? {} : { deviceAt }),
  };
  return {
    ...incident,
    assignments: incident.assignments.map((assignment) =>
      assignment.id === event.assignmentId ? withCare(assignment, at, event) : assignment,
    ),
    log: [...incident.log, line],
    lastSeq: seq,
  };
}

function withCare(assignment: Assignment, at: number, event: AssignmentCareEvent): Assignment {
  switch (event.type) {
    case 'assignmentRealerted':
      return { ...assignment, delivery: { ...assignment.delivery, realertedAt: at } };
    case 'deliveryWarned':
      return { ...assignment, delivery: { ...assignment.delivery, warned: { at, cause: event.cause } } };
    case 'assignmentPassedOn':
      return { ...assignment, delivery: { ...assignment.delivery, passedOn: { at, to: event.to } } };
    case 'welfareAsked':
      return { ...assignment, welfare: { status: event.round === 1 ? 'asked' : 'askedAgain', at } };
    case 'welfareAnswered':
      return { ...assignment, welfare: { status: 'well', at } };
    case 'maydayRaised':
      return { ...assignment, welfare: { status: 'mayday', at } };
  }
}

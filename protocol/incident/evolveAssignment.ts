import type { JournalEntry } from '../wire/journalEntry.ts';
import type { IncidentEvent } from './events.ts';
import type { Assignment, AssignmentStatus, Incident } from './incident.ts';
import { stampOf, statusAfterSteps, withHandler, withStatus } from './incidentChange.ts';

type AssignmentEvent = Extract<IncidentEvent, { assignmentId: string }>;

export function isAssignmentEvent(event: IncidentEvent): event is AssignmentEvent {
  return 'assignmentId' in event;
}

/** What a unit's step makes of its incident. */
export function evolveAssignment(incident: Incident, entry: JournalEntry, event: AssignmentEvent): Incident {
  switch (event.type) {
    case 'unitDispatched': {
      const assignment: Assignment = {
        id: event.assignmentId,
        unitId: event.unitId,
        status: 'sent',
        order: event.order,
        stamps: { sent: stampOf(entry) },
      };
      const sent = { ...incident, assignments: [...incident.assignments, assignment] };
      return withHandler(withStatus(sent, entry, 'dispatched'), entry);
    }
    case 'assignmentRecalled': {
      const recalled = withStep(incident, entry, event.assignmentId, 'recalled', { recallReason: event.reason });
      return withHandler(withStatus(recalled, entry, statusAfterSteps(recalled)), entry);
    }
    case 'assignmentDelivered':
      return withStep(incident, entry, event.assignmentId, 'delivered');
    case 'assignmentSeen':
      return withStep(incident, entry, event.assignmentId, 'seen');
    case 'assignmentAcknowledged':
      return withHandler(withStep(incident, entry, event.assignmentId, 'acknowledged'), entry);
    case 'unitDeparted':
      return withHandler(withStep(incident, entry, event.assignmentId, 'enRoute'), entry);
    case 'unitArrived':
      return withHandler(withStep(incident, entry, event.assignmentId, 'onScene'), entry);
    case 'unitReportedBack': {
      const stepped = withStep(incident, entry, event.assignmentId, 'reportedBack', { report: event.report });
      const status = statusAfterSteps(stepped);
      return withHandler(status === stepped.status ? stepped : withStatus(stepped, entry, status), entry);
    }
  }
}

function withStep(
  incident: Incident,
  entry: JournalEntry,
  assignmentId: string,
  status: AssignmentStatus,
  words: Pick<Assignment, 'report'> | Pick<Assignment, 'recallReason'> = {},
): Incident {
  const assignments = incident.assignments.map((assignment) =>
    assignment.id === assignmentId
      ? { ...assignment, ...words, status, stamps: { ...assignment.stamps, [status]: stampOf(entry) } }
      : assignment,
  );
  return { ...incident, assignments };
}

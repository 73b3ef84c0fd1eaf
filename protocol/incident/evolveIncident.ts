import type { HallEvent } from '../hall/allEvents.ts';
import type { JournalEntry } from '../wire/journalEntry.ts';
import type { IncidentEvent } from './events.ts';
import type { Assignment, AssignmentStatus, Incident, IncidentLogLine, IncidentStatus, Stamp } from './incident.ts';

export function isIncidentEvent(event: HallEvent): event is IncidentEvent {
  // An incident that comes on a wall is the wall's affair.
  return 'incidentId' in event && !('wallId' in event);
}

/** The incident after the event. Throws when the event speaks of an incident that was never reported. */
export function evolveIncident(incident: Incident | undefined, entry: JournalEntry, event: IncidentEvent): Incident {
  if (event.type === 'incidentReported') return reported(entry, event);
  if (incident === undefined) throw new RangeError(`Entry ${entry.seq} changes an incident that was never reported`);
  const changed = withChange(incident, entry, event);
  return { ...changed, log: [...changed.log, logLine(entry, event)], lastSeq: entry.seq };
}

function reported(entry: JournalEntry, event: Extract<IncidentEvent, { type: 'incidentReported' }>): Incident {
  return {
    id: event.incidentId,
    number: event.number,
    version: 1,
    status: 'reported',
    type: event.incidentType,
    priority: event.priority,
    place: event.place,
    areaId: event.areaId,
    summary: event.summary,
    source: event.source,
    reportedBy: entry.actor,
    handlers: [],
    stamps: { reported: stampOf(entry) },
    assignments: [],
    cameras: [],
    log: [logLine(entry, event)],
    lastSeq: entry.seq,
  };
}

function withChange(
  incident: Incident,
  entry: JournalEntry,
  event: Exclude<IncidentEvent, { type: 'incidentReported' }>,
): Incident {
  switch (event.type) {
    case 'incidentAccepted':
      return withHandler(withStatus(incident, entry, 'accepted'), entry);
    case 'incidentOpened':
      return withHandler(withStatus(incident, entry, 'open'), entry);
    case 'incidentReturned':
      return withStatus(incident, entry, 'returned');
    case 'incidentVoided':
      return withStatus(incident, entry, 'void');
    case 'incidentEdited':
      return {
        ...incident,
        version: incident.version + 1,
        type: event.incidentType ?? incident.type,
        priority: event.priority ?? incident.priority,
        place: event.place ?? incident.place,
        summary: event.summary ?? incident.summary,
      };
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
    case 'incidentVerified':
      return withStatus(incident, entry, event.outcome === 'passed' ? 'verified' : 'open');
    case 'incidentClosed':
      return withStatus(incident, entry, 'closed');
    case 'camerasLinked':
      return { ...incident, cameras: event.cameras };
    case 'incidentNoteAdded':
    case 'photoAttached':
    case 'snapshotTaken':
      return incident;
  }
}

/** Where an incident stands once its units moved: back to open when nobody is sent, on when all reported back. */
function statusAfterSteps(incident: Incident): IncidentStatus {
  const standing = incident.assignments.filter((assignment) => assignment.status !== 'recalled');
  if (standing.some((assignment) => assignment.status !== 'reportedBack')) return incident.status;
  return standing.length === 0 ? 'open' : 'reportedBack';
}

function stampOf(entry: JournalEntry): Stamp {
  return entry.deviceAt === undefined ? { at: entry.at } : { at: entry.at, deviceAt: entry.deviceAt };
}

function withStatus(incident: Incident, entry: JournalEntry, status: IncidentStatus): Incident {
  return {
    ...incident,
    version: incident.version + 1,
    status,
    stamps: { ...incident.stamps, [status]: stampOf(entry) },
  };
}

function withHandler(incident: Incident, entry: JournalEntry): Incident {
  if (incident.handlers.includes(entry.actor.accountId)) return incident;
  return { ...incident, handlers: [...incident.handlers, entry.actor.accountId] };
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

function logLine(entry: JournalEntry, event: IncidentEvent): IncidentLogLine {
  const line: IncidentLogLine = { seq: entry.seq, at: entry.at, actor: entry.actor, event: event.type };
  if (entry.deviceAt !== undefined) line.deviceAt = entry.deviceAt;
  if ('unitId' in event) line.unitId = event.unitId;
  const text = wordsOf(event);
  if (text !== undefined && text !== '') line.text = text;
  if ('attachment' in event) line.attachment = event.attachment;
  if (event.type === 'incidentNoteAdded') line.noteId = event.noteId;
  return line;
}

function wordsOf(event: IncidentEvent): string | undefined {
  if ('reason' in event) return event.reason;
  if ('report' in event) return event.report;
  if ('order' in event) return event.order;
  if ('note' in event) return event.note;
  if ('text' in event) return event.text;
  if ('summary' in event) return event.summary;
  return undefined;
}

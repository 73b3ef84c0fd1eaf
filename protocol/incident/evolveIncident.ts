import type { HallEvent } from '../hall/allEvents.ts';
import type { JournalEntry } from '../wire/journalEntry.ts';
import { evolveAssignment, isAssignmentEvent } from './evolveAssignment.ts';
import { evolveMerge, isMergeEvent } from './evolveMerge.ts';
import { evolveSideRoad, isSideRoadEvent } from './evolveSideRoad.ts';
import { incidentEventSchemas, type IncidentEvent } from './events.ts';
import type { Incident } from './incident.ts';
import { stampOf, withHandler, withoutParking, withStatus } from './incidentChange.ts';
import { logLine } from './logLine.ts';

const eventTypes = new Set<string>(incidentEventSchemas.map((schema) => schema.shape.type.value));

/** By its name: an event that only speaks of an incident (an alarm, a wall) is another's affair. */
export function isIncidentEvent(event: HallEvent): event is IncidentEvent {
  return eventTypes.has(event.type);
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
    ...(event.kindId === undefined ? {} : { kindId: event.kindId }),
    ...(event.rulebookVersion === undefined ? {} : { rulebookVersion: event.rulebookVersion }),
    priority: event.priority,
    place: event.place,
    areaId: event.areaId,
    summary: event.summary,
    source: event.source,
    ...(event.occurredAt !== undefined && { occurredAt: event.occurredAt }),
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
  if (isAssignmentEvent(event)) return evolveAssignment(incident, entry, event);
  if (isMergeEvent(event)) return evolveMerge(incident, entry, event);
  if (isSideRoadEvent(event)) return evolveSideRoad(incident, entry, event);
  switch (event.type) {
    case 'incidentAccepted':
      return withHandler(withStatus(incident, entry, 'accepted'), entry);
    case 'incidentOpened':
      return withHandler(withStatus(incident, entry, 'open'), entry);
    case 'incidentReturned':
      return withStatus(incident, entry, 'returned');
    case 'incidentVoided':
      return withStatus(withoutParking(incident, entry), entry, 'void');
    case 'incidentEdited':
      return {
        ...incident,
        version: incident.version + 1,
        type: event.incidentType ?? incident.type,
        priority: event.priority ?? incident.priority,
        place: event.place ?? incident.place,
        areaId: event.areaId === undefined ? incident.areaId : event.areaId,
        summary: event.summary ?? incident.summary,
      };
    case 'incidentVerified':
      return withStatus(incident, entry, event.outcome === 'passed' ? 'verified' : 'open');
    case 'incidentClosed':
      return withStatus(incident, entry, 'closed');
    case 'camerasLinked':
      return { ...incident, cameras: event.cameras };
    case 'incidentNoteAdded':
    case 'photoAttached':
    case 'snapshotTaken':
    case 'clipKept':
      return incident;
  }
}

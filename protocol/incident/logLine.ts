import type { JournalEntry } from '../wire/journalEntry.ts';
import type { IncidentEvent } from './events.ts';
import type { IncidentLogLine } from './incident.ts';

/** The line an event leaves in the log of its incident. */
export function logLine(entry: JournalEntry, event: IncidentEvent): IncidentLogLine {
  const line: IncidentLogLine = { seq: entry.seq, at: entry.at, actor: entry.actor, event: event.type };
  if (entry.deviceAt !== undefined) line.deviceAt = entry.deviceAt;
  if ('unitId' in event) line.unitId = event.unitId;
  const text = wordsOf(event);
  if (text !== undefined && text !== '') line.text = text;
  if ('attachment' in event) line.attachment = event.attachment;
  if (event.type === 'incidentNoteAdded') line.noteId = event.noteId;
  if ('informed' in event) line.informed = event.informed;
  if ('otherId' in event) line.otherId = event.otherId;
  if (event.type === 'parentIncidentSet' && event.parentId !== null) line.otherId = event.parentId;
  if ('agencyId' in event) line.agencyId = event.agencyId;
  const cameraIds = camerasOf(event);
  if (cameraIds !== undefined) line.cameraIds = cameraIds;
  if ('place' in event) line.place = event.place;
  if ('outcome' in event) line.outcome = event.outcome;
  if ('until' in event && event.until !== null) line.until = event.until;
  return line;
}

function camerasOf(event: IncidentEvent): IncidentLogLine['cameraIds'] {
  if (event.type === 'camerasLinked') return event.cameras.map(({ cameraId }) => cameraId);
  if (event.type === 'snapshotTaken') return [event.cameraId];
  const clip = event.type === 'clipKept' ? event.attachment.clip : undefined;
  return clip === undefined ? undefined : [clip.cameraId];
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

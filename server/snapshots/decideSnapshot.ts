import type { HallState } from '../../protocol/hall/hallState.ts';
import type { IncidentEvent } from '../../protocol/incident/events.ts';
import { checkTransition } from '../../protocol/incident/incidentRules.ts';
import type { SnapshotCommand } from '../../protocol/snapshot/snapshot.ts';
import { Rejected } from '../../protocol/wire/rejection.ts';
import type { HallFacts } from '../hall/index.ts';

/** A picture of a camera into an incident's log; throws `Rejected` when it may not be. Pure. */
export function decideSnapshot(state: HallState, command: SnapshotCommand, facts: HallFacts): IncidentEvent[] {
  const { type: _type, attachmentId, caption, ...frame } = command;
  const incident = state.incidents[command.incidentId];
  if (incident === undefined) throw new Rejected('notFound', 'incidentUnknown');
  const answer = checkTransition(incident, command.type, facts.actor);
  if (answer !== null) throw new Rejected('notAllowed', answer, { details: { status: incident.status } });
  if (!facts.hasCamera(command.cameraId)) throw new Rejected('notFound', 'cameraUnknown');
  const stored = facts.findAttachment(attachmentId);
  if (stored === undefined) throw new Rejected('notFound', 'attachmentUnknown');
  if (!stored.mediaType.startsWith('image/')) throw new Rejected('malformed', 'attachmentType');
  return [{ type: 'snapshotTaken', attachment: { ...stored, caption }, ...frame }];
}

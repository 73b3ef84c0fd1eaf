import type { HallState } from '../../protocol/hall/hallState.ts';
import type { IncidentEvent } from '../../protocol/incident/events.ts';
import { checkTransition } from '../../protocol/incident/incidentRules.ts';
import type { ClipCommand } from '../../protocol/snapshot/clip.ts';
import { Rejected } from '../../protocol/wire/rejection.ts';
import type { HallFacts } from '../hall/index.ts';

/** A clip of a camera into the incident's log it was kept for; throws `Rejected` when it may not be. Pure. */
export function decideClip(state: HallState, command: ClipCommand, facts: HallFacts): IncidentEvent[] {
  const { incidentId, attachmentId } = command;
  const incident = state.incidents[incidentId];
  if (incident === undefined) throw new Rejected('notFound', 'incidentUnknown');
  const answer = checkTransition(incident, command.type, facts.actor);
  if (answer !== null) throw new Rejected('notAllowed', answer, { details: { status: incident.status } });
  const stored = facts.findAttachment(attachmentId);
  if (stored === undefined) throw new Rejected('notFound', 'attachmentUnknown');
  if (stored.clip?.purpose.incidentId !== incidentId) throw new Rejected('malformed', 'attachmentType');
  if (incident.log.some(({ attachment }) => attachment?.id === attachmentId)) return [];
  return [{ type: 'clipKept', incidentId, attachment: { ...stored, caption: stored.clip.cameraName } }];
}

import type { Session } from '../../protocol/access/session.ts';
import { wholeLog } from '../../protocol/hall/fieldView.ts';
import type { HallState } from '../../protocol/hall/hallState.ts';
import type { AttachmentId, UnitId } from '../../protocol/ids.ts';
import { selectFieldMessages } from '../../protocol/message/fieldMessages.ts';

/** A field unit reads the photos of incidents it is or was sent to; a desk seat reads all. */
export function mayReadAttachment(state: HallState, { role, unitId }: Session, id: AttachmentId): boolean {
  if (role !== 'fieldUnit') return true;
  if (unitId !== null && isInMessage(state, unitId, id)) return true;
  return Object.values(state.incidents).some(
    (incident) =>
      incident.assignments.some((assignment) => assignment.unitId === unitId) &&
      wholeLog(state, incident).some((line) => line.attachment?.id === id),
  );
}

function isInMessage(state: HallState, unitId: UnitId, id: AttachmentId): boolean {
  if (state.units[unitId]?.onDuty !== true) return false;
  const own = selectFieldMessages(state.messages, state.incidents, unitId);
  return own.some(({ messages }) => messages.some(({ attachment }) => attachment?.id === id));
}

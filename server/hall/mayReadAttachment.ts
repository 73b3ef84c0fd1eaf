import type { Session } from '../../protocol/access/session.ts';
import { wholeLog } from '../../protocol/hall/fieldView.ts';
import type { HallState } from '../../protocol/hall/hallState.ts';
import type { AttachmentId } from '../../protocol/ids.ts';

/** A field unit reads the photos of incidents it is or was sent to; a desk seat reads all. */
export function mayReadAttachment(state: HallState, { role, unitId }: Session, id: AttachmentId): boolean {
  if (role !== 'fieldUnit') return true;
  return Object.values(state.incidents).some(
    (incident) =>
      incident.assignments.some((assignment) => assignment.unitId === unitId) &&
      wholeLog(state, incident).some((line) => line.attachment?.id === id),
  );
}

import type { HallState } from '../../../../protocol/hall/hallState.ts';
import type { AttachmentId } from '../../../../protocol/ids.ts';
import type { Attachment, Incident } from '../../../../protocol/incident/incident.ts';

export interface Recording {
  readonly attachment: Attachment;
  /** When its first picture was taken, server milliseconds; of a phone's video, when it was attached. */
  readonly from: number;
  readonly incident: Pick<Incident, 'id' | 'number'>;
}

/** The video with this id and the incident it belongs to, or null where no log has it. */
export function findRecording({ incidents }: Pick<HallState, 'incidents'>, id: AttachmentId): Recording | null {
  for (const incident of Object.values(incidents)) {
    const line = incident.log.find(({ attachment }) => attachment?.id === id);
    if (line?.attachment === undefined) continue;
    return { attachment: line.attachment, from: line.attachment.clip?.from ?? line.at, incident };
  }
  return null;
}

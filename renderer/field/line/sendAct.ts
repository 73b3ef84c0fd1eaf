import { Rejected } from '../../../protocol/wire/rejection.ts';
import type { HallConnection } from '../../connection/HallConnection.ts';
import { uploadAttachment } from '../../connection/hallApi.ts';
import type { Act } from '../outbox/Act.ts';

/** Sends one act over the line as it stands: a photo's bytes first, then the command. */
export async function sendAct(act: Act, readHall: () => HallConnection | null): Promise<{ seq: number }> {
  const { command, id, deviceAt } = act.envelope;
  if (act.photo !== null && command.type === 'attachPhoto') {
    const { bytes, mediaType, sha256 } = act.photo;
    await uploadAttachment(command.attachmentId, new Blob([bytes], { type: mediaType }), sha256 ?? undefined);
  }
  const hall = readHall();
  // The socket would keep the command and send it later on its own; only the outbox may do that.
  if (hall?.status !== 'online') throw new Rejected('unavailable', 'timeout');
  return await hall.send(command, { id, deviceAt });
}

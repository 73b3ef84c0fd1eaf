import { Rejected } from '../../../protocol/wire/rejection.ts';
import type { HallConnection } from '../../connection/HallConnection.ts';
import { uploadAttachment } from '../../connection/hallApi.ts';
import { sendAttachment } from '../../connection/sendAttachment.ts';
import type { Act } from '../outbox/Act.ts';

/** Sends one act over the line as it stands: a file's bytes first, then the command. */
export async function sendAct(
  act: Act,
  readHall: () => HallConnection | null,
  onProgress: (sentBytes: number) => void,
): Promise<{ seq: number }> {
  const { command, id, deviceAt } = act.envelope;
  const attachmentId = 'attachmentId' in command ? command.attachmentId : undefined;
  if (act.photo !== null && attachmentId !== undefined) {
    const { bytes, mediaType, sha256 } = act.photo;
    if (sha256 === null) await uploadAttachment(attachmentId, new Blob([bytes], { type: mediaType }));
    else await sendAttachment(attachmentId, { mediaType, bytes, sha256 }, onProgress);
  }
  const hall = readHall();
  // The socket would keep the command and send it later on its own; only the outbox may do that.
  if (hall?.status !== 'online') throw new Rejected('unavailable', 'timeout');
  return await hall.send(command, { id, deviceAt });
}

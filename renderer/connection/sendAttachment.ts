import { z } from 'zod';
import { Rejected } from '../../protocol/wire/rejection.ts';
import { requestUpload } from './hallApi.ts';

export interface AttachmentBytes {
  readonly mediaType: string;
  readonly bytes: ArrayBuffer;
  /** SHA-256 of the bytes. */
  readonly sha256: Uint8Array;
}

/** Small enough that a bad line finishes one before it breaks, large enough that the questions between cost little. */
const sliceBytes = 128 * 1024;
/** How often the server may say that it has another part than this page thinks before something is wrong. */
const mostDisagreements = 3;

const progressSchema = z.object({ isStored: z.boolean(), receivedBytes: z.number().int().nonnegative() });
type Progress = z.infer<typeof progressSchema>;

/**
 * Brings bytes to the server under an id: asks first whether it has them (nothing is sent then) and how many of them came
 * in earlier attempts, then sends the rest in slices. `onProgress` hears how many the server has.
 */
export async function sendAttachment(
  attachmentId: string,
  { mediaType, bytes, sha256 }: AttachmentBytes,
  onProgress: (sentBytes: number) => void = () => undefined,
): Promise<void> {
  const hex = Array.from(sha256, (byte) => byte.toString(16).padStart(2, '0')).join('');
  const query = new URLSearchParams({ mediaType, sizeBytes: String(bytes.byteLength), sha256: hex }).toString();
  const address = `/api/attachments/${encodeURIComponent(attachmentId)}`;

  const ask = async (): Promise<Progress> =>
    progressSchema.parse(await requestUpload('POST', `${address}/offer?${query}`, {}));
  const send = async (offset: number): Promise<Progress> => {
    const body = new Blob([bytes.slice(offset, offset + sliceBytes)], { type: 'application/octet-stream' });
    const headers = { 'upload-offset': String(offset) };
    return progressSchema.parse(await requestUpload('PATCH', `${address}?${query}`, headers, body));
  };

  let disagreements = 0;
  let progress = await ask();
  while (!progress.isStored) {
    onProgress(progress.receivedBytes);
    try {
      progress = await send(progress.receivedBytes);
    } catch (error) {
      const isOffset = error instanceof Rejected && error.reason === 'attachmentOffset';
      disagreements += 1;
      // An attempt that this page gave up may still have been arriving.
      if (!isOffset || disagreements > mostDisagreements) throw error;
      progress = await ask();
    }
  }
  onProgress(bytes.byteLength);
}

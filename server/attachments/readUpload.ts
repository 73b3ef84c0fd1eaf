import { z } from 'zod';
import { attachmentSchema } from '../../protocol/incident/incident.ts';
import { Rejected } from '../../protocol/wire/rejection.ts';
import type { UploadSlice } from './PartialUploads.ts';
import { signatureLength } from './detectMediaTypes.ts';
import { tooLarge } from './receiveBytes.ts';

const { mediaType, sha256 } = attachmentSchema.shape;
const uploadSchema = z.strictObject({ mediaType, sha256, sizeBytes: z.coerce.number().int().min(signatureLength) });

/** What an upload in pieces says of itself in the address; throws `Rejected`. */
export function readUpload(query: unknown, maxBytes: number): Omit<UploadSlice, 'id' | 'owner'> {
  const upload = uploadSchema.safeParse(query);
  if (!upload.success) {
    const isType = upload.error.issues.some(({ path }) => path[0] === 'mediaType');
    throw new Rejected('malformed', isType ? 'attachmentType' : 'malformedInput', { cause: upload.error });
  }
  if (upload.data.sizeBytes > maxBytes) throw tooLarge(maxBytes);
  return upload.data;
}

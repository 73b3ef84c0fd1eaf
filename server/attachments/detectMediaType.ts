import type { Attachment } from '../../protocol/incident/incident.ts';

export type AttachmentMediaType = Attachment['mediaType'];

/** Bytes needed to tell the type: RIFF header and form type are the longest. */
export const signatureLength = 12;

const jpegStart = Buffer.from([0xff, 0xd8, 0xff]);
const pngStart = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

/** What the first bytes say a picture is (JPEG SOI, PNG signature, RIFF/WEBP form), or null when it is none of these. */
export function detectMediaType(start: Buffer): AttachmentMediaType | null {
  if (start.subarray(0, 3).equals(jpegStart)) return 'image/jpeg';
  if (start.subarray(0, 8).equals(pngStart)) return 'image/png';
  const isRiff = start.toString('latin1', 0, 4) === 'RIFF' && start.toString('latin1', 8, 12) === 'WEBP';
  return isRiff ? 'image/webp' : null;
}

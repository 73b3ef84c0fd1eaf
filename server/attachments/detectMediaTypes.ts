import type { Attachment } from '../../protocol/incident/incident.ts';

export type AttachmentMediaType = Attachment['mediaType'];

/** Bytes needed to tell the type: RIFF header and form type are the longest. */
export const signatureLength = 12;

const jpegStart = Buffer.from([0xff, 0xd8, 0xff]);
const pngStart = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
const ebmlStart = Buffer.from([0x1a, 0x45, 0xdf, 0xa3]);

/**
 * What the first bytes say a file is: JPEG SOI, PNG signature, RIFF/WEBP form, EBML (WebM), Ogg page, ISO base media
 * (`ftyp`). A container says nothing about sound or picture in it, so its types come together; empty when it is none.
 */
export function detectMediaTypes(start: Buffer): readonly AttachmentMediaType[] {
  if (start.subarray(0, 3).equals(jpegStart)) return ['image/jpeg'];
  if (start.subarray(0, 8).equals(pngStart)) return ['image/png'];
  if (start.subarray(0, 4).equals(ebmlStart)) return ['video/webm', 'audio/webm'];
  const [first, form] = [start.toString('latin1', 0, 4), start.toString('latin1', 8, 12)];
  if (first === 'OggS') return ['audio/ogg'];
  if (start.toString('latin1', 4, 8) === 'ftyp') return ['video/mp4', 'audio/mp4'];
  return first === 'RIFF' && form === 'WEBP' ? ['image/webp'] : [];
}

import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import type { Readable } from 'node:stream';
import { Rejected } from '../../protocol/wire/rejection.ts';
import { detectMediaTypes, signatureLength, type AttachmentMediaType } from './detectMediaTypes.ts';

const megabyte = 1024 * 1024;

interface ReceiveInput {
  readonly body: Readable;
  readonly mediaType: AttachmentMediaType;
  readonly temporaryPath: string;
  readonly maxBytes: number;
}

export interface ReceivedBytes {
  readonly sizeBytes: number;
  readonly sha256: string;
}

export function tooLarge(maxBytes: number): Rejected {
  const megabytes = Math.round((maxBytes / megabyte) * 10) / 10;
  return new Rejected('tooLarge', 'attachmentTooLarge', { details: { megabytes } });
}

/** Streams a body to a new file, on the disk when this returns; refuses what is too large or not of the type it claims. */
export async function receiveBytes({ body, mediaType, temporaryPath, maxBytes }: ReceiveInput): Promise<ReceivedBytes> {
  const hash = createHash('sha256');
  const file = await open(temporaryPath, 'wx', 0o600);
  let sizeBytes = 0;
  let start = Buffer.alloc(0);
  try {
    // Leaving the loop must not destroy the request: its socket still carries the refusal.
    for await (const chunk of body.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>) {
      sizeBytes += chunk.length;
      if (sizeBytes > maxBytes) throw tooLarge(maxBytes);
      if (start.length < signatureLength) {
        start = Buffer.concat([start, chunk.subarray(0, signatureLength)]);
        if (start.length >= signatureLength) checkSignature(start, mediaType);
      }
      hash.update(chunk);
      await file.appendFile(chunk);
    }
    if (start.length < signatureLength) throw new Rejected('malformed', 'attachmentType');
    await file.sync();
  } finally {
    await file.close();
  }
  return { sizeBytes, sha256: hash.digest('hex') };
}

/** Size and hash of a file that came in pieces; refuses what is not of the type it claims. */
export async function measureFile(path: string, mediaType: AttachmentMediaType): Promise<ReceivedBytes> {
  const hash = createHash('sha256');
  let sizeBytes = 0;
  let start = Buffer.alloc(0);
  for await (const chunk of createReadStream(path) as AsyncIterable<Buffer>) {
    if (start.length < signatureLength) start = Buffer.concat([start, chunk.subarray(0, signatureLength)]);
    sizeBytes += chunk.length;
    hash.update(chunk);
  }
  checkSignature(start, mediaType);
  return { sizeBytes, sha256: hash.digest('hex') };
}

function checkSignature(start: Buffer, mediaType: AttachmentMediaType): void {
  if (start.length < signatureLength || !detectMediaTypes(start).includes(mediaType))
    throw new Rejected('malformed', 'attachmentType');
}

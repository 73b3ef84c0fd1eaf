import { createHash } from 'node:crypto';
import { mkdir, open, readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import type { AttachmentId } from '../../protocol/ids.ts';
import { Rejected } from '../../protocol/wire/rejection.ts';
import type { AttachmentMediaType } from './detectMediaTypes.ts';

/** One upload that may come in pieces: all of this names it, so that no other upload can go on with its bytes. */
export interface UploadSlice {
  readonly id: AttachmentId;
  readonly mediaType: AttachmentMediaType;
  readonly sizeBytes: number;
  readonly sha256: string;
  /** The account that sends it. */
  readonly owner: string;
}

/** The beginnings of uploads whose line broke: their size is all there is to know, so they survive the server too. */
export class PartialUploads {
  readonly #directory: string;
  readonly #keepMs: number;
  readonly #busy = new Set<string>();

  constructor(options: { readonly directory: string; readonly keepMs: number }) {
    this.#directory = options.directory;
    this.#keepMs = options.keepMs;
  }

  pathOf({ id, mediaType, sizeBytes, sha256, owner }: UploadSlice): string {
    const name = createHash('sha256')
      .update(JSON.stringify([id, mediaType, sizeBytes, sha256, owner]))
      .digest('hex');
    return join(this.#directory, name);
  }

  async sizeOf(upload: UploadSlice): Promise<number> {
    return sizeAt(this.pathOf(upload));
  }

  /** Answers how many bytes there are now. What arrived before a line broke stays. */
  async append(upload: UploadSlice, offset: number, body: Readable): Promise<number> {
    const path = this.pathOf(upload);
    // A phone whose line broke may come again before the server noticed the first one's end.
    if (this.#busy.has(path)) throw new Rejected('conflict', 'attachmentOffset');
    this.#busy.add(path);
    try {
      await mkdir(this.#directory, { recursive: true });
      if (offset === 0) await this.forgetOld(Date.now());
      if ((await sizeAt(path)) !== offset) throw new Rejected('conflict', 'attachmentOffset');
      return await write(path, upload.sizeBytes, offset, body);
    } finally {
      this.#busy.delete(path);
    }
  }

  /** Deletes beginnings nobody came back for. */
  async forgetOld(now: number): Promise<void> {
    await mkdir(this.#directory, { recursive: true });
    for (const name of await readdir(this.#directory)) {
      const path = join(this.#directory, name);
      const { mtimeMs } = await stat(path);
      if (now - mtimeMs > this.#keepMs && !this.#busy.has(path)) await rm(path, { force: true });
    }
  }
}

async function write(path: string, limitBytes: number, offset: number, body: Readable): Promise<number> {
  const file = await open(path, 'a', 0o600);
  let sizeBytes = offset;
  try {
    // Leaving the loop must not destroy the request: its socket still carries the refusal.
    for await (const chunk of body.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>) {
      if (sizeBytes + chunk.length > limitBytes) throw new Rejected('malformed', 'malformedInput');
      await file.appendFile(chunk);
      sizeBytes += chunk.length;
    }
    await file.sync();
  } finally {
    await file.close();
  }
  return sizeBytes;
}

async function sizeAt(path: string): Promise<number> {
  try {
    return (await stat(path)).size;
  } catch (cause) {
    if (cause instanceof Error && 'code' in cause && cause.code === 'ENOENT') return 0;
    throw cause;
  }
}

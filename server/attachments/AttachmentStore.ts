import { createHash } from 'node:crypto';
import { createReadStream, readFileSync } from 'node:fs';
import { mkdir, readdir, rename, rm, statfs } from 'node:fs/promises';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import type { z } from 'zod';
import type { StoredAttachment } from '../../protocol/incident/commands.ts';
import { attachmentSchema } from '../../protocol/incident/incident.ts';
import type { AttachmentId } from '../../protocol/ids.ts';
import { Rejected } from '../../protocol/wire/rejection.ts';
import type { AttachmentMediaType } from './detectMediaType.ts';
import { receiveBytes } from './receiveBytes.ts';
import { storageRejection } from '../journal/index.ts';
import { syncFolder, writeDurably } from './writeDurably.ts';

export interface AttachmentStoreOptions {
  readonly directory: string;
  readonly maxBytes: number;
  /** Free bytes on the disk that photos may not use up: the journal lives on the same disk and comes first. */
  readonly reserveBytes?: number;
}

interface PutInput {
  readonly id: AttachmentId;
  readonly mediaType: AttachmentMediaType;
  readonly body: Readable;
  /** Lower-case hexadecimal SHA-256 the sender computed; refused when the bytes that arrived have another. */
  readonly expectedSha256?: string;
}

const recordSchema: z.ZodType<StoredAttachment> = attachmentSchema.omit({ caption: true });

/**
 * Photos on disk: bytes and a record beside them, under a hash of the id (ids may differ by case only, which some file
 * systems do not tell apart). The record is renamed into place last, so an attachment without one was never stored.
 */
export class AttachmentStore {
  readonly #directory: string;
  readonly #incoming: string;
  readonly #options: AttachmentStoreOptions;
  readonly #committing = new Map<string, Promise<unknown>>();
  #count = 0;

  private constructor(options: AttachmentStoreOptions) {
    this.#options = options;
    this.#directory = options.directory;
    this.#incoming = join(options.directory, 'incoming');
  }

  static async create(options: AttachmentStoreOptions): Promise<AttachmentStore> {
    const store = new AttachmentStore(options);
    await rm(store.#incoming, { recursive: true, force: true });
    await mkdir(store.#incoming, { recursive: true });
    return store;
  }

  /** What is stored under the id, or undefined when nothing is. */
  find(id: AttachmentId): StoredAttachment | undefined {
    let text: string;
    try {
      text = readFileSync(this.#recordPath(id), 'utf8');
    } catch (cause) {
      if (cause instanceof Error && 'code' in cause && cause.code === 'ENOENT') return undefined;
      throw cause;
    }
    return recordSchema.parse(JSON.parse(text));
  }

  read(id: AttachmentId): Readable {
    return createReadStream(this.#bytesPath(id));
  }

  /** Stores once: the same bytes again are accepted, other bytes under the same id are refused. */
  async put({ id, mediaType, body, expectedSha256 }: PutInput): Promise<StoredAttachment> {
    const temporaryPath = join(this.#incoming, String((this.#count += 1)));
    try {
      await this.#checkSpace();
      const received = await receiveBytes({ body, mediaType, temporaryPath, maxBytes: this.#options.maxBytes });
      if (expectedSha256 !== undefined && expectedSha256 !== received.sha256)
        throw new Rejected('malformed', 'malformedInput');
      return await this.#oneAtATime(id, () => this.#commit({ id, mediaType, ...received }, temporaryPath));
    } catch (cause) {
      throw storageRejection(cause);
    } finally {
      await rm(temporaryPath, { force: true });
    }
  }

  /** Bytes of unfinished uploads; none once all requests are answered. */
  async countUnfinished(): Promise<number> {
    return (await readdir(this.#incoming)).length;
  }

  async #commit(attachment: StoredAttachment, temporaryPath: string): Promise<StoredAttachment> {
    const present = this.find(attachment.id);
    if (present !== undefined) {
      if (present.sha256 === attachment.sha256) return present;
      throw new Rejected('conflict', 'attachmentExists');
    }
    const recordPath = this.#recordPath(attachment.id);
    const folder = join(recordPath, '..');
    await mkdir(folder, { recursive: true });
    await writeDurably(`${temporaryPath}.json`, JSON.stringify(attachment));
    try {
      await rename(temporaryPath, this.#bytesPath(attachment.id));
      await rename(`${temporaryPath}.json`, recordPath);
    } finally {
      await rm(`${temporaryPath}.json`, { force: true });
    }
    await syncFolder(folder);
    await syncFolder(this.#directory);
    return attachment;
  }

  async #oneAtATime<Result>(id: AttachmentId, work: () => Promise<Result>): Promise<Result> {
    const before = this.#committing.get(id) ?? Promise.resolve();
    const mine = before.then(work, work);
    this.#committing.set(id, mine);
    try {
      return await mine;
    } finally {
      if (this.#committing.get(id) === mine) this.#committing.delete(id);
    }
  }

  async #checkSpace(): Promise<void> {
    const reserveBytes = this.#options.reserveBytes ?? 0;
    if (reserveBytes === 0) return;
    const disk = await statfs(this.#directory);
    if (disk.bavail * disk.bsize - this.#options.maxBytes < reserveBytes)
      throw new Rejected('storageFailure', 'storageFull');
  }

  #path(id: AttachmentId, extension: string): string {
    const key = createHash('sha256').update(id).digest('hex');
    return join(this.#directory, key.slice(0, 2), `${key}.${extension}`);
  }

  #bytesPath(id: AttachmentId): string {
    return this.#path(id, 'bytes');
  }

  #recordPath(id: AttachmentId): string {
    return this.#path(id, 'json');
  }
}

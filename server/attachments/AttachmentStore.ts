import { createHash } from 'node:crypto';
import { createReadStream, readFileSync } from 'node:fs';
import { copyFile, mkdir, readdir, rename, rm, statfs } from 'node:fs/promises';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import type { z } from 'zod';
import type { StoredAttachment } from '../../protocol/incident/commands.ts';
import { attachmentSchema } from '../../protocol/incident/incident.ts';
import type { ClipFacts } from '../../protocol/snapshot/clipFacts.ts';
import type { AttachmentId } from '../../protocol/ids.ts';
import { Rejected } from '../../protocol/wire/rejection.ts';
import type { AttachmentMediaType } from './detectMediaTypes.ts';
import { HashIndex, type HashOwner } from './HashIndex.ts';
import { PartialUploads, type UploadSlice } from './PartialUploads.ts';
import { measureFile, receiveBytes } from './receiveBytes.ts';
import { storageRejection } from '../journal/index.ts';
import { syncFolder, writeDurably } from './writeDurably.ts';

export interface AttachmentStoreOptions {
  readonly directory: string;
  readonly maxBytes: number;
  /** How long the beginning of an upload is kept for its rest. */
  readonly keepPartialMs?: number;
  /** Free bytes on the disk that photos may not use up: the journal lives on the same disk and comes first. */
  readonly reserveBytes?: number;
}

interface PutInput {
  readonly id: AttachmentId;
  readonly mediaType: AttachmentMediaType;
  readonly body: Readable;
  /** Lower-case hexadecimal SHA-256 the sender computed; refused when the bytes that arrived have another. */
  readonly expectedSha256?: string;
  /** The account that sends it. */
  readonly owner: string;
  /** What the server knows of its own recording. */
  readonly clip?: ClipFacts;
  /** In place of the limit of uploads. */
  readonly maxBytes?: number;
}

const keepPartialMs = 24 * 60 * 60_000;

const recordSchema: z.ZodType<StoredAttachment> = attachmentSchema.omit({ caption: true, signedBy: true });

/**
 * Photos, recordings and signatures on disk: bytes and a record beside them, under a hash of the id (ids may differ by case only, which some file
 * systems do not tell apart). The record is renamed into place last, so an attachment without one was never stored.
 */
export class AttachmentStore {
  readonly #directory: string;
  readonly #incoming: string;
  readonly #options: AttachmentStoreOptions;
  readonly #committing = new Map<string, Promise<unknown>>();
  readonly #hashes: HashIndex;
  readonly #partial: PartialUploads;
  #count = 0;

  private constructor(options: AttachmentStoreOptions) {
    this.#options = options;
    this.#directory = options.directory;
    this.#incoming = join(options.directory, 'incoming');
    this.#hashes = new HashIndex(join(options.directory, 'hashes'));
    this.#partial = new PartialUploads({
      directory: join(options.directory, 'partial'),
      keepMs: options.keepPartialMs ?? keepPartialMs,
    });
  }

  static async create(options: AttachmentStoreOptions): Promise<AttachmentStore> {
    const store = new AttachmentStore(options);
    await rm(store.#incoming, { recursive: true, force: true });
    await mkdir(store.#incoming, { recursive: true });
    await store.#partial.forgetOld(Date.now());
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

  /** `range`: first and last byte, both within. */
  read(id: AttachmentId, range?: { readonly start: number; readonly end: number }): Readable {
    return createReadStream(this.#bytesPath(id), range);
  }

  /** Stores once: the same bytes again are accepted, other bytes under the same id are refused. */
  async put({ id, mediaType, body, expectedSha256, owner, ...own }: PutInput): Promise<StoredAttachment> {
    const temporaryPath = join(this.#incoming, String((this.#count += 1)));
    try {
      const { maxBytes = this.#options.maxBytes, clip } = own;
      await this.#checkSpace(maxBytes);
      const received = await receiveBytes({ body, mediaType, temporaryPath, maxBytes });
      if (expectedSha256 !== undefined && expectedSha256 !== received.sha256)
        throw new Rejected('malformed', 'malformedInput');
      return await this.#oneAtATime(id, () =>
        this.#commit({ id, mediaType, ...received, ...(clip && { clip }) }, temporaryPath, owner),
      );
    } catch (cause) {
      throw storageRejection(cause);
    } finally {
      await rm(temporaryPath, { force: true });
    }
  }

  /**
   * Whether these bytes are here already, under any id that the asker may see: then they stand under this id too, and
   * need not be sent. Undefined when they are not.
   */
  async takeKnown(
    { id, mediaType, sha256, owner }: Omit<UploadSlice, 'sizeBytes'>,
    maySee: (known: HashOwner) => boolean,
  ): Promise<StoredAttachment | undefined> {
    const present = this.find(id);
    if (present !== undefined) {
      if (present.sha256 === sha256) return present;
      throw new Rejected('conflict', 'attachmentExists');
    }
    const known = (await this.#hashes.find(sha256)).filter(maySee).map((one) => this.find(one.id));
    const copy = known.find((one) => one?.mediaType === mediaType && one.sha256 === sha256);
    if (copy === undefined) return undefined;
    const temporaryPath = join(this.#incoming, String((this.#count += 1)));
    try {
      await this.#checkSpace();
      await copyFile(this.#bytesPath(copy.id), temporaryPath);
      return await this.#oneAtATime(id, () => this.#commit({ ...copy, id }, temporaryPath, owner));
    } catch (cause) {
      throw storageRejection(cause);
    } finally {
      await rm(temporaryPath, { force: true });
    }
  }

  /** How many bytes of an upload are here from earlier attempts. */
  async countReceived(upload: UploadSlice): Promise<number> {
    return this.#partial.sizeOf(upload);
  }

  /** Adds bytes to an upload; answers what is stored once all are here, until then how many there are. */
  async append(upload: UploadSlice, offset: number, body: Readable): Promise<StoredAttachment | number> {
    try {
      await this.#checkSpace();
      const receivedBytes = await this.#partial.append(upload, offset, body);
      if (receivedBytes < upload.sizeBytes) return receivedBytes;
      return await this.#oneAtATime(upload.id, () => this.#finish(upload));
    } catch (cause) {
      throw storageRejection(cause);
    }
  }

  async #finish(upload: UploadSlice): Promise<StoredAttachment> {
    const { id, mediaType, owner } = upload;
    const path = this.#partial.pathOf(upload);
    try {
      const measured = await measureFile(path, mediaType);
      if (measured.sha256 !== upload.sha256) throw new Rejected('malformed', 'malformedInput');
      return await this.#commit({ id, mediaType, ...measured }, path, owner);
    } finally {
      // Whole or wrong: nothing of it is worth keeping for another attempt.
      await rm(path, { force: true });
    }
  }

  /** Bytes of unfinished uploads; none once all requests are answered. */
  async countUnfinished(): Promise<number> {
    return (await readdir(this.#incoming)).length;
  }

  async #commit(attachment: StoredAttachment, temporaryPath: string, owner: string): Promise<StoredAttachment> {
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
    await this.#hashes.add(attachment.sha256, { id: attachment.id, owner });
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

  async #checkSpace(maxBytes = this.#options.maxBytes): Promise<void> {
    const reserveBytes = this.#options.reserveBytes ?? 0;
    if (reserveBytes === 0) return;
    const disk = await statfs(this.#directory);
    if (disk.bavail * disk.bsize - maxBytes < reserveBytes) throw new Rejected('storageFailure', 'storageFull');
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

import { appendFile, mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { attachmentIdSchema } from '../../protocol/ids.ts';

const hashOwnerSchema = z.strictObject({ id: attachmentIdSchema, owner: z.string() });
/** An attachment with given bytes, and the account that sent it. */
export type HashOwner = z.infer<typeof hashOwnerSchema>;

/**
 * Which attachments hold the bytes of a SHA-256: one small file a hash, one JSON line an attachment. It is a help, not a
 * record: what is missing in it is sent once more, and what it names is looked up before it is believed.
 */
export class HashIndex {
  readonly #directory: string;

  constructor(directory: string) {
    this.#directory = directory;
  }

  async add(sha256: string, known: HashOwner): Promise<void> {
    await mkdir(join(this.#directory, sha256.slice(0, 2)), { recursive: true });
    await appendFile(this.#path(sha256), `${JSON.stringify(known)}\n`, { mode: 0o600 });
  }

  async find(sha256: string): Promise<readonly HashOwner[]> {
    let text: string;
    try {
      text = await readFile(this.#path(sha256), 'utf8');
    } catch (cause) {
      if (cause instanceof Error && 'code' in cause && cause.code === 'ENOENT') return [];
      throw cause;
    }
    return text.split('\n').flatMap(readLine);
  }

  #path(sha256: string): string {
    return join(this.#directory, sha256.slice(0, 2), sha256);
  }
}

/** A line cut off by a crash names nothing. */
function readLine(line: string): HashOwner[] {
  try {
    return [hashOwnerSchema.parse(JSON.parse(line))];
  } catch {
    return [];
  }
}

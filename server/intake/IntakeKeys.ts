import { randomBytes, timingSafeEqual, createHmac } from 'node:crypto';
import { chmodSync, existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** One secret a source, each in a file that only the server's own account can read; never in the log, never answered again. */
export class IntakeKeys {
  readonly #folder: string;

  constructor(dataFolder: string) {
    this.#folder = join(dataFolder, 'intake-keys');
    mkdirSync(this.#folder, { recursive: true, mode: 0o700 });
    chmodSync(this.#folder, 0o700);
  }

  has(sourceId: string): boolean {
    return existsSync(this.#file(sourceId));
  }

  read(sourceId: string): string | undefined {
    return this.has(sourceId) ? readFileSync(this.#file(sourceId), 'utf8') : undefined;
  }

  /** 256 random bits; takes the place of the one before at once. */
  make(sourceId: string): string {
    const key = randomBytes(32).toString('base64url');
    this.write(sourceId, key);
    return key;
  }

  write(sourceId: string, key: string): void {
    const next = `${this.#file(sourceId)}.next`;
    writeFileSync(next, key, { mode: 0o600, flush: true });
    renameSync(next, this.#file(sourceId));
  }

  #file(sourceId: string): string {
    return join(this.#folder, `${sourceId}.key`);
  }
}

/** `v1=` and the HMAC-SHA-256 of `timestamp.body` in lower-case hexadecimal. */
export function signIntake(key: string, timestamp: string, body: Uint8Array): string {
  return `v1=${createHmac('sha256', key).update(`${timestamp}.`).update(body).digest('hex')}`;
}

/** Takes the same time wherever the two differ. */
export function isSignedWith(signature: string, expected: string): boolean {
  const [given, wanted] = [Buffer.from(signature), Buffer.from(expected)];
  return given.length === wanted.length && timingSafeEqual(given, wanted);
}

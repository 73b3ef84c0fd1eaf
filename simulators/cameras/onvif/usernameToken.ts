import { createHash, timingSafeEqual } from 'node:crypto';
import type { Credentials } from '../rtsp/digestAuthentication.ts';
import { findElement } from './xmlElement.ts';
import type { XmlElement } from './xmlElement.ts';

const validForMs = 300_000;
const rememberedNonces = 10_000;

/** Checks WS-Security UsernameToken digests: Base64(SHA-1(nonce + created + password)); each nonce is good once. */
export class UsernameTokens {
  private readonly credentials: Credentials;
  private readonly seen = new Set<string>();

  constructor(credentials: Credentials) {
    this.credentials = credentials;
  }

  /** `nowMs` is the camera's own clock, Unix milliseconds. */
  isAuthentic(envelope: XmlElement, nowMs: number): boolean {
    const token = findElement(envelope, 'Header', 'Security', 'UsernameToken');
    if (!token) return false;
    const textOf = (name: string) => findElement(token, name)?.text.trim() ?? '';
    const [nonce, created, digest] = [textOf('Nonce'), textOf('Created'), textOf('Password')];
    const age = Math.abs(nowMs - Date.parse(created));
    if (textOf('Username') !== this.credentials.username || !(age <= validForMs)) return false;
    const expected = createHash('sha1')
      .update(Buffer.from(nonce, 'base64'))
      .update(created)
      .update(this.credentials.password)
      .digest();
    const given = Buffer.from(digest, 'base64');
    if (given.length !== expected.length || !timingSafeEqual(given, expected)) return false;
    return this.isFresh(`${nonce} ${created}`);
  }

  private isFresh(key: string): boolean {
    if (this.seen.has(key)) return false;
    this.seen.add(key);
    const [oldest] = this.seen;
    if (this.seen.size > rememberedNonces && oldest !== undefined) this.seen.delete(oldest);
    return true;
  }
}

import { createPrivateKey, generateKeyPairSync, sign, type KeyObject } from 'node:crypto';
import { chmodSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { StartRefused } from '../database/index.ts';

/** The push services refuse a word that is good for more than a day (RFC 8292). */
const validForS = 12 * 3_600;
const renewBeforeS = 3_600;

/** Says to a push service who sends (VAPID, RFC 8292). The key stays in the data folder, readable by the server's user only. */
export class VapidKeys {
  /** The uncompressed P-256 point, base64url: what pages subscribe with. */
  readonly publicKey: string;
  readonly #privateKey: KeyObject;
  readonly #words = new Map<string, { readonly header: string; readonly until: number }>();

  private constructor(privateKey: KeyObject) {
    this.#privateKey = privateKey;
    const { x, y } = privateKey.export({ format: 'jwk' });
    if (x === undefined || y === undefined) throw new TypeError('Not an elliptic key');
    this.publicKey = Buffer.concat([
      Buffer.from([4]),
      Buffer.from(x, 'base64url'),
      Buffer.from(y, 'base64url'),
    ]).toString('base64url');
  }

  static read(dataFolder: string): VapidKeys {
    const file = join(dataFolder, 'push-key.pem');
    if (!existsSync(file)) {
      const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'prime256v1' });
      writeFileSync(file, privateKey.export({ type: 'pkcs8', format: 'pem' }), { mode: 0o600 });
    }
    try {
      // A copied data folder may have lost it.
      chmodSync(file, 0o600);
      return new VapidKeys(createPrivateKey(readFileSync(file)));
    } catch (cause) {
      throw new StartRefused(`The key of the push messages cannot be read: ${file}.`, { cause });
    }
  }

  /** The value of `authorization` for a push service; the same word serves for hours. `nowMs` since 1970 UTC. */
  authorization(origin: string, contact: string, nowMs: number): string {
    const nowS = Math.floor(nowMs / 1_000);
    const known = this.#words.get(origin);
    if (known !== undefined && known.until - renewBeforeS > nowS) return known.header;
    const until = nowS + validForS;
    const claims = `${encode({ typ: 'JWT', alg: 'ES256' })}.${encode({ aud: origin, exp: until, sub: contact })}`;
    const signature = sign('sha256', Buffer.from(claims), { key: this.#privateKey, dsaEncoding: 'ieee-p1363' });
    const header = `vapid t=${claims}.${signature.toString('base64url')}, k=${this.publicKey}`;
    this.#words.set(origin, { header, until });
    return header;
  }
}

function encode(part: Record<string, unknown>): string {
  return Buffer.from(JSON.stringify(part)).toString('base64url');
}

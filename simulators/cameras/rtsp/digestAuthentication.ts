import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import type { RtspRequest } from './rtspMessage.ts';

export type DigestAlgorithm = 'MD5' | 'SHA-256';

export interface Credentials {
  username: string;
  password: string;
}

const realm = 'Simulated camera';
const hashNames = { MD5: 'md5', 'SHA-256': 'sha256' } as const;

/** Digest access authentication (RFC 7616) of one connection, with or without qop. */
export class DigestAuthentication {
  private readonly nonce = randomBytes(16).toString('hex');
  private readonly credentials: Credentials;
  private readonly algorithms: readonly DigestAlgorithm[];

  /** Clients that know one algorithm only take the last challenge, so the oldest algorithm comes last. */
  constructor(credentials: Credentials, algorithms: readonly DigestAlgorithm[] = ['SHA-256', 'MD5']) {
    this.credentials = credentials;
    this.algorithms = algorithms;
  }

  challenges(): [name: string, value: string][] {
    return this.algorithms.map((algorithm) => [
      'WWW-Authenticate',
      `Digest realm="${realm}", nonce="${this.nonce}", algorithm=${algorithm}`,
    ]);
  }

  isAuthentic(request: RtspRequest): boolean {
    const header = request.headers.get('authorization') ?? '';
    if (!/^digest /i.test(header)) return false;
    const fields = new Map<string, string>();
    for (const [, name = '', quoted, plain] of header.slice(7).matchAll(/(\w+)\s*=\s*(?:"([^"]*)"|([^\s,]+))/g))
      fields.set(name.toLowerCase(), quoted ?? plain ?? '');
    const algorithm = fields.get('algorithm')?.toUpperCase() === 'SHA-256' ? 'SHA-256' : 'MD5';
    if (!this.algorithms.includes(algorithm) || fields.get('nonce') !== this.nonce) return false;
    if (fields.get('username') !== this.credentials.username || fields.get('uri') !== request.url) return false;
    return isSame(fields.get('response') ?? '', this.expected(request, algorithm, fields));
  }

  private expected(request: RtspRequest, algorithm: DigestAlgorithm, fields: Map<string, string>): string {
    const hash = (text: string) => createHash(hashNames[algorithm]).update(text).digest('hex');
    const secret = hash(`${this.credentials.username}:${realm}:${this.credentials.password}`);
    const subject = hash(`${request.method}:${request.url}`);
    const qop = fields.get('qop');
    if (qop === undefined) return hash(`${secret}:${this.nonce}:${subject}`);
    return hash(`${secret}:${this.nonce}:${fields.get('nc') ?? ''}:${fields.get('cnonce') ?? ''}:${qop}:${subject}`);
  }
}

function isSame(left: string, right: string): boolean {
  const a = Buffer.from(left);
  const b = Buffer.from(right);
  return a.length === b.length && timingSafeEqual(a, b);
}

import { createHash } from 'node:crypto';

export type RtspCredentials = { username: string; password: string };

type DigestChallenge = {
  scheme: 'digest';
  realm: string;
  nonce: string;
  algorithm: 'MD5' | 'SHA-256';
  opaque: string | undefined;
  hasQopAuth: boolean;
  isStale: boolean;
};
export type Challenge = DigestChallenge | { scheme: 'basic' };

/**
 * The strongest challenge we can answer; Basic only where nothing else is offered (RFC 7616, RFC 7617), and never where
 * the password itself must not go.
 */
export function chooseChallenge(headerValues: readonly string[], allows = { basic: true }): Challenge | null {
  const challenges = headerValues
    .flatMap((value) => splitChallenges(value))
    .map(parseChallenge)
    .filter((challenge) => allows.basic || challenge?.scheme !== 'basic');
  const digests = challenges.filter((challenge) => challenge?.scheme === 'digest');
  return (
    digests.find((digest) => digest.algorithm === 'SHA-256') ??
    digests[0] ??
    challenges.find((challenge) => challenge !== null) ??
    null
  );
}

export type AuthorizationOptions = {
  challenge: Challenge;
  credentials: RtspCredentials;
  method: string;
  uri: string;
  /** How often this nonce was used, from 1. */
  nonceCount: number;
  clientNonce: string;
};

/** The value of the Authorization header. */
export function authorizationFor(options: AuthorizationOptions): string {
  const { challenge, credentials, method, uri } = options;
  if (challenge.scheme === 'basic') {
    return `Basic ${Buffer.from(`${credentials.username}:${credentials.password}`).toString('base64')}`;
  }
  const hash = (text: string) =>
    createHash(challenge.algorithm === 'SHA-256' ? 'sha256' : 'md5')
      .update(text)
      .digest('hex');
  const secret = hash(`${credentials.username}:${challenge.realm}:${credentials.password}`);
  const request = hash(`${method}:${uri}`);
  const count = options.nonceCount.toString(16).padStart(8, '0');
  const response = challenge.hasQopAuth
    ? hash(`${secret}:${challenge.nonce}:${count}:${options.clientNonce}:auth:${request}`)
    : hash(`${secret}:${challenge.nonce}:${request}`);
  const parts = [
    `username="${quoted(credentials.username)}"`,
    `realm="${challenge.realm}"`,
    `nonce="${challenge.nonce}"`,
    `uri="${uri}"`,
    `response="${response}"`,
  ];
  if (challenge.algorithm === 'SHA-256') parts.push('algorithm=SHA-256');
  if (challenge.hasQopAuth) parts.push('qop=auth', `nc=${count}`, `cnonce="${options.clientNonce}"`);
  if (challenge.opaque !== undefined) parts.push(`opaque="${challenge.opaque}"`);
  return `Digest ${parts.join(', ')}`;
}

function quoted(text: string): string {
  return text.replace(/[\\"]/g, '\\$&');
}

/** One header may carry several challenges; a new one starts at a scheme word followed by a space. */
function splitChallenges(value: string): string[] {
  return value
    .slice(0, 4096)
    .split(/,\s*(?=(?:Digest|Basic)\s)/i)
    .map((part) => part.trim());
}

function parseChallenge(text: string): Challenge | null {
  if (/^basic\b/i.test(text)) return { scheme: 'basic' };
  if (!/^digest\s/i.test(text)) return null;
  const fields = new Map<string, string>();
  for (const match of text.slice(7).matchAll(/([a-z]+)\s*=\s*(?:"((?:[^"\\]|\\.)*)"|([^\s,"]+))/gi)) {
    fields.set((match[1] ?? '').toLowerCase(), match[2] ?? match[3] ?? '');
  }
  const algorithm = (fields.get('algorithm') ?? 'MD5').toUpperCase();
  const realm = fields.get('realm');
  const nonce = fields.get('nonce');
  if (realm === undefined || nonce === undefined) return null;
  if (algorithm !== 'MD5' && algorithm !== 'SHA-256') return null;
  const qop = fields.get('qop');
  const hasQopAuth = qop?.split(/[\s,]+/).includes('auth') ?? false;
  if (qop !== undefined && !hasQopAuth) return null;
  const isStale = fields.get('stale')?.toLowerCase() === 'true';
  return { scheme: 'digest', realm, nonce, algorithm, opaque: fields.get('opaque'), hasQopAuth, isStale };
}

import { X509Certificate } from 'node:crypto';
import { chmodSync, existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { StartRefused } from '../database/index.ts';

interface LocalTlsOptions {
  readonly dataFolder: string;
  /** Names and addresses of this machine as they are now. */
  readonly readNames: () => readonly string[];
  readonly now: () => number;
}

/** What can be served with it now; a renewal changes it. */
interface SecureContext {
  setSecureContext(context: { readonly cert: string; readonly key: string }): void;
}

interface Pair {
  readonly cert: string;
  readonly key: string;
}

const dayMs = 24 * 3_600_000;
const authorityLifetimeMs = 3_652 * dayMs;
/** Phones refuse a server's certificate that is good for longer than this. */
const serverLifetimeMs = 397 * dayMs;
const renewBeforeMs = 30 * dayMs;
const lookEveryMs = 12 * 3_600_000;
/** A phone whose clock is behind must not take the certificate for one of tomorrow. */
const beforehandMs = dayMs;

/**
 * The site's own small authority and the server's certificate signed by it. A phone trusts the authority once, by hand; the
 * certificate is renewed when it runs out or the machine got another address, and no phone notices.
 */
export class LocalTls {
  readonly #options: LocalTlsOptions;
  readonly #files: Record<'caCert' | 'caKey' | 'cert' | 'key', string>;
  readonly #timer: NodeJS.Timeout;
  readonly #contexts = new Set<SecureContext>();
  #authority: Pair;
  #pair: Pair;

  private constructor(options: LocalTlsOptions, authority: Pair, pair: Pair) {
    this.#options = options;
    this.#files = filesIn(options.dataFolder);
    this.#authority = authority;
    this.#pair = pair;
    this.#timer = setInterval(() => {
      // The certificate is still good for weeks; the next look tries again, and a start says what is wrong.
      this.renewIfDue().catch(() => undefined);
    }, lookEveryMs);
    this.#timer.unref();
  }

  static async create(options: LocalTlsOptions): Promise<LocalTls> {
    const files = filesIn(options.dataFolder);
    try {
      const authority = readPair(files.caCert, files.caKey) ?? (await makeAuthority(options, files));
      const pair = readPair(files.cert, files.key) ?? (await makeServerPair(options, files, authority));
      const tls = new LocalTls(options, authority, pair);
      await tls.renewIfDue();
      return tls;
    } catch (cause) {
      throw new StartRefused(`The certificates in ${options.dataFolder} cannot be read or made.`, { cause });
    }
  }

  get pair(): Pair {
    return this.#pair;
  }

  /** The chain as it is served; whoever trusts all in this file trusts the server. */
  get certFile(): string {
    return this.#files.cert;
  }

  get authority(): X509Certificate {
    return new X509Certificate(this.#authority.cert);
  }

  /** The server serves with every later certificate without a restart. */
  follow(context: SecureContext): void {
    this.#contexts.add(context);
  }

  /** Answers whether there is a new certificate. */
  async renewIfDue(): Promise<boolean> {
    const { now, readNames } = this.#options;
    const isAuthorityDue = isDue(this.authority, now());
    if (isAuthorityDue) this.#authority = await makeAuthority(this.#options, this.#files);
    const own = new X509Certificate(this.#pair.cert);
    const isGood =
      !isAuthorityDue &&
      !isDue(own, now()) &&
      own.verify(this.authority.publicKey) &&
      readNames().every((name) => isNamed(own, name));
    if (isGood) return false;
    this.#pair = await makeServerPair(this.#options, this.#files, this.#authority);
    for (const context of this.#contexts) context.setSecureContext(this.#pair);
    return true;
  }

  close(): void {
    clearInterval(this.#timer);
    this.#contexts.clear();
  }
}

function filesIn(dataFolder: string) {
  return {
    caCert: join(dataFolder, 'tls-ca.pem'),
    caKey: join(dataFolder, 'tls-ca-key.pem'),
    cert: join(dataFolder, 'tls-cert.pem'),
    key: join(dataFolder, 'tls-key.pem'),
  };
}

async function makeAuthority({ now }: LocalTlsOptions, files: ReturnType<typeof filesIn>): Promise<Pair> {
  const { generate } = await import('selfsigned');
  const made = await generate([{ name: 'commonName', value: `Yigan hall ${new Date(now()).getUTCFullYear()}` }], {
    keyType: 'ec',
    algorithm: 'sha256',
    notBeforeDate: new Date(now() - beforehandMs),
    notAfterDate: new Date(now() + authorityLifetimeMs),
    extensions: [
      { name: 'basicConstraints', cA: true, pathLenConstraint: 0, critical: true },
      { name: 'keyUsage', keyCertSign: true, cRLSign: true, critical: true },
    ],
  });
  const pair = { cert: made.cert, key: made.private };
  writePair(pair, files.caCert, files.caKey);
  return pair;
}

async function makeServerPair(
  { now, readNames }: LocalTlsOptions,
  files: ReturnType<typeof filesIn>,
  authority: Pair,
): Promise<Pair> {
  const until = Math.min(now() + serverLifetimeMs, Date.parse(new X509Certificate(authority.cert).validTo));
  const altNames = readNames().map((name) =>
    isAddress(name) ? ({ type: 7, ip: name } as const) : ({ type: 2, value: name } as const),
  );
  const { generate } = await import('selfsigned');
  const made = await generate([{ name: 'commonName', value: 'Yigan hall server' }], {
    keyType: 'ec',
    algorithm: 'sha256',
    notBeforeDate: new Date(now() - beforehandMs),
    notAfterDate: new Date(until),
    ca: authority,
    extensions: [
      { name: 'basicConstraints', cA: false, critical: true },
      { name: 'keyUsage', digitalSignature: true, critical: true },
      { name: 'extKeyUsage', serverAuth: true },
      { name: 'subjectAltName', altNames },
    ],
  });
  const pair = { cert: `${made.cert.trim()}\n${authority.cert.trim()}\n`, key: made.private };
  writePair(pair, files.cert, files.key);
  return pair;
}

function readPair(certFile: string, keyFile: string): Pair | null {
  if (!existsSync(certFile) || !existsSync(keyFile)) return null;
  // A copied data folder may have lost it.
  chmodSync(keyFile, 0o600);
  return { cert: readFileSync(certFile, 'utf8'), key: readFileSync(keyFile, 'utf8') };
}

/** Each file whole or not at all; a pair torn by a power cut does not verify and is made anew. */
function writePair({ cert, key }: Pair, certFile: string, keyFile: string): void {
  for (const [file, text] of [
    [keyFile, key],
    [certFile, cert],
  ] as const) {
    writeFileSync(`${file}.new`, text, { mode: 0o600 });
    renameSync(`${file}.new`, file);
  }
}

function isDue(certificate: X509Certificate, now: number): boolean {
  return Date.parse(certificate.validTo) - now < renewBeforeMs || Date.parse(certificate.validFrom) > now;
}

function isNamed(certificate: X509Certificate, name: string): boolean {
  return (isAddress(name) ? certificate.checkIP(name) : certificate.checkHost(name)) !== undefined;
}

function isAddress(name: string): boolean {
  return /^[\d.]+$|:/.test(name);
}

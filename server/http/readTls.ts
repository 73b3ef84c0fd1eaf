import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { networkInterfaces } from 'node:os';
import { join } from 'node:path';
import { generate } from 'selfsigned';
import { StartRefused } from '../database/index.ts';

export interface Tls {
  readonly cert: string;
  readonly key: string;
  readonly certFile: string;
}

export interface ReadTlsOptions {
  readonly dataFolder: string;
  readonly host: string;
  readonly certFile: string | undefined;
  readonly keyFile: string | undefined;
}

const loopbackHosts = new Set(['127.0.0.1', '::1', 'localhost']);
const lifetimeMs = 397 * 24 * 3_600_000;

/**
 * The certificate to serve with: the site's own where given; none on loopback; beyond loopback a self-signed one made
 * at the first start, because nothing there may listen without TLS.
 */
export async function readTls({ dataFolder, host, certFile, keyFile }: ReadTlsOptions): Promise<Tls | null> {
  if (certFile !== undefined && keyFile !== undefined) return readPair(certFile, keyFile);
  if (certFile !== undefined || keyFile !== undefined) {
    throw new StartRefused('--tls-cert and --tls-key go together: give both or neither.');
  }
  if (isLoopback(host)) return null;
  const cert = join(dataFolder, 'tls-cert.pem');
  const key = join(dataFolder, 'tls-key.pem');
  if (!existsSync(cert) || !existsSync(key)) await writeSelfSigned(host, cert, key);
  return readPair(cert, key);
}

/** Whether a server on this host can be reached from this machine only. */
export function isLoopback(host: string): boolean {
  return loopbackHosts.has(host);
}

function readPair(certFile: string, keyFile: string): Tls {
  try {
    return { cert: readFileSync(certFile, 'utf8'), key: readFileSync(keyFile, 'utf8'), certFile };
  } catch (cause) {
    throw new StartRefused(`The certificate or its key cannot be read: ${certFile}, ${keyFile}.`, { cause });
  }
}

async function writeSelfSigned(host: string, certFile: string, keyFile: string): Promise<void> {
  const addresses = Object.values(networkInterfaces()).flatMap((list) => (list ?? []).map(({ address }) => address));
  const names = new Set(['127.0.0.1', ...addresses, ...(host === '0.0.0.0' || host === '::' ? [] : [host])]);
  const altNames = [...names].map((name) =>
    /^[\d.]+$|:/.test(name) ? ({ type: 7, ip: name } as const) : ({ type: 2, value: name } as const),
  );
  const made = await generate([{ name: 'commonName', value: 'Yigan hall' }], {
    keyType: 'ec',
    algorithm: 'sha256',
    notAfterDate: new Date(Date.now() + lifetimeMs),
    extensions: [{ name: 'subjectAltName', altNames: [{ type: 2, value: 'localhost' }, ...altNames] }],
  });
  writeFileSync(keyFile, made.private, { mode: 0o600 });
  writeFileSync(certFile, made.cert);
}

import { readFileSync } from 'node:fs';
import { StartRefused } from '../database/index.ts';
import { LocalTls } from './LocalTls.ts';
import { machineNames } from './machineNames.ts';

export interface Tls {
  readonly cert: string;
  readonly key: string;
  readonly certFile: string;
  /** The site's own authority, where the server made its certificate by itself. */
  readonly local: LocalTls | null;
}

export interface ReadTlsOptions {
  readonly dataFolder: string;
  readonly host: string;
  readonly certFile: string | undefined;
  readonly keyFile: string | undefined;
  readonly now: () => number;
}

const loopbackHosts = new Set(['127.0.0.1', '::1', 'localhost']);

/**
 * The certificate to serve with: the site's own where given; none on loopback; beyond loopback one of a local authority made
 * at the first start, because nothing there may listen without TLS.
 */
export async function readTls({ dataFolder, host, certFile, keyFile, now }: ReadTlsOptions): Promise<Tls | null> {
  if (certFile !== undefined && keyFile !== undefined) return readPair(certFile, keyFile);
  if (certFile !== undefined || keyFile !== undefined) {
    throw new StartRefused('--tls-cert and --tls-key go together: give both or neither.');
  }
  if (isLoopback(host)) return null;
  const local = await LocalTls.create({ dataFolder, now, readNames: () => machineNames(host) });
  return { ...local.pair, certFile: local.certFile, local };
}

/** Whether a server on this host can be reached from this machine only. */
export function isLoopback(host: string): boolean {
  return loopbackHosts.has(host);
}

function readPair(certFile: string, keyFile: string): Tls {
  try {
    return { cert: readFileSync(certFile, 'utf8'), key: readFileSync(keyFile, 'utf8'), certFile, local: null };
  } catch (cause) {
    throw new StartRefused(`The certificate or its key cannot be read: ${certFile}, ${keyFile}.`, { cause });
  }
}

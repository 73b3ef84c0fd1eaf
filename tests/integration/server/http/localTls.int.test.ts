import { X509Certificate } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:https';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { AddressInfo } from 'node:net';
import { connect } from 'node:tls';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { Rejected } from '../../../../protocol/wire/rejection.ts';
import type { Access } from '../../../../server/access/index.ts';
import { createHttpServer, registerPhones } from '../../../../server/http/index.ts';
import { LocalTls } from '../../../../server/http/LocalTls.ts';
import { createLog } from '../../../../server/log/index.ts';

const dayMs = 24 * 3_600_000;
let folder = '';
let now = 0;
let names: string[] = [];
const closers: (() => void)[] = [];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'yigan-tls-'));
  now = Date.now();
  names = ['localhost', '127.0.0.1'];
});
afterEach(() => {
  for (const close of closers.splice(0)) close();
  rmSync(folder, { recursive: true, force: true });
});

async function openTls(): Promise<LocalTls> {
  const tls = await LocalTls.create({ dataFolder: folder, readNames: () => names, now: () => now });
  closers.push(() => tls.close());
  return tls;
}

/** What a client that trusts only `authority` is shown by the server; throws when it does not verify. */
function shake(
  port: number,
  authority: X509Certificate,
  { servername = 'localhost', isChecked = true } = {},
): Promise<X509Certificate> {
  const trust = { ca: [authority.toString()], rejectUnauthorized: isChecked };
  return new Promise((resolve, reject) => {
    const socket = connect({ port, host: '127.0.0.1', servername, ...trust }, () => {
      const shown = socket.getPeerX509Certificate();
      socket.destroy();
      if (shown === undefined) reject(new Error('No certificate was shown'));
      else resolve(shown);
    });
    socket.once('error', reject);
  });
}

test('a client that trusts the authority trusts the server, also after a renewal without a restart', async () => {
  const tls = await openTls();
  const server = createServer(tls.pair, (_request, response) => response.end('here'));
  tls.follow(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  closers.push(() => server.close());
  const { port } = server.address() as AddressInfo;
  const authority = tls.authority;

  const first = await shake(port, authority);
  expect(first.issuer).toBe(authority.subject);
  await expect(shake(port, authority, { servername: 'other.example' })).rejects.toThrow('altnames');
  const foreign = await LocalTls.create({
    dataFolder: mkdtempSync(join(folder, 'foreign-')),
    readNames: () => names,
    now: () => now,
  });
  closers.push(() => foreign.close());
  await expect(shake(port, foreign.authority)).rejects.toThrow('certificate');

  expect(await tls.renewIfDue()).toBe(false);
  now += (397 - 31) * dayMs;
  expect(await tls.renewIfDue()).toBe(false);
  now += 2 * dayMs;
  expect(await tls.renewIfDue()).toBe(true);
  expect(tls.authority.fingerprint256).toBe(authority.fingerprint256);
  // The new one begins a day before the injected now, which lies in this machine's future: read it without its dates.
  const renewed = await shake(port, authority, { isChecked: false });
  expect(renewed.serialNumber).not.toBe(first.serialNumber);
  expect(renewed.verify(authority.publicKey)).toBe(true);
  expect(Date.parse(renewed.validTo)).toBeGreaterThan(now + 396 * dayMs);
});

test('a new address of the machine gets a new certificate from the same authority; a start finds all as it was', async () => {
  const tls = await openTls();
  const before = new X509Certificate(tls.pair.cert);
  names = [...names, '10.20.30.40', 'hall.local'];
  expect(await tls.renewIfDue()).toBe(true);
  const after = new X509Certificate(tls.pair.cert);
  expect([before.checkIP('10.20.30.40'), after.checkIP('10.20.30.40'), after.checkHost('hall.local')]).toEqual([
    undefined,
    '10.20.30.40',
    'hall.local',
  ]);
  const again = await openTls();
  expect(new X509Certificate(again.pair.cert).serialNumber).toBe(after.serialNumber);
  expect(again.authority.fingerprint256).toBe(tls.authority.fingerprint256);
  expect(Date.parse(tls.authority.validTo) - now).toBeGreaterThan(3_650 * dayMs);
  expect(tls.authority.ca).toBe(true);
  expect(after.ca).toBe(false);
  for (const key of ['tls-ca-key.pem', 'tls-key.pem']) expect(statSync(join(folder, key)).mode & 0o777).toBe(0o600);
});

test('replaces a certificate the authority did not sign, and an authority that runs out; refuses what is none', async () => {
  const tls = await openTls();
  const old = tls.authority.fingerprint256;
  const other = await LocalTls.create({
    dataFolder: mkdtempSync(join(folder, 'other-')),
    readNames: () => names,
    now: () => now,
  });
  closers.push(() => other.close());
  writeFileSync(join(folder, 'tls-cert.pem'), other.pair.cert);
  writeFileSync(join(folder, 'tls-key.pem'), other.pair.key);
  const mended = await openTls();
  expect(new X509Certificate(mended.pair.cert).verify(tls.authority.publicKey)).toBe(true);

  now += 3_640 * dayMs;
  expect(await mended.renewIfDue()).toBe(true);
  expect(mended.authority.fingerprint256).not.toBe(old);
  expect(new X509Certificate(readFileSync(join(folder, 'tls-cert.pem'))).verify(mended.authority.publicKey)).toBe(true);

  writeFileSync(join(folder, 'tls-ca.pem'), 'nothing');
  await expect(openTls()).rejects.toThrow('cannot be read or made');
});

test('the authority is everybody’s to fetch over the very line it vouches for; how phones get in is not', async () => {
  const local = await openTls();
  const tls = { ...local.pair, certFile: local.certFile, local };
  const log = createLog('silent');
  const app = await createHttpServer({ log, tls, pagesFolder: folder, wallPageOrigins: [], mapOrigins: [] });
  closers.push(() => void app.close());
  let isLeader = false;
  const access = {
    demand: () => (isLeader ? Promise.resolve() : Promise.reject(new Rejected('forbidden', 'roleMayNot'))),
  };
  registerPhones(app, { access: access as unknown as Access, tls, host: '192.0.2.7' });
  await app.listen({ host: '127.0.0.1', port: 0 });
  const { port } = app.server.address() as AddressInfo;

  const fetched = await app.inject('/ca.crt');
  const authority = new X509Certificate(fetched.rawPayload);
  expect(fetched.headers['content-type']).toBe('application/x-x509-ca-cert');
  expect((await shake(port, authority)).issuer).toBe(authority.subject);
  expect((await app.inject('/api/phones')).statusCode).toBe(403);
  isLeader = true;
  expect((await app.inject('/api/phones')).json()).toEqual({
    addresses: [`https://192.0.2.7:${port}/field`],
    authority: { fingerprint: authority.fingerprint256, validUntil: Date.parse(authority.validTo) },
  });
});

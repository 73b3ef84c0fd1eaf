import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import fastify, { type FastifyInstance } from 'fastify';
import { afterEach, expect, test, vi } from 'vitest';

import type { Role } from '../../../protocol/access/role.ts';
import { sessionSchema, type Session } from '../../../protocol/access/session.ts';
import { attachmentIdSchema } from '../../../protocol/ids.ts';
import { Rejected } from '../../../protocol/wire/rejection.ts';
import {
  registerAttachments,
  type AttachmentOptions,
  type AttachmentStore,
} from '../../../server/attachments/index.ts';

const jpeg = Buffer.concat([Buffer.from([0xff, 0xd8, 0xff, 0xe0]), Buffer.alloc(200_000, 7)]);
const otherJpeg = Buffer.concat([Buffer.from([0xff, 0xd8, 0xff, 0xe0]), Buffer.alloc(200_000, 8)]);
const photo = attachmentIdSchema.parse('0190-photo:1');
const sha256 = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex');

let tidy: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const step of tidy.reverse()) await step();
  tidy = [];
});

function sessionOf(role: Role): Session {
  return sessionSchema.parse({
    accountId: 'account-1',
    username: 'unit1',
    name: 'Unit 1',
    role,
    seatId: 'phone-1',
    unitId: null,
    mustChangePassword: false,
    idleLogoutMs: 0,
    serverNow: 0,
    protocolVersion: 1,
    isDemo: false,
  });
}

interface Running {
  readonly app: FastifyInstance;
  readonly store: AttachmentStore;
  readonly url: string;
  readonly directory: string;
}

async function temporaryFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'yigan-attachments-'));
  tidy.push(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

async function start(options: Partial<AttachmentOptions> = {}): Promise<Running> {
  const directory = options.directory ?? (await temporaryFolder());
  const app = fastify({ forceCloseConnections: true });
  tidy.push(() => app.close());
  const store = await registerAttachments(app, {
    directory,
    authenticate: (request) => {
      const role = request.headers.authorization;
      if (role === undefined) return Promise.reject(new Rejected('unauthenticated', 'notLoggedIn'));
      return Promise.resolve({ session: sessionOf(role as Role) });
    },
    ...options,
  });
  const url = await app.listen({ host: '127.0.0.1', port: 0 });
  return { app, store, url, directory };
}

function put(url: string, bytes: Buffer, headers: Record<string, string> = {}, id: string = photo): Promise<Response> {
  return fetch(`${url}/api/attachments/${encodeURIComponent(id)}`, {
    method: 'PUT',
    headers: { authorization: 'fieldUnit', 'content-type': 'image/jpeg', ...headers },
    body: new Uint8Array(bytes),
  });
}

async function filesUnder(directory: string): Promise<string[]> {
  const entries = await readdir(directory, { recursive: true, withFileTypes: true });
  return entries.filter((entry) => entry.isFile()).map((entry) => entry.name);
}

async function answer(response: Response): Promise<{ status: number; body: unknown }> {
  return { status: response.status, body: await response.json() };
}

test('keeps a photo under its id, tells its size and hash, and gives the same bytes back', async () => {
  const { store, url } = await start();
  const stored = { id: photo, mediaType: 'image/jpeg', sizeBytes: jpeg.length, sha256: sha256(jpeg) };

  expect(await answer(await put(url, jpeg))).toEqual({ status: 200, body: stored });
  expect(store.find(photo)).toEqual(stored);

  const read = await fetch(`${url}/api/attachments/${photo}`, { headers: { authorization: 'dispatcher' } });
  expect(Buffer.from(await read.arrayBuffer()).equals(jpeg)).toBe(true);
  expect(Object.fromEntries(read.headers)).toMatchObject({
    'content-type': 'image/jpeg',
    'x-content-type-options': 'nosniff',
    'content-disposition': 'inline',
    'cache-control': 'private, max-age=31536000, immutable',
    etag: `"${stored.sha256}"`,
  });
});

test('accepts the same bytes again and refuses others under the same id, keeping the first', async () => {
  const { store, url, directory } = await start();
  await put(url, jpeg);

  expect((await put(url, jpeg)).status).toBe(200);
  expect(await answer(await put(url, otherJpeg))).toEqual({
    status: 409,
    body: { code: 'conflict', reason: 'attachmentExists' },
  });
  expect(store.find(photo)?.sha256).toBe(sha256(jpeg));
  expect(await filesUnder(directory)).toHaveLength(3);
});

test('stores one of many different photos sent at once under one id, and refuses the rest', async () => {
  const { store, url, directory } = await start();
  const bodies = Array.from({ length: 8 }, (_, index) => Buffer.concat([jpeg, Buffer.from([index])]));

  const statuses = await Promise.all(bodies.map(async (bytes) => (await put(url, bytes)).status));

  expect(statuses.filter((status) => status === 200)).toHaveLength(1);
  expect(statuses.filter((status) => status === 409)).toHaveLength(7);
  const kept = bodies[statuses.indexOf(200)] ?? Buffer.alloc(0);
  expect(store.find(photo)?.sha256).toBe(sha256(kept));
  expect(await filesUnder(directory)).toHaveLength(3);
});

test.each([
  ['bytes that are not the picture they claim', Buffer.from('<svg onload=alert(1)></svg>'.padEnd(64)), {}, 415],
  ['a PNG that says it is a JPEG', Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'), {}, 415],
  ['an empty body', Buffer.alloc(0), {}, 415],
  ['a type that is no picture', jpeg, { 'content-type': 'text/html' }, 415],
  [
    'bytes damaged on the way',
    jpeg,
    { 'content-digest': `sha-256=:${createHash('sha256').update('x').digest('base64')}:` },
    400,
  ],
])('refuses %s and leaves nothing behind', async (_name, bytes, headers, status) => {
  const { url, store, directory } = await start();

  expect((await put(url, bytes, headers)).status).toBe(status);
  expect(store.find(photo)).toBeUndefined();
  expect(await filesUnder(directory)).toEqual([]);
});

test('refuses a photo over the limit with the limit in its words, whether its length was said before or not', async () => {
  const { url, directory } = await start({ maxBytes: 100 * 1024 });
  const refusal = { code: 'tooLarge', reason: 'attachmentTooLarge', details: { megabytes: 0.1 } };

  expect(await answer(await put(url, jpeg))).toEqual({ status: 413, body: refusal });
  const unsaid = await fetch(`${url}/api/attachments/${photo}`, {
    method: 'PUT',
    headers: { authorization: 'fieldUnit', 'content-type': 'image/jpeg' },
    body: new Blob([jpeg]).stream(),
    duplex: 'half',
  } as RequestInit);
  expect(await answer(unsaid)).toEqual({ status: 413, body: refusal });
  expect(await filesUnder(directory)).toEqual([]);
});

test('refuses strangers, roles without the right, and ids that are none', async () => {
  const { url } = await start();

  const stranger = await fetch(`${url}/api/attachments/${photo}`);
  expect(await answer(stranger)).toEqual({ status: 401, body: { code: 'unauthenticated', reason: 'notLoggedIn' } });
  expect((await put(url, jpeg, { authorization: 'auditor' })).status).toBe(403);
  expect((await put(url, jpeg, {}, '../../etc/passwd')).status).toBe(400);
  const absent = await fetch(`${url}/api/attachments/none`, { headers: { authorization: 'fieldUnit' } });
  expect(await answer(absent)).toEqual({ status: 404, body: { code: 'notFound', reason: 'attachmentUnknown' } });
});

test('keeps nothing of an upload whose connection broke', async () => {
  const { url, store, directory } = await start();
  const { port } = new URL(url);
  const socket = connect(Number(port), '127.0.0.1');
  socket.write(
    `PUT /api/attachments/${photo} HTTP/1.1\r\nhost: a\r\nauthorization: fieldUnit\r\n` +
      `content-type: image/jpeg\r\ncontent-length: ${jpeg.length}\r\n\r\n`,
  );
  socket.write(jpeg.subarray(0, 50_000));
  await vi.waitFor(async () => expect(await store.countUnfinished()).toBe(1));

  socket.destroy();

  await vi.waitFor(async () => expect(await filesUnder(directory)).toEqual([]));
  expect((await put(url, jpeg)).status).toBe(200);
});

test('refuses photos when the disk is down to the reserve of the journal', async () => {
  const { url, directory } = await start({ reserveBytes: Number.MAX_SAFE_INTEGER / 2 });

  expect(await answer(await put(url, jpeg))).toEqual({
    status: 507,
    body: { code: 'storageFailure', reason: 'storageFull' },
  });
  expect(await filesUnder(directory)).toEqual([]);
});

test.runIf(process.platform === 'linux' && process.getuid?.() === 0)(
  'says that the disk is full, leaves nothing behind, and goes on when there is room again',
  async () => {
    const directory = await temporaryFolder();
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=300k', 'tmpfs', directory]);
    tidy.push(() => Promise.resolve(execFileSync('umount', ['-l', directory])));
    const { url, store } = await start({ directory });
    const large = Buffer.concat([jpeg, Buffer.alloc(400_000)]);

    expect(await answer(await put(url, large))).toEqual({
      status: 507,
      body: { code: 'storageFailure', reason: 'storageFull' },
    });
    expect(store.find(photo)).toBeUndefined();
    expect(await filesUnder(directory)).toEqual([]);
    expect((await put(url, jpeg)).status).toBe(200);
  },
);

interface Upload {
  readonly bytes: Buffer;
  readonly id?: string;
  readonly as?: string;
  readonly mediaType?: string;
}

function addressOf(url: string, { bytes, id = photo, mediaType = 'image/jpeg' }: Upload, verb = ''): string {
  const query = new URLSearchParams({ mediaType, sizeBytes: String(bytes.length), sha256: sha256(bytes) });
  return `${url}/api/attachments/${encodeURIComponent(id)}${verb}?${query.toString()}`;
}

function offer(url: string, upload: Upload): Promise<Response> {
  const headers = { authorization: upload.as ?? 'fieldUnit' };
  return fetch(addressOf(url, upload, '/offer'), { method: 'POST', headers });
}

function append(url: string, upload: Upload, offset: number, bytes: Buffer): Promise<Response> {
  const headers = { authorization: upload.as ?? 'fieldUnit', 'upload-offset': String(offset) };
  return fetch(addressOf(url, upload), { method: 'PATCH', headers, body: new Uint8Array(bytes) });
}

test('goes on with an upload where its line broke, over a restart of the server, and stores it when it is whole', async () => {
  const directory = await temporaryFolder();
  const before = await start({ directory });
  const { port } = new URL(before.url);
  const socket = connect(Number(port), '127.0.0.1');
  const { pathname, search } = new URL(addressOf(before.url, { bytes: jpeg }));
  socket.write(
    `PATCH ${pathname}${search} HTTP/1.1\r\nhost: a\r\nauthorization: fieldUnit\r\nupload-offset: 0\r\n` +
      `content-length: ${jpeg.length}\r\n\r\n`,
  );
  socket.write(jpeg.subarray(0, 50_000));
  await vi.waitFor(async () =>
    expect(await answer(await offer(before.url, { bytes: jpeg }))).toEqual({
      status: 200,
      body: { isStored: false, receivedBytes: 50_000 },
    }),
  );
  socket.destroy();
  await before.app.close();

  const { url, store } = await start({ directory });
  expect(await answer(await offer(url, { bytes: jpeg }))).toEqual({
    status: 200,
    body: { isStored: false, receivedBytes: 50_000 },
  });
  expect((await append(url, { bytes: jpeg }, 40_000, jpeg.subarray(40_000))).status).toBe(409);
  expect(await answer(await append(url, { bytes: jpeg }, 50_000, jpeg.subarray(50_000, 90_000)))).toEqual({
    status: 200,
    body: { isStored: false, receivedBytes: 90_000 },
  });
  expect(await answer(await append(url, { bytes: jpeg }, 90_000, jpeg.subarray(90_000)))).toEqual({
    status: 200,
    body: { isStored: true, receivedBytes: jpeg.length },
  });
  expect(store.find(photo)).toEqual({
    id: photo,
    mediaType: 'image/jpeg',
    sizeBytes: jpeg.length,
    sha256: sha256(jpeg),
  });
});

test('takes bytes it has already under another id without having them sent', async () => {
  const { url, store } = await start();
  await put(url, jpeg);

  expect(await answer(await offer(url, { bytes: jpeg, id: 'second' }))).toEqual({
    status: 200,
    body: { isStored: true, receivedBytes: jpeg.length },
  });
  expect(store.find(attachmentIdSchema.parse('second'))?.sha256).toBe(sha256(jpeg));
  const read = await fetch(`${url}/api/attachments/second`, { headers: { authorization: 'fieldUnit' } });
  expect(Buffer.from(await read.arrayBuffer()).equals(jpeg)).toBe(true);
  expect((await offer(url, { bytes: otherJpeg, id: 'second' })).status).toBe(409);
});

test('gives nobody by a hash what he may not read', async () => {
  const directory = await temporaryFolder();
  const first = await start({ directory });
  await put(first.url, jpeg);

  const stranger = { session: { ...sessionOf('fieldUnit'), accountId: 'account-2' as Session['accountId'] } };
  const { url } = await start({ directory, authenticate: () => Promise.resolve(stranger), mayRead: () => false });

  expect(await answer(await offer(url, { bytes: jpeg, id: 'mine' }))).toEqual({
    status: 200,
    body: { isStored: false, receivedBytes: 0 },
  });
});

test('stores nothing of an upload whose bytes are not the ones it spoke of, or not of its type, and begins anew', async () => {
  const { url, store } = await start();
  const wrong = Buffer.concat([jpeg.subarray(0, -1), Buffer.from([9])]);

  expect((await append(url, { bytes: jpeg }, 0, wrong)).status).toBe(400);
  expect((await append(url, { bytes: jpeg, mediaType: 'audio/webm' }, 0, jpeg)).status).toBe(415);
  expect((await append(url, { bytes: jpeg }, 0, Buffer.concat([jpeg, jpeg]))).status).toBe(400);
  expect((await offer(url, { bytes: jpeg, mediaType: 'text/html' })).status).toBe(415);
  expect((await offer(url, { bytes: jpeg, as: 'auditor' })).status).toBe(403);
  expect(store.find(photo)).toBeUndefined();
  const { receivedBytes } = (await (await offer(url, { bytes: jpeg })).json()) as { receivedBytes: number };
  expect((await append(url, { bytes: jpeg }, receivedBytes, jpeg.subarray(receivedBytes))).ok).toBe(true);
});

test.each([
  ['a voice note in WebM', 'audio/webm', Buffer.from('1a45dfa3010203040506070809', 'hex')],
  ['a video in MP4', 'video/mp4', Buffer.concat([Buffer.alloc(4), Buffer.from('ftypisom00000000')])],
])('stores %s and gives a part of it to a player that asks for one', async (_name, mediaType, bytes) => {
  const { url } = await start();
  expect((await put(url, bytes, { 'content-type': mediaType })).status).toBe(200);

  const headers = { authorization: 'dispatcher', range: 'bytes=2-5' };
  const read = await fetch(`${url}/api/attachments/${photo}`, { headers });
  expect([read.status, read.headers.get('content-range')]).toEqual([206, `bytes 2-5/${bytes.length}`]);
  expect(Buffer.from(await read.arrayBuffer()).equals(bytes.subarray(2, 6))).toBe(true);
});

import { once } from 'node:events';
import { connect } from 'node:net';
import { io } from 'socket.io-client';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { PROTOCOL_VERSION } from '../../../protocol/protocolVersion.ts';
import { connectClient, post } from '../../support/hallClient.ts';
import {
  demoPassword,
  makeDataFolder,
  runServerCommand,
  startHallServer,
  type HallServer,
} from '../../support/hallServer.ts';

const folder = makeDataFolder();
let server: HallServer;

beforeAll(async () => {
  server = await startHallServer({ dataFolder: folder.path });
});
afterAll(async () => {
  await server.stop();
  folder.remove();
});

test('a wrong password a hundred times is refused in words, locks that account only, and is in the audit log', async () => {
  const reasons = new Set<string>();
  for (let attempt = 0; attempt < 100; attempt += 1) {
    const { status, body } = await post(server.url, '/api/login', { username: 'jiebao', password: `wrong ${attempt}` });
    expect([401, 429]).toContain(status);
    reasons.add(String(body['reason']));
  }
  expect([...reasons].sort()).toEqual(['accountLocked', 'tooManyAttempts', 'wrongPassword']);
  expect((await fetch(`${server.url}/healthz`)).status).toBe(200);
  await server.stop();
  server = await startHallServer({ dataFolder: folder.path });
  const locked = await post(server.url, '/api/login', { username: 'jiebao', password: demoPassword });
  expect(locked.body).toMatchObject({ reason: 'accountLocked', details: { seconds: expect.any(Number) as number } });
  const auditor = await post(server.url, '/api/login', { username: 'shenji', password: demoPassword });
  const response = await fetch(`${server.url}/api/audit?limit=200`, { headers: { cookie: auditor.cookie } });
  const { entries } = (await response.json()) as { entries: { event: Record<string, unknown> }[] };
  const refused = entries.filter(({ event }) => event['type'] === 'loginRefused' && event['username'] === 'jiebao');
  expect(refused.length).toBeGreaterThanOrEqual(5);
  expect(JSON.stringify(entries)).not.toContain('wrong 1');
});

test('a name nobody has gets the same answer as a wrong password', async () => {
  const unknown = await post(server.url, '/api/login', { username: 'nobody', password: 'x' });
  expect([unknown.status, unknown.body['reason']]).toEqual([401, 'wrongPassword']);
});

test('refuses a write and a socket from a page of another site', async () => {
  const headers = { origin: 'http://evil.example' };
  const { status, body } = await post(
    server.url,
    '/api/login',
    { username: 'diaodu', password: demoPassword },
    headers,
  );
  expect([status, body['reason']]).toEqual([403, 'foreignOrigin']);
  const { cookie } = await post(server.url, '/api/login', { username: 'diaodu', password: demoPassword });
  const socket = io(server.url, {
    path: '/socket',
    transports: ['websocket'],
    auth: { protocolVersion: PROTOCOL_VERSION },
    extraHeaders: { ...headers, cookie },
    reconnection: false,
  });
  const outcome = await new Promise((resolve) => {
    socket.once('connect', () => resolve('connected'));
    socket.once('connect_error', (error) => resolve(error.message));
  });
  socket.disconnect();
  expect(outcome).toBe('websocket error');
});

test('the session cookie is out of reach of scripts and of other sites', async () => {
  const response = await fetch(`${server.url}/api/login`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ username: 'diaodu', password: demoPassword }),
  });
  expect(response.headers.get('set-cookie')).toMatch(/HttpOnly; SameSite=Strict/);
  expect(response.headers.get('content-security-policy')).toContain("script-src 'self'");
});

test('logging out everywhere ends every page of the account at once', async () => {
  const first = await connectClient(server.url, 'duban');
  const second = await connectClient(server.url, 'duban');
  const ended = Promise.all(
    [first, second].map(({ socket }) => new Promise((resolve) => socket.once('sessionEnded', resolve))),
  );
  await post(server.url, '/api/logout-everywhere', {}, { cookie: first.cookie });
  expect(await ended).toEqual([{ reason: 'loggedOutEverywhere' }, { reason: 'loggedOutEverywhere' }]);
  const response = await fetch(`${server.url}/api/session`, { headers: { cookie: second.cookie } });
  expect([response.status, ((await response.json()) as { reason: string }).reason]).toEqual([401, 'notLoggedIn']);
});

test('each seat gets only what its role may have', async () => {
  const auditor = await connectClient(server.url, 'shenji').catch(
    (error: unknown) => (error as { data: unknown }).data,
  );
  expect(auditor).toEqual({ code: 'forbidden', reason: 'roleMayNot' });
  const phone = await connectClient(server.url, 'fire-01');
  await expect(phone.call('live.join', {})).rejects.toThrow('forbidden: roleMayNot');
  await expect(phone.call('units.positions', {})).rejects.toThrow('forbidden: roleMayNot');
  const operator = await connectClient(server.url, 'shipin');
  const reply = await operator.command({ type: 'voidIncident', incidentId: 'x', expect: 1, reason: 'x' });
  expect(reply).toEqual({ ok: false, rejection: { code: 'forbidden', reason: 'roleMayNot' } });
  const source = { driver: 'rtsp', mainUrl: 'rtsp://127.0.0.1:9/x' };
  const put = await fetch(`${server.url}/api/cameras/cam-0001/source`, {
    method: 'PUT',
    headers: { 'content-type': 'application/json', cookie: operator.cookie },
    body: JSON.stringify(source),
  });
  expect(put.status).toBe(403);
  phone.close();
  operator.close();
});

test('the first administrator of a real hall must change the printed password before anything else', async () => {
  const own = makeDataFolder();
  const hall = await startHallServer({ dataFolder: own.path, isDemo: false });
  const printed = /First administrator: (\S+) {2}password: (\S+)/.exec(hall.words());
  const [, username = '', password = ''] = printed ?? [];
  const login = await post(hall.url, '/api/login', { username, password });
  expect(login.body).toMatchObject({ role: 'securityAdministrator', mustChangePassword: true });
  const headers = { cookie: login.cookie };
  const weak = await post(hall.url, '/api/password', { currentPassword: password, newPassword: 'short' }, headers);
  expect(weak.body).toEqual({ code: 'notAllowed', reason: 'passwordTooWeak', details: { length: 15 } });
  const newPassword = 'correct horse battery';
  const changed = await post(hall.url, '/api/password', { currentPassword: password, newPassword }, headers);
  expect(changed.body).toMatchObject({ mustChangePassword: false });
  expect((await post(hall.url, '/api/login', { username, password })).status).toBe(401);
  await hall.stop();
  const again = await startHallServer({ dataFolder: own.path, isDemo: false });
  expect(again.words()).not.toContain('First administrator');
  await again.stop();
  own.remove();
});

test('a second server is kept out of the data folder, in words that say what to do', async () => {
  const { code, words } = await runServerCommand(['--data', folder.path, '--port', '0']);
  expect(code).toBe(2);
  expect(words).toContain('Another server is using');
});

test('stops at once although a connection is open that never asked for anything', async () => {
  const own = makeDataFolder();
  const hall = await startHallServer({ dataFolder: own.path, isDemo: false });
  const { hostname, port } = new URL(hall.url);
  const idle = connect(Number(port), hostname);
  await once(idle, 'connect');
  const ended = once(idle, 'close');
  expect(await hall.stop()).toBe(0);
  await ended;
  own.remove();
});

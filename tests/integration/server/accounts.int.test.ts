import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { connectClient, post } from '../../support/hallClient.ts';
import { demoPassword, makeDataFolder, startHallServer, type HallServer } from '../../support/hallServer.ts';

const folder = makeDataFolder();
let server: HallServer;
let keeper: string;

beforeAll(async () => {
  server = await startHallServer({ dataFolder: folder.path });
  keeper = (await post(server.url, '/api/login', { username: 'anquan', password: demoPassword })).cookie;
});
afterAll(async () => {
  await server.stop();
  folder.remove();
});

const newcomer = { username: 'xinren', name: '新调度员', role: 'dispatcher', unitId: null };

test('a new account gets a password once, which must be changed before anything else', async () => {
  const created = await post(server.url, '/api/accounts', newcomer, { cookie: keeper });
  expect(created.body).toMatchObject({ account: { username: 'xinren', mustChangePassword: true, isDisabled: false } });
  const password = String(created.body['password']);
  const login = await post(server.url, '/api/login', { username: 'xinren', password });
  expect(login.body).toMatchObject({ role: 'dispatcher', mustChangePassword: true });
  const directory = await fetch(`${server.url}/api/directory`, { headers: { cookie: login.cookie } });
  expect([directory.status, ((await directory.json()) as { reason: string }).reason]).toEqual([
    403,
    'passwordMustChange',
  ]);
  const again = await post(server.url, '/api/accounts', newcomer, { cookie: keeper });
  expect([again.status, again.body['reason']]).toEqual([409, 'accountExists']);
});

test('refuses what no account can be', async () => {
  const bad: [object, string][] = [
    [{ ...newcomer, username: 'x' }, 'malformedInput'],
    [{ ...newcomer, username: 'other', role: 'system' }, 'malformedInput'],
    [{ ...newcomer, username: 'other', role: 'fieldUnit' }, 'malformedInput'],
    [{ ...newcomer, username: 'other', role: 'fieldUnit', unitId: 'unit-none' }, 'unitUnknown'],
  ];
  for (const [input, reason] of bad) {
    expect((await post(server.url, '/api/accounts', input, { cookie: keeper })).body['reason']).toBe(reason);
  }
  const dispatcher = await post(server.url, '/api/login', { username: 'diaodu', password: demoPassword });
  expect((await post(server.url, '/api/accounts', newcomer, { cookie: dispatcher.cookie })).status).toBe(403);
});

test('a disabled account loses its open pages at once and cannot come back; the keeper cannot disable itself', async () => {
  const seat = await connectClient(server.url, 'duban');
  const ended = new Promise((resolve) => seat.socket.once('sessionEnded', resolve));
  const path = `/api/accounts/${seat.session.accountId}/disable`;
  await post(server.url, path, { isDisabled: true }, { cookie: keeper });
  expect(await ended).toEqual({ reason: 'accountChanged' });
  const login = await post(server.url, '/api/login', { username: 'duban', password: demoPassword });
  expect(login.body['reason']).toBe('accountDisabled');
  await post(server.url, path, { isDisabled: false }, { cookie: keeper });
  expect((await post(server.url, '/api/login', { username: 'duban', password: demoPassword })).status).toBe(200);
  const session = await fetch(`${server.url}/api/session`, { headers: { cookie: keeper } });
  const { accountId } = (await session.json()) as { accountId: string };
  const own = await post(server.url, `/api/accounts/${accountId}/disable`, { isDisabled: true }, { cookie: keeper });
  expect(own.body['reason']).toBe('accountOwn');
});

test('the system administrator replaces the whole directory or nothing of it', async () => {
  const { cookie } = await post(server.url, '/api/login', { username: 'xitong', password: demoPassword });
  const put = async (body: unknown) => {
    const response = await fetch(`${server.url}/api/directory`, {
      method: 'PUT',
      headers: { 'content-type': 'application/json', cookie },
      body: JSON.stringify(body),
    });
    return { status: response.status, body: (await response.json()) as Record<string, unknown> };
  };
  const read = (name: string): unknown =>
    JSON.parse(readFileSync(new URL(`../../../resources/city/${name}.json`, import.meta.url), 'utf8'));
  const { name, centre, bounds } = read('city') as Record<string, unknown>;
  const [areas, agencies, places] = [read('areas'), read('agencies'), read('places')];
  const cameras = (read('cameras') as { areaId: string }[]).slice(0, 50);
  const units = read('units');
  const whole = { version: 'import', city: { name, centre, bounds }, areas, agencies, cameras, units, places };
  const broken = { ...whole, cameras: [{ ...cameras[0], areaId: 'area-nowhere' }] };
  expect((await put(broken)).body).toMatchObject({ reason: 'directoryReferences' });
  expect((await put({ ...whole, cameras: 'none' })).status).toBe(400);
  expect((await put(whole)).body).toMatchObject({ cameras: 50 });
  const seat = await post(server.url, '/api/login', { username: 'diaodu', password: demoPassword });
  const response = await fetch(`${server.url}/api/directory`, { headers: { cookie: seat.cookie } });
  expect(((await response.json()) as { cameras: unknown[] }).cameras).toHaveLength(50);
});

test('a seat of a lower centre or an agency knows what it is bound to, and only what stands in the directory', async () => {
  const directory = await fetch(`${server.url}/api/directory`, { headers: { cookie: await demoCookie('diaodu') } });
  const { areas, agencies } = (await directory.json()) as Record<'areas' | 'agencies', { id: string }[]>;
  const bound = { areaId: areas[1]?.id, agencyId: agencies[0]?.id };
  const centre = { ...newcomer, username: 'quxian', ...bound };
  const created = await post(server.url, '/api/accounts', centre, { cookie: keeper });
  expect(created.body['account']).toMatchObject(bound);
  const password = String(created.body['password']);
  expect((await post(server.url, '/api/login', { username: 'quxian', password })).body).toMatchObject(bound);
  const bad: [object, string][] = [
    [{ areaId: 'area-nowhere' }, 'areaUnknown'],
    [{ agencyId: 'agency-nobody' }, 'agencyUnknown'],
    [{ role: 'auditor', areaId: areas[1]?.id }, 'malformedInput'],
  ];
  for (const [change, reason] of bad) {
    const refused = await post(
      server.url,
      '/api/accounts',
      { ...newcomer, username: 'other', ...change },
      { cookie: keeper },
    );
    expect(refused.body['reason']).toBe(reason);
  }
});

async function demoCookie(username: string): Promise<string> {
  return (await post(server.url, '/api/login', { username, password: demoPassword })).cookie;
}

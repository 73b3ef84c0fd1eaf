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
  const centre = { ...newcomer, username: 'xinqu', ...bound };
  const created = await post(server.url, '/api/accounts', centre, { cookie: keeper });
  expect(created.body['account']).toMatchObject(bound);
  const password = String(created.body['password']);
  expect((await post(server.url, '/api/login', { username: 'xinqu', password })).body).toMatchObject(bound);
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

test('an account is bound anew by its keeper only: its pages end, the next login has it, the audit names it', async () => {
  const seat = await connectClient(server.url, 'jiebao');
  const ended = new Promise((resolve) => seat.socket.once('sessionEnded', resolve));
  const path = `/api/accounts/${seat.session.accountId}/scope`;
  const scope = { areaId: 'a-01-01', agencyId: 'agency-water' };
  expect((await post(server.url, path, scope, { cookie: seat.cookie })).status).toBe(403);
  const bound = await post(server.url, path, scope, { cookie: keeper });
  expect(bound.body['account']).toMatchObject({ username: 'jiebao', ...scope });
  expect(await ended).toEqual({ reason: 'accountChanged' });
  const login = await post(server.url, '/api/login', { username: 'jiebao', password: demoPassword });
  expect(login.body).toMatchObject(scope);
  const bad: [string, object, string][] = [
    [path, { areaId: 'area-nowhere' }, 'areaUnknown'],
    [path, { areaId: 'a-01', extra: 1 }, 'malformedInput'],
    [`/api/accounts/${await accountIdOf('shenji')}/scope`, { areaId: 'a-01' }, 'roleUnbound'],
    ['/api/accounts/nobody/scope', {}, 'accountUnknown'],
  ];
  for (const [to, body, reason] of bad)
    expect((await post(server.url, to, body, { cookie: keeper })).body['reason']).toBe(reason);
  await post(server.url, path, {}, { cookie: keeper });
  const again = await post(server.url, '/api/login', { username: 'jiebao', password: demoPassword });
  expect(again.body).not.toHaveProperty('areaId');
  const audit = await fetch(`${server.url}/api/audit`, { headers: { cookie: await demoCookie('shenji') } });
  const { entries } = (await audit.json()) as { entries: { actor: object; event: Record<string, unknown> }[] };
  const lines = entries.filter(({ event }) => event['type'] === 'accountBound').map(({ event }) => event);
  expect(lines).toEqual([
    { type: 'accountBound', username: 'jiebao' },
    { type: 'accountBound', username: 'jiebao', ...scope },
  ]);
  const boundLogin = entries.find(({ event, actor }) => event['type'] === 'loggedIn' && 'areaId' in actor);
  expect(boundLogin?.actor).toMatchObject(scope);
});

test('what a person arranged is found at another desk, by nobody else, and only as long as it is sound', async () => {
  const put = async (cookie: string, name: string, body: string) => {
    const headers = { 'content-type': 'application/json', cookie };
    const response = await fetch(`${server.url}/api/account-settings/${name}`, { method: 'PUT', headers, body });
    return { status: response.status, body: (await response.json()) as Record<string, unknown> };
  };
  const read = async (cookie: string) => {
    const response = await fetch(`${server.url}/api/account-settings/layout`, { headers: { cookie } });
    return (await response.json()) as Record<string, unknown>;
  };
  const layout = { version: 1, layout: { panels: { queue: {} } } };
  const here = await demoCookie('diaodu');
  expect(await read(here)).toEqual({ value: null });
  expect((await put(here, 'layout', JSON.stringify({ value: layout }))).body).toEqual({ value: layout });
  expect(await read(await demoCookie('diaodu'))).toEqual({ value: layout });
  expect(await read(await demoCookie('zhihui'))).toEqual({ value: null });
  expect((await put(here, 'secrets', JSON.stringify({ value: 1 }))).body['reason']).toBe('malformedInput');
  expect((await put(here, 'layout', JSON.stringify({ value: 'x'.repeat(70_000) }))).body['reason']).toBe('tooLarge');
  expect((await put('', 'layout', JSON.stringify({ value: 1 }))).status).toBe(401);
  expect(await read(here)).toEqual({ value: layout });
});

async function accountIdOf(username: string): Promise<string> {
  const { body } = await post(server.url, '/api/login', { username, password: demoPassword });
  return String(body['accountId']);
}

async function demoCookie(username: string): Promise<string> {
  return (await post(server.url, '/api/login', { username, password: demoPassword })).cookie;
}

import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { directorySchema, type Directory } from '../../../../protocol/hall/directory.ts';
import type { Following } from '../../../../protocol/linkage/linkageCalls.ts';
import { incidentIdSchema, unitIdSchema } from '../../../../protocol/ids.ts';
import { connectClient, type HallClient } from '../../../support/hallClient.ts';
import { makeDataFolder, startHallServer, type HallServer } from '../../../support/hallServer.ts';

const folder = makeDataFolder();
const opened: (() => unknown)[] = [() => folder.remove()];
const incidentId = incidentIdSchema.parse(randomUUID());
const place = { lon: 113.002033, lat: 29.505704 };
let server: HallServer;
let dispatcher: HallClient;
let phone: HallClient;
let directory: Directory;
let told: Following[][] = [];

async function connect(username: string): Promise<HallClient> {
  const client = await connectClient(server.url, username);
  opened.push(() => client.close());
  return client;
}

async function act(client: HallClient, command: Record<string, unknown>): Promise<void> {
  expect(await client.command(command)).toMatchObject({ ok: true });
}

beforeAll(async () => {
  server = await startHallServer({ dataFolder: folder.path });
  opened.push(() => server.stop());
  dispatcher = await connect('diaodu');
  phone = await connect('fire-01');
  dispatcher.socket.on('linkage.following', (following: Following[]) => told.push(following));
  const response = await fetch(`${server.url}/api/directory`, { headers: { cookie: dispatcher.cookie } });
  directory = directorySchema.parse(await response.json());
});

afterAll(async () => {
  for (const close of opened.reverse()) await close();
});

test('says for a place which cameras see it and why others do not, without turning one', async () => {
  await expect
    .poll(async () => (await dispatcher.call('linkage.explain', { place, radiusM: 40 })).chosen.length, {
      timeout: 30_000,
    })
    .toBeGreaterThan(1);
  const { leftOut } = await dispatcher.call('linkage.explain', { place, radiusM: 40 });
  const reasons = new Set(leftOut.map(({ reason }) => reason));
  expect(reasons.has('outOfRange')).toBe(true);
  for (const { reason, hiddenBy, rangeM } of leftOut) {
    expect(hiddenBy === undefined).toBe(reason !== 'hidden');
    expect(rangeM === undefined).toBe(reason !== 'outOfRange');
  }
  expect(await dispatcher.call('ptz.leases', {})).toEqual({});
});

test('looks along a line, and draws views and blind spots', { timeout: 60_000 }, async () => {
  const line = [place, { lon: place.lon + 0.004, lat: place.lat }];
  const { lengthM, stretches, gaps } = await dispatcher.call('linkage.alongRoute', { line, radiusM: 40 });
  const parts = [...stretches, ...gaps].sort((first, second) => first.fromM - second.fromM);
  expect(parts[0]?.fromM).toBe(0);
  expect(parts.at(-1)?.toM).toBeCloseTo(lengthM, 3);
  const [tower] = directory.cameras;
  if (tower === undefined) expect.unreachable('the demo has cameras');
  const { rings } = await dispatcher.call('linkage.viewshed', { cameraId: tower.id });
  expect(rings.length).toBeGreaterThan(100);
  const { blindShare } = await dispatcher.call('linkage.blindSpots', { tier: 'lookout' });
  expect(blindShare).toBeLessThan(1);
  await expect(phone.call('linkage.blindSpots', { tier: 'lookout' })).rejects.toThrow('forbidden: roleMayNot');
});

test('follows a unit on duty on its assignment, and nobody else', { timeout: 60_000 }, async () => {
  const { unitId } = phone.session;
  const follow = { unitId: unitIdSchema.parse(unitId), incidentId };
  await expect(dispatcher.call('linkage.followUnit', follow)).rejects.toThrow('notAllowed: unitOffDuty');
  await act(phone, { type: 'startDuty', unitId });
  await act(dispatcher, {
    ...{ type: 'reportIncident', incidentId, incidentType: 'fire', priority: 1, place, areaId: null },
    ...{ summary: '广场东侧起火', source: 'phone' },
  });
  await act(dispatcher, { type: 'acceptIncident', incidentId, expect: 1 });
  await act(dispatcher, { type: 'openIncident', incidentId, expect: 2 });
  await expect(dispatcher.call('linkage.followUnit', follow)).rejects.toThrow('notAllowed: assignmentUnknown');
  const assignmentId = randomUUID();
  await act(dispatcher, {
    ...{ type: 'dispatchUnits', incidentId, expect: 3, order: '前往处置' },
    assignments: [{ assignmentId, unitId }],
  });
  await phone.call('position.report', { ...place, accuracyM: 5, deviceAt: Date.now() });
  const following = await dispatcher.call('linkage.followUnit', follow);
  expect(following).toMatchObject({ unitId, incidentId, by: dispatcher.session.name });
  expect(following.cameras.length).toBeGreaterThan(0);
  told = [];
  await phone.call('position.report', { lon: place.lon + 0.001, lat: place.lat, accuracyM: 5, deviceAt: Date.now() });
  await expect.poll(() => told.at(-1)?.[0]?.position?.lon, { timeout: 15_000 }).toBeCloseTo(place.lon + 0.001, 6);
  await act(dispatcher, { type: 'recallAssignment', incidentId, assignmentId, expect: 4, reason: '改派' });
  await expect.poll(() => told.at(-1), { timeout: 15_000 }).toEqual([]);
  expect(await dispatcher.call('linkage.following', {})).toEqual([]);
});

import { statSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import type { AlarmGroup } from '../../../../protocol/alarm/alarm.ts';
import type { HallState } from '../../../../protocol/hall/hallState.ts';
import { connectClient, post, type HallClient } from '../../../support/hallClient.ts';
import { demoPassword, makeDataFolder, startHallServer, type HallServer } from '../../../support/hallServer.ts';
import { IntakeClient, sendSigned, webhookSource } from '../../../support/intake/intakeClient.ts';
import { readAudit } from '../../../support/readAudit.ts';

const folder = makeDataFolder();
let server: HallServer;
let seat: HallClient;
let admin: IntakeClient;
let key: string;
const sourceId = 'fire-119';
const report = {
  externalId: 'F-1',
  kind: '建筑火灾',
  priority: 2,
  place: { lon: 113.1, lat: 29.4, system: 'wgs84', address: '中心广场' },
  text: '三层起火，有浓烟',
};

beforeAll(async () => {
  server = await startHallServer({ dataFolder: folder.path });
  seat = await connectClient(server.url, 'diaodu');
  admin = await IntakeClient.create(server.url);
  expect(await admin.saveSource(sourceId, webhookSource)).toBe(200);
  key = await admin.setKey(sourceId);
});
afterAll(async () => {
  seat.close();
  await server.stop();
  folder.remove();
});

const send = (body: unknown, more: { timestamp?: number; contentType?: string; key?: string } = {}) =>
  sendSigned({ url: server.url, sourceId, key, ...more }, body);
const state = async (): Promise<HallState> => {
  const { snapshot } = await seat.call('live.join', {});
  if (snapshot === null) throw new Error('no snapshot');
  return snapshot;
};
const groupsOf = async (id: string): Promise<AlarmGroup[]> =>
  Object.values((await state()).alarms.groups).filter((group) => group.sourceId === id);
const untilGroup = (id: string, isAsWanted: (group: AlarmGroup) => boolean): Promise<AlarmGroup> =>
  vi.waitFor(
    async () => {
      const found = (await groupsOf(id)).find(isAsWanted);
      if (found === undefined) throw new Error('no such group');
      return found;
    },
    { timeout: 10_000 },
  );

test('a signed report is an alarm once, an update changes it, a seat makes an incident of it', async () => {
  expect((await send(report)).body).toEqual({ results: [{ externalId: 'F-1', outcome: 'received' }] });
  expect((await send(report)).body).toEqual({ results: [{ externalId: 'F-1', outcome: 'unchanged' }] });
  expect((await send({ ...report, priority: 1, text: '三层起火，有人被困' })).body).toEqual({
    results: [{ externalId: 'F-1', outcome: 'updated' }],
  });
  const group = await untilGroup(sourceId, ({ priority }) => priority === 1);
  expect(group).toMatchObject({
    status: 'new',
    count: 1,
    incidentType: 'fire',
    source: '119',
    text: '三层起火，有人被困',
  });
  const accept = { type: 'acceptAlarm', groupId: group.id, incidentId: 'from-alarm-1' };
  expect(await seat.command(accept)).toMatchObject({ ok: true });
  expect(await seat.command({ ...accept, incidentId: 'from-alarm-2' })).toMatchObject({
    ok: false,
    rejection: { reason: 'alarmHandled' },
  });
  const { incidents, alarms } = await state();
  expect(incidents['from-alarm-1']).toMatchObject({ type: 'fire', priority: 1, source: '119', place: { lon: 113.1 } });
  expect(alarms.groups[group.id]).toMatchObject({ status: 'accepted', incidentId: 'from-alarm-1' });
});

test('a wrong or old signature, an unknown source, and a changed body are refused in both languages', async () => {
  const now = Math.floor(Date.now() / 1000);
  const unknown = await sendSigned({ url: server.url, sourceId: 'nowhere', key }, report);
  expect([unknown.status, unknown.body['reason']]).toEqual([404, 'intakeSource']);
  const wrong = await send(report, { key: 'another' });
  expect(wrong).toMatchObject({ status: 401, body: { reason: 'intakeSignature' } });
  const message = wrong.body['message'] as { zh: string; en: string };
  expect(message.zh).toMatch(/签名/);
  expect(message.en).toMatch(/signature/);
  for (const timestamp of [now - 301, now + 301]) {
    expect(await send(report, { timestamp })).toMatchObject({ status: 401, body: { reason: 'intakeTime' } });
  }
  const unsigned = await post(server.url, `/api/intake/${sourceId}`, report);
  expect([unsigned.status, unsigned.body['reason']]).toEqual([401, 'intakeSignature']);
});

test('an older version, signed before the known one, never comes back', async () => {
  const now = Math.floor(Date.now() / 1000);
  const one = { ...report, externalId: 'F-replay', text: '第一版' };
  await send(one, { timestamp: now - 20 });
  await send({ ...one, text: '第二版' }, { timestamp: now - 10 });
  expect((await send(one, { timestamp: now - 20 })).body).toEqual({
    results: [{ externalId: 'F-replay', outcome: 'unchanged', note: 'olderThanKnown' }],
  });
});

test('what is malformed is refused whole, and says where', async () => {
  const bad: [unknown, number, string, string?][] = [
    ['{', 400, 'malformedInput', 'JSON'],
    [{ ...report, externalId: '' }, 400, 'malformedInput', 'externalId'],
    [{ ...report, text: undefined }, 400, 'malformedInput', 'text'],
    [{ ...report, priority: 9 }, 400, 'malformedInput', 'priority'],
    [{ reports: [{ ...report, place: { lon: 113 } }] }, 400, 'malformedInput', 'reports.0.place.lat'],
    [{ ...report, unknownField: 1 }, 400, 'malformedInput', 'unknownField'],
    [{ ...report, place: { lon: 181, lat: 0, system: 'wgs84' } }, 400, 'malformedInput'],
    [{ ...report, occurredAt: 'yesterday' }, 400, 'malformedInput'],
    [{ reports: [] }, 400, 'malformedInput'],
    [{ ...report, text: 'x'.repeat(600_000) }, 413, 'tooLarge'],
  ];
  for (const [body, status, reason, where] of bad) {
    const answer = await send(body);
    expect([answer.status, answer.body['reason']]).toEqual([status, reason]);
    if (where !== undefined) expect(answer.body['details']).toEqual({ where });
  }
  expect(await send('plain', { contentType: 'text/plain' })).toMatchObject({ status: 415 });
});

test('a report that names a person or a plate is refused, keeps nothing, and is in the audit log', async () => {
  const naming: unknown[] = [
    { ...report, externalId: 'P-1', plateNo: '粤A12345' },
    { ...report, externalId: 'P-2', detail: { faceId: '77' } },
    { ...report, externalId: 'P-3', text: '人脸识别命中：布控人员' },
    {
      reports: [
        { ...report, externalId: 'P-4' },
        { ...report, externalId: 'P-5', person_name: '张三' },
      ],
    },
    { ...report, externalId: 'P-6', 车牌号: '粤A12345' },
    { ...report, externalId: 'P-7', similarity: 0.93 },
  ];
  for (const body of naming) {
    expect(await send(body)).toMatchObject({ status: 409, body: { reason: 'identifiesPersons' } });
  }
  // Nothing of them was kept: the same ids are new.
  expect((await send({ ...report, externalId: 'P-4' })).body).toMatchObject({ results: [{ outcome: 'received' }] });
  await vi.waitFor(async () => {
    const refused = (await readAudit(server.url)).filter(
      ({ event }) => event.type === 'requestRefused' && event.reason === 'identifiesPersons',
    );
    expect(refused.length).toBeGreaterThan(0);
  });
});

test('coordinates of the other systems arrive as WGS-84, an address as the known place it names', async () => {
  await admin.saveSource('hotline', { ...webhookSource, name: '12345', source: '12345' });
  const hotlineKey = await admin.setKey('hotline');
  const target = { url: server.url, sourceId: 'hotline', key: hotlineKey };
  await sendSigned(target, { ...report, externalId: 'G-1', place: { lon: 113.1, lat: 29.4, system: 'gcj02' } });
  const group = await untilGroup('hotline', () => true);
  expect(group.place?.lon).not.toBe(113.1);
  expect(Math.abs((group.place?.lon ?? 0) - 113.1)).toBeLessThan(0.01);
  await admin.saveSource('words', { ...webhookSource, name: '12345', source: '12345' });
  const wordsKey = await admin.setKey('words');
  const place = { address: '不存在的某处' };
  await sendSigned({ ...target, sourceId: 'words', key: wordsKey }, { ...report, externalId: 'G-2', place });
  const unplaced = await untilGroup('words', () => true);
  expect(unplaced).toMatchObject({ place: null, address: '不存在的某处' });
  const accept = { type: 'acceptAlarm', groupId: unplaced.id, incidentId: 'unplaced-1' };
  expect(await seat.command(accept)).toMatchObject({ ok: false, rejection: { reason: 'alarmNoPlace' } });
  expect(await seat.command({ ...accept, place: { lon: 113, lat: 29.5 } })).toMatchObject({ ok: true });
});

test('a back entry keeps its own time and becomes an incident that says so', async () => {
  await admin.saveSource('paper', { ...webhookSource, name: '补录', source: '110', autoReport: 4 });
  const paperKey = await admin.setKey('paper');
  const occurredAt = '2026-01-02T03:04:05+08:00';
  await sendSigned(
    { url: server.url, sourceId: 'paper', key: paperKey },
    { ...report, externalId: 'B-1', occurredAt, isBackEntry: true },
  );
  const group = await untilGroup('paper', ({ status }) => status === 'accepted');
  expect(group).toMatchObject({ isBackEntry: true, firstAt: Date.parse(occurredAt) });
  const { incidents } = await state();
  expect(incidents[group.incidentId ?? '']).toMatchObject({ occurredAt: Date.parse(occurredAt), source: '110' });
});

test('a source above its rate is told to wait; a disabled one is refused', async () => {
  await admin.saveSource('slow', { ...webhookSource, mostAMinute: 2 });
  const slow = { url: server.url, sourceId: 'slow', key: await admin.setKey('slow') };
  const reports = ['1', '2', '3'].map((externalId) => ({ ...report, externalId }));
  expect(await sendSigned(slow, { reports })).toMatchObject({ status: 429, body: { reason: 'rateLimited' } });
  expect((await sendSigned(slow, { reports: reports.slice(0, 2) })).status).toBe(200);
  await admin.saveSource('slow', { ...webhookSource, isDisabled: true });
  expect(await sendSigned(slow, reports[0])).toMatchObject({ status: 403, body: { reason: 'intakeDisabled' } });
});

test('keys are the administrator’s to make, are shown once, and lie where only the server reads them', async () => {
  const file = join(folder.path, 'intake-keys', `${sourceId}.key`);
  expect(statSync(file).mode & 0o777).toBe(0o600);
  const [view] = (await admin.sources()).filter(({ source }) => source.id === sourceId);
  expect(JSON.stringify(view)).not.toContain(key);
  expect(view).toMatchObject({ hasKey: true, status: { state: 'good', adapter: 'webhook' } });
  const { cookie } = await post(server.url, '/api/login', { username: 'diaodu', password: demoPassword });
  expect((await post(server.url, `/api/intake-sources/${sourceId}/key`, {}, { cookie })).status).toBe(403);
  const renewed = await admin.setKey(sourceId);
  expect((await send({ ...report, externalId: 'K-1' })).status).toBe(401);
  expect((await send({ ...report, externalId: 'K-1' }, { key: renewed })).status).toBe(200);
  key = renewed;
});

test('a dismissed alarm says why, and the next one is a new card', async () => {
  await send({ ...report, externalId: 'D-1', kind: '内涝' });
  const first = await untilGroup(sourceId, ({ incidentType, status }) => incidentType === 'flood' && status === 'new');
  expect(await seat.command({ type: 'dismissAlarm', groupId: first.id, reason: '演练误报' })).toMatchObject({
    ok: true,
  });
  await send({ ...report, externalId: 'D-2', kind: '内涝' });
  const second = await untilGroup(sourceId, ({ incidentType, status }) => incidentType === 'flood' && status === 'new');
  expect(second.id).not.toBe(first.id);
});

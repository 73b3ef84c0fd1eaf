import { createServer, type Server } from 'node:http';
import { createServer as createTcpServer, type AddressInfo, type Server as TcpServer } from 'node:net';
import { Aedes } from 'aedes';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import type { AlarmGroup } from '../../../../protocol/alarm/alarm.ts';
import { connectClient, type HallClient } from '../../../support/hallClient.ts';
import { makeDataFolder, startHallServer, type HallServer } from '../../../support/hallServer.ts';
import { capAlert, capInfo } from '../../../support/intake/capAlerts.ts';
import { IntakeClient, sendSigned, webhookSource } from '../../../support/intake/intakeClient.ts';

const folder = makeDataFolder();
let server: HallServer;
let seat: HallClient;
let admin: IntakeClient;

beforeAll(async () => {
  server = await startHallServer({ dataFolder: folder.path });
  seat = await connectClient(server.url, 'diaodu');
  admin = await IntakeClient.create(server.url);
});
afterAll(async () => {
  seat.close();
  await server.stop();
  folder.remove();
});

const groupsOf = async (sourceId: string): Promise<AlarmGroup[]> => {
  const { snapshot } = await seat.call('live.join', {});
  return Object.values(snapshot?.alarms.groups ?? {}).filter((group) => group.sourceId === sourceId);
};
const untilGroup = (sourceId: string, isAsWanted: (group: AlarmGroup) => boolean) =>
  vi.waitFor(
    async () => {
      const found = (await groupsOf(sourceId)).find(isAsWanted);
      if (found === undefined) throw new Error('no such group');
      return found;
    },
    { timeout: 15_000, interval: 100 },
  );
const untilStatus = (sourceId: string, isAsWanted: (status: Record<string, unknown>) => boolean) =>
  vi.waitFor(
    async () => {
      const found = (await admin.sources()).find(({ source }) => source.id === sourceId)?.status;
      if (found === undefined || !isAsWanted(found)) throw new Error(JSON.stringify(found));
      return found;
    },
    { timeout: 15_000, interval: 100 },
  );

async function listen(listener: Server | TcpServer, port = 0): Promise<number> {
  await new Promise<void>((resolve) => listener.listen(port, '127.0.0.1', resolve));
  return (listener.address() as AddressInfo).port;
}

test('a CAP alert is an alarm, its update the same one, its cancel takes it back; an exercise never shows', async () => {
  await admin.saveSource('warnings', { ...webhookSource, name: '气象台', source: 'cap' });
  const key = await admin.setKey('warnings');
  const send = (text: string) =>
    sendSigned({ url: server.url, sourceId: 'warnings', key, contentType: 'application/cap+xml' }, text);
  const sent = '2026-01-01T08:00:00+08:00';
  const references = '<references>storm@weather.example,W1,2026-01-01T08:00:00+08:00</references>';
  expect((await send(capAlert({ identifier: 'W0', status: 'Exercise' }))).body).toMatchObject({
    results: [{ outcome: 'noted', note: 'statusExercise' }],
  });
  expect((await send(capAlert({ identifier: 'W1', sent }))).body).toMatchObject({ results: [{ outcome: 'received' }] });
  expect(await untilGroup('warnings', () => true)).toMatchObject({ count: 1, priority: 2, cancelled: 0 });
  const update = capAlert({
    identifier: 'W2',
    msgType: 'Update',
    middle: references,
    info: capInfo({ severity: 'Extreme' }),
  });
  expect((await send(update)).body).toMatchObject({ results: [{ outcome: 'updated' }] });
  expect(await untilGroup('warnings', ({ priority }) => priority === 1)).toMatchObject({ count: 1, updated: 1 });
  const cancel = capAlert({ identifier: 'W3', msgType: 'Cancel', middle: references });
  expect((await send(cancel)).body).toMatchObject({ results: [{ outcome: 'updated' }] });
  expect(await untilGroup('warnings', ({ cancelled }) => cancelled === 1)).toMatchObject({ status: 'new', count: 1 });
  expect(await groupsOf('warnings')).toHaveLength(1);
  expect(await send(capAlert({ identifier: 'W 4' }))).toMatchObject({ status: 400, body: { reason: 'capInvalid' } });
  const naming = capAlert({ info: capInfo({ parameter: '<valueName>plateNo</valueName><value>粤A12345</value>' }) });
  expect(await send(naming)).toMatchObject({ status: 409, body: { reason: 'identifiesPersons' } });

  const [group] = await groupsOf('warnings');
  await seat.command({ type: 'acceptAlarm', groupId: group?.id, incidentId: 'cap-1' });
  const out = await fetch(`${server.url}/api/incidents/cap-1/cap`, { headers: { cookie: seat.cookie } });
  expect(out.headers.get('content-type')).toContain('application/cap+xml');
  // What goes out is what another hall takes in.
  const key2 = await (async () => {
    await admin.saveSource('neighbour', { ...webhookSource, source: 'cap' });
    return admin.setKey('neighbour');
  })();
  const neighbour = { url: server.url, sourceId: 'neighbour', key: key2, contentType: 'application/cap+xml' };
  expect((await sendSigned(neighbour, await out.text())).body).toMatchObject({ results: [{ outcome: 'received' }] });
  expect((await fetch(`${server.url}/api/incidents/cap-1/cap`)).status).toBe(401);
});

const sensor = {
  id: 'gate-1',
  name: '一号闸',
  kind: 'waterLevel' as const,
  topic: 'city/water/1',
  path: 'level',
  direction: 'above' as const,
  threshold: 5,
  clearAt: 4.5,
  holdMs: 0,
  silentMs: 2_000,
  place: { lon: 113.1, lat: 29.4 },
  incidentType: 'flood' as const,
  priority: 2 as const,
};

test('sensors raise, clear and fall silent over a real broker, and come back after it was away', async () => {
  const broker = await Aedes.createBroker();
  const sockets = new Set<{ destroy: () => void }>();
  const openTcp = (): TcpServer =>
    createTcpServer((socket) => {
      sockets.add(socket);
      broker.handle(socket);
    });
  let tcp = openTcp();
  const port = await listen(tcp);
  const adapter = { kind: 'mqtt' as const, url: `mqtt://127.0.0.1:${port}`, username: null, rules: [sensor] };
  await admin.saveSource('sensors', { ...webhookSource, name: '水务传感', source: 'sensor', autoReport: 2, adapter });
  const publish = (payload: string) =>
    new Promise<void>((resolve, reject) => {
      const packet = { cmd: 'publish', qos: 1, dup: false, retain: false, topic: sensor.topic, payload } as const;
      broker.publish(packet, (error) => (error ? reject(error) : resolve()));
    });
  await untilStatus('sensors', ({ state }) => state === 'good');
  await publish('{"level":"high"}');
  await untilStatus('sensors', ({ lastError }) => JSON.stringify(lastError).includes('gate-1'));
  await publish('{"level":5.4}');
  const raised = await untilGroup(
    'sensors',
    ({ incidentType, status }) => incidentType === 'flood' && status === 'accepted',
  );
  const { snapshot } = await seat.call('live.join', {});
  expect(snapshot?.incidents[raised.incidentId ?? '']).toMatchObject({ source: 'sensor', type: 'flood', priority: 2 });
  await publish('{"level":4.2}');
  await untilGroup('sensors', ({ incidentType, cancelled }) => incidentType === 'flood' && cancelled === 1);
  const silent = await untilGroup('sensors', ({ incidentType }) => incidentType === 'facility');
  expect(silent).toMatchObject({ status: 'new', priority: 4 });

  await new Promise<void>((resolve) => {
    tcp.close(() => resolve());
    for (const socket of sockets) socket.destroy();
  });
  await untilStatus('sensors', ({ state }) => state === 'failing');
  tcp = openTcp();
  await listen(tcp, port);
  await untilStatus('sensors', ({ state }) => state === 'good');
  await admin.saveSource('sensors', { ...webhookSource, isDisabled: true, adapter });
  await new Promise<void>((resolve) => broker.close(() => resolve()));
  for (const socket of sockets) socket.destroy();
  tcp.close();
});

test('a poll follows the cursor, takes the good of a mixed list, and backs off visibly', async () => {
  const asked: string[] = [];
  let isBroken = false;
  const other = createServer((request, response) => {
    asked.push(request.url ?? '');
    if (isBroken) return void response.writeHead(500).end('{}');
    const items = [
      { id: 7, what: '内涝', words: '桥下积水', x: '113.1', y: '29.4', level: 2 },
      { id: 8, what: '内涝', words: '无人认领', x: 'east', y: null },
      { id: 9, what: '治安', words: '命中', x: 113.1, y: 29.4, faceId: 'A1' },
    ];
    response.setHeader('content-type', 'application/json').end(JSON.stringify({ data: { items }, next: 9 }));
  });
  const port = await listen(other);
  const fields = {
    ...{ externalId: 'id', kind: 'what', text: 'words', priority: 'level', lon: 'x', lat: 'y' },
    ...{ address: null, occurredAt: null },
  };
  const adapter = {
    ...{ kind: 'poll' as const, url: `http://127.0.0.1:${port}/events`, intervalMs: 1_000, timeoutMs: 2_000 },
    ...{ cursorParameter: 'after', cursorPath: 'next', itemsPath: 'data.items', coordinates: 'bd09' as const, fields },
  };
  await admin.saveSource('polled', { ...webhookSource, name: '12345', source: '12345', adapter });
  const group = await untilGroup('polled', () => true);
  expect(group).toMatchObject({ count: 1, text: '桥下积水', priority: 2, incidentType: 'flood' });
  await vi.waitFor(() => expect(asked).toContain('/events?after=9'), { timeout: 10_000 });
  isBroken = true;
  expect(
    await untilStatus(
      'polled',
      ({ lastError }) => JSON.stringify(lastError) === '{"code":"httpStatus","detail":"500"}',
    ),
  ).toMatchObject({ state: 'failing' });
  isBroken = false;
  await admin.saveSource('polled', { ...webhookSource, source: '12345', isDisabled: true, adapter });
  await new Promise<void>((resolve) => {
    other.close(() => resolve());
    other.closeAllConnections();
  });
});

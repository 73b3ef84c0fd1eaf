import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import type { JournalEntry } from '../../../../protocol/wire/journalEntry.ts';
import { connectClient, type HallClient } from '../../../support/hallClient.ts';
import { makeDataFolder, startHallServer, type HallServer } from '../../../support/hallServer.ts';
import { IntakeClient, sendSigned, webhookSource } from '../../../support/intake/intakeClient.ts';

const folder = makeDataFolder();
let server: HallServer;
let seat: HallClient;

beforeAll(async () => {
  server = await startHallServer({ dataFolder: folder.path });
  seat = await connectClient(server.url, 'diaodu');
});
afterAll(async () => {
  seat.close();
  await server.stop();
  folder.remove();
});

const reportsOf = (from: number, count: number) =>
  Array.from({ length: count }, (_, index) => ({
    externalId: `S-${from + index}`,
    kind: '内涝',
    priority: 3,
    place: { lon: 113.1 + (index % 20) / 1e5, lat: 29.4, system: 'wgs84' },
    text: `积水 ${from + index}`,
  }));
const counted = async (client: HallClient): Promise<number> => {
  const { snapshot } = await client.call('live.join', {});
  return Object.values(snapshot?.alarms.groups ?? {}).reduce((sum, { count }) => sum + count, 0);
};

test('ten thousand alarms are one card, a few entries, and all counted once, also over a kill and a restart', async () => {
  const admin = await IntakeClient.create(server.url);
  await admin.saveSource('storm', webhookSource);
  const key = await admin.setKey('storm');
  const heard: JournalEntry[] = [];
  seat.socket.on('entries', (entries: JournalEntry[]) => heard.push(...entries));
  const send = (url: string, from: number, count: number) =>
    sendSigned({ url, sourceId: 'storm', key }, { reports: reportsOf(from, count) });
  for (let from = 0; from < 9_000; from += 100) expect((await send(server.url, from, 100)).status).toBe(200);
  // The seat is answered in the midst of it.
  const command = { type: 'startDuty', unitId: 'unit-police-01' };
  expect(await seat.command(command)).toMatchObject({ ok: true });
  await vi.waitFor(async () => expect(await counted(seat)).toBe(9_000), { timeout: 30_000 });
  const alarms = heard.filter(({ event }) => event.type === 'alarmRaised' || event.type === 'alarmJoined');
  expect(alarms.filter(({ event }) => event.type === 'alarmRaised')).toHaveLength(1);
  expect(alarms.length).toBeLessThan(100);
  expect(JSON.stringify((await seat.call('live.join', {})).snapshot?.alarms).length).toBeLessThan(5_000);

  const last = await Promise.all([send(server.url, 9_000, 500), send(server.url, 9_500, 500)]);
  expect(last.map(({ status }) => status)).toEqual([200, 200]);
  seat.close();
  await server.kill();
  server = await startHallServer({ dataFolder: folder.path });
  seat = await connectClient(server.url, 'diaodu');
  await vi.waitFor(async () => expect(await counted(seat)).toBe(10_000), { timeout: 30_000 });
  const again = await send(server.url, 9_900, 100);
  expect(JSON.stringify(again.body)).not.toContain('received');
  expect(await counted(seat)).toBe(10_000);
});

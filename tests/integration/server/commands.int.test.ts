import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { JournalEntry } from '../../../protocol/wire/journalEntry.ts';
import { connectClient, type HallClient } from '../../support/hallClient.ts';
import { makeDataFolder, runServerCommand, startHallServer, type HallServer } from '../../support/hallServer.ts';

const folder = makeDataFolder();
let server: HallServer;
let dispatcher: HallClient;

beforeAll(async () => {
  server = await startHallServer({ dataFolder: folder.path });
  dispatcher = await connectClient(server.url, 'diaodu');
});
afterAll(async () => {
  dispatcher.close();
  await server.stop();
  folder.remove();
});

function report(incidentId: string) {
  return {
    type: 'reportIncident',
    incidentId,
    incidentType: 'fire',
    priority: 1,
    place: { lon: 113.002, lat: 29.5057 },
    areaId: null,
    summary: '广场起火',
    source: 'phone',
  };
}

async function endSeq(): Promise<number> {
  const { snapshot } = await dispatcher.call('live.join', {});
  return snapshot?.seq ?? -1;
}

test('unknown and malformed input of every kind is refused by name, journals nothing, and the server stays up', async () => {
  const before = await endSeq();
  const bad: [unknown, string][] = [
    [{ type: 'launchRocket' }, 'unknownCommand'],
    [{ type: 'acceptIncident', incidentId: 'x' }, 'malformedCommand'],
    [{ ...report(randomUUID()), place: { lon: 999, lat: 0 } }, 'malformedCommand'],
    [{ ...report(randomUUID()), summary: '' }, 'malformedCommand'],
    [{ ...report(randomUUID()), extra: true }, 'malformedCommand'],
    [{ ...report('../../etc/passwd') }, 'malformedCommand'],
    [null, 'malformedCommand'],
    ['text', 'malformedCommand'],
    [{ type: 'acceptIncident', incidentId: randomUUID(), expect: 1 }, 'incidentUnknown'],
  ];
  for (const [command, reason] of bad) {
    const reply = await dispatcher.command(command as Record<string, unknown>);
    expect(reply).toMatchObject({ ok: false, rejection: { reason } });
  }
  for (const raw of [
    null,
    7,
    'x',
    [],
    { name: 7 },
    { name: 'no.such' },
    { name: '__proto__' },
    { name: 'live.join', input: 3 },
  ]) {
    const reply: unknown = await dispatcher.socket.timeout(5_000).emitWithAck('call', raw);
    expect(reply).toMatchObject({ ok: false });
  }
  expect(await endSeq()).toBe(before);
  expect((await fetch(`${server.url}/healthz`)).status).toBe(200);
});

test('a stale version is refused, and the refusal tells the version there is', async () => {
  const incidentId = randomUUID();
  await dispatcher.command(report(incidentId));
  await dispatcher.command({ type: 'acceptIncident', incidentId, expect: 1 });
  expect(await dispatcher.command({ type: 'openIncident', incidentId, expect: 1 })).toEqual({
    ok: false,
    rejection: { code: 'conflict', reason: 'staleVersion', details: { version: 2 } },
  });
});

test('a command sent again under its id is answered again and done once; another under that id is refused', async () => {
  const incidentId = randomUUID();
  const id = randomUUID();
  const [first, second] = await Promise.all([
    dispatcher.command(report(incidentId), id),
    dispatcher.command(report(incidentId), id),
  ]);
  expect(second).toEqual(first);
  await server.stop();
  server = await startHallServer({ dataFolder: folder.path });
  dispatcher = await connectClient(server.url, 'diaodu');
  expect(await dispatcher.command(report(incidentId), id)).toEqual(first);
  expect(await dispatcher.command(report(randomUUID()), id)).toMatchObject({
    ok: false,
    rejection: { reason: 'commandIdReused' },
  });
});

test('a page that missed entries gets exactly those, and everyone hears new ones in order', async () => {
  const seen: number[] = [];
  dispatcher.socket.on('entries', (entries: JournalEntry[]) => seen.push(...entries.map(({ seq }) => seq)));
  const before = await endSeq();
  const incidentId = randomUUID();
  await dispatcher.command(report(incidentId));
  for (let note = 0; note < 20; note += 1) {
    await dispatcher.command({ type: 'addIncidentNote', incidentId, noteId: randomUUID(), text: `第 ${note} 条` });
  }
  const { snapshot, entries } = await dispatcher.call('live.join', { afterSeq: before });
  expect(snapshot).toBeNull();
  expect(entries.map(({ seq }) => seq)).toEqual(entries.map((_, index) => before + 1 + index));
  expect(entries.filter(({ event }) => event.type === 'incidentNoteAdded')).toHaveLength(20);
  expect(seen).toEqual(seen.map((_, index) => before + 1 + index));
});

test('a phone hears of its own assignments only', async () => {
  const phone = await connectClient(server.url, 'fire-01');
  const other = await connectClient(server.url, 'police-01');
  await phone.command({ type: 'startDuty', unitId: 'unit-fire-01' });
  expect(await phone.command({ type: 'startDuty', unitId: 'unit-police-01' })).toMatchObject({
    ok: false,
    rejection: { code: 'forbidden', reason: 'otherUnit' },
  });
  let heardByOther = 0;
  other.socket.on('fieldView', () => (heardByOther += 1));
  const incidentId = randomUUID();
  await dispatcher.command(report(incidentId));
  await dispatcher.command({ type: 'acceptIncident', incidentId, expect: 1 });
  await dispatcher.command({ type: 'openIncident', incidentId, expect: 2 });
  const assignments = [{ assignmentId: randomUUID(), unitId: 'unit-fire-01' }];
  await dispatcher.command({ type: 'dispatchUnits', incidentId, expect: 3, order: '前往', assignments });
  const view = await phone.call('field.join', {});
  expect(view.assignments).toMatchObject([
    { assignment: { status: 'sent', order: '前往' }, incident: { id: incidentId } },
  ]);
  expect((await other.call('field.join', {})).assignments).toEqual([]);
  expect(heardByOther).toBe(0);
  phone.close();
  other.close();
});

test('verify walks the journal of a stopped server and finds it good', async () => {
  await server.stop();
  const { code, words } = await runServerCommand(['verify', '--data', folder.path]);
  expect({ code, words }).toEqual({ code: 0, words: expect.stringMatching(/live: \d+ entries good/) as string });
  server = await startHallServer({ dataFolder: folder.path });
  dispatcher = await connectClient(server.url, 'diaodu');
});

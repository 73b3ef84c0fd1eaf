import { randomUUID } from 'node:crypto';
import { afterAll, expect, test } from 'vitest';
import { openDatabase } from '../../server/database/index.ts';
import { SqliteJournalStore, verifyJournal, type StoredEntry } from '../../server/journal/index.ts';
import type { HallEvent } from '../../protocol/hall/allEvents.ts';
import { connectClient } from '../support/hallClient.ts';
import { makeDataFolder, startHallServer } from '../support/hallServer.ts';

const kills = 20;
const folder = makeDataFolder();
afterAll(() => folder.remove());

/** Spread over start of load, single commits and full groups; fixed, so that a failure can be run again. */
function killAfterAcknowledged(round: number): number {
  return [1, 3, 10, 40, 150, 400, 2, 77, 250, 600][round % 10] ?? 1;
}

test('every acknowledged command survives twenty kills, once and in order', async () => {
  const acknowledged: string[] = [];
  const incidentId = randomUUID();
  for (let round = 0; round < kills; round += 1) {
    const server = await startHallServer({ dataFolder: folder.path, isDemo: true });
    const client = await connectClient(server.url, 'diaodu');
    if (round === 0) {
      const reply = await client.command({
        type: 'reportIncident',
        incidentId,
        incidentType: 'flood',
        priority: 2,
        place: { lon: 113, lat: 29.5 },
        areaId: null,
        summary: '断电试验',
        source: 'desk',
      });
      expect(reply.ok).toBe(true);
    }
    await sendUntilKilled(
      () => server.kill(),
      killAfterAcknowledged(round),
      async () => {
        const noteId = randomUUID();
        const reply = await client.command({ type: 'addIncidentNote', incidentId, noteId, text: `第 ${round} 轮` });
        if (reply.ok) acknowledged.push(noteId);
        return reply.ok;
      },
    );
    client.close();
  }

  const store = new SqliteJournalStore(openDatabase({ dataFolder: folder.path }));
  const noteIds = store
    .read<HallEvent>('live', 1, 1_000_000)
    .map((entry: StoredEntry<HallEvent>) => (entry.event.type === 'incidentNoteAdded' ? entry.event.noteId : null))
    .filter((noteId) => noteId !== null);
  store.close();
  const verdicts = verifyJournal(openDatabase({ dataFolder: folder.path, isReadOnly: true }));
  console.log(
    `crash test: ${acknowledged.length} commands acknowledged over ${kills} kills, ${noteIds.length} in the journal`,
  );

  expect(new Set(noteIds).size).toBe(noteIds.length);
  const places = new Map(noteIds.map((noteId, index) => [noteId as string, index]));
  const order = acknowledged.map((noteId) => places.get(noteId) ?? -1);
  expect(order).not.toContain(-1);
  expect(order).toEqual([...order].sort((first, second) => first - second));
  expect(verdicts.map(({ firstBad }) => firstBad)).toEqual(verdicts.map(() => null));
  expect(acknowledged.length).toBeGreaterThan(kills);
});

/** Keeps eight commands in flight; kills the server once enough were acknowledged; ends when nothing answers any more. */
async function sendUntilKilled(kill: () => Promise<void>, killAt: number, send: () => Promise<boolean>): Promise<void> {
  let acknowledged = 0;
  let killed: Promise<void> | null = null;
  const ended = (): Promise<void> => killed ?? Promise.resolve();
  const worker = async (): Promise<void> => {
    for (;;) {
      const isAcknowledged = await Promise.race([send(), waitFor(() => killed)]).catch(() => null);
      if (isAcknowledged !== true) return;
      acknowledged += 1;
      if (acknowledged >= killAt) killed ??= kill();
    }
  };
  await Promise.all(Array.from({ length: 8 }, worker));
  await ended();
}

/** Resolves with null when the server is gone; a command without an answer by then was not acknowledged. */
async function waitFor(killed: () => Promise<void> | null): Promise<null> {
  for (;;) {
    const ended = killed();
    if (ended !== null) {
      await ended;
      return null;
    }
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}

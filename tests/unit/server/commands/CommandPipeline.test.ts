import { expect, test, vi } from 'vitest';
import { emptyHallState } from '../../../../protocol/hall/hallState.ts';
import { evolveHall } from '../../../../protocol/hall/evolveHall.ts';
import type { JournalEntry } from '../../../../protocol/wire/journalEntry.ts';
import { CommandPipeline } from '../../../../server/commands/index.ts';
import { openDatabase } from '../../../../server/database/index.ts';
import { SqliteJournalStore } from '../../../../server/journal/index.ts';
import { createLog } from '../../../../server/log/index.ts';
import { actor, facts } from '../../../support/incidentBuilder.ts';
import { makeDataFolder } from '../../../support/hallServer.ts';

const dispatcher = actor('dispatcher');
const report = (incidentId: string) => ({
  type: 'reportIncident',
  ...{ incidentId, incidentType: 'fire', priority: 1, place: { lon: 113, lat: 29.5 }, areaId: null },
  ...{ summary: '起火', source: 'phone' },
});
const note = (incidentId: string, noteId: string) => ({ type: 'addIncidentNote', incidentId, noteId, text: '到场' });

function openPipeline() {
  const folder = makeDataFolder();
  const store = new SqliteJournalStore(openDatabase({ dataFolder: folder.path }));
  const told: JournalEntry[] = [];
  const pipeline = new CommandPipeline({
    ...{ stream: 'live', store, state: emptyHallState(), facts: facts(dispatcher), now: () => 5_000 },
    log: createLog('silent'),
    onEntries: (entries) => told.push(...entries),
    onRefused: vi.fn(),
  });
  let last = 0;
  const send = (command: object) => pipeline.handle({ id: `command-${(last += 1)}`, command }, dispatcher);
  const close = (): void => {
    store.close();
    folder.remove();
  };
  return { pipeline, store, told, send, close };
}

test('a group of commands leaves the state that its entries make one by one, refusals in between included', async () => {
  const { pipeline, told, send, close } = openPipeline();
  const replies = await Promise.all([
    send(report('incident-1')),
    send(note('incident-9', 'note-1')),
    send(note('incident-1', 'note-2')),
    send(report('incident-2')),
    send({ type: 'acceptIncident', incidentId: 'incident-1', expect: 7 }),
    send({ type: 'acceptIncident', incidentId: 'incident-1', expect: 1 }),
    send(note('incident-2', 'note-3')),
  ]);
  expect(replies.map((reply) => (reply.ok ? reply.seq : reply.rejection.reason))).toEqual([
    1,
    'incidentUnknown',
    2,
    3,
    'staleVersion',
    4,
    5,
  ]);
  expect(pipeline.state).toEqual(told.reduce((state, entry) => evolveHall(state, [entry]), emptyHallState()));
  close();
});

test('a state that was read before a group keeps as it was, and so does the hall when the disk refuses', async () => {
  const { pipeline, store, send, close } = openPipeline();
  await send(report('incident-1'));
  const before = pipeline.state;
  const copy = structuredClone(before);
  const refusing = vi.spyOn(store, 'append').mockImplementation(() => {
    throw new Error('no space left');
  });
  const replies = await Promise.all([send(note('incident-1', 'note-1')), send(report('incident-2'))]);
  expect(replies.map(({ ok }) => ok)).toEqual([false, false]);
  expect(pipeline.state).toBe(before);
  refusing.mockRestore();
  await Promise.all([send(note('incident-1', 'note-2')), send(report('incident-3'))]);
  expect(before).toEqual(copy);
  expect(Object.keys(pipeline.state.incidents)).toEqual(['incident-1', 'incident-3']);
  close();
});

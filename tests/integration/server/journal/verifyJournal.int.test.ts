import type { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { commandIdSchema } from '../../../../protocol/ids.ts';
import { openDatabase } from '../../../../server/database/index.ts';
import { SqliteJournalStore, verifyJournal } from '../../../../server/journal/index.ts';
import { actor } from '../../../support/incidentBuilder.ts';
import { makeDataFolder } from '../../../support/hallServer.ts';

let folder: ReturnType<typeof makeDataFolder>;
let database: DatabaseSync;

beforeEach(() => {
  folder = makeDataFolder();
  database = openDatabase({ dataFolder: folder.path });
  const store = new SqliteJournalStore(database);
  for (let seq = 1; seq <= 10; seq += 1) {
    const commandId = commandIdSchema.parse(`command-${seq}`);
    store.append({
      stream: 'live',
      entries: [{ seq, at: seq, commandId, actor: actor('dispatcher'), event: { text: `第 ${seq} 条` } }],
      results: [{ commandId, fingerprint: new Uint8Array(32), seq }],
    });
  }
});
afterEach(() => {
  database.close();
  folder.remove();
});

const tampering: [string, string, { seq: number; fault: string } | null][] = [
  ['nothing', 'SELECT 1', null],
  [
    'a changed word',
    `UPDATE entries SET body = replace(body, '第 4 条', '第 5 条') WHERE seq = 4`,
    { seq: 4, fault: 'changed' },
  ],
  ['a removed entry', 'DELETE FROM entries WHERE seq = 6', { seq: 6, fault: 'gap' }],
  ['a cut-off end', 'DELETE FROM entries WHERE seq > 7', { seq: 8, fault: 'gap' }],
  ['an exchanged hash', `UPDATE entries SET hash = zeroblob(32) WHERE seq = 3`, { seq: 3, fault: 'changed' }],
  ['a broken link', `UPDATE entries SET previous_hash = zeroblob(32) WHERE seq = 9`, { seq: 9, fault: 'brokenLink' }],
  [
    'a body that is no longer text of JSON',
    `UPDATE entries SET body = 'x' WHERE seq = 2`,
    { seq: 2, fault: 'changed' },
  ],
];

test.each(tampering)('names the first bad entry after %s', (_what, sql, firstBad) => {
  database.exec(sql);
  expect(verifyJournal(database)).toEqual([
    { stream: 'live', goodCount: firstBad === null ? 10 : firstBad.seq - 1, firstBad },
  ]);
});

test('refuses an entry that does not follow, and keeps nothing of that append', () => {
  const store = new SqliteJournalStore(database);
  const entry = (seq: number) => ({
    seq,
    at: 0,
    commandId: commandIdSchema.parse('x'),
    actor: actor('dispatcher'),
    event: {},
  });
  expect(() => store.append({ stream: 'live', entries: [entry(11), entry(13)], results: [] })).toThrow(
    'does not follow',
  );
  expect(store.endSeq('live')).toBe(10);
});

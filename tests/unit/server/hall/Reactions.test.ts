import { expect, test } from 'vitest';
import { emptyHallState } from '../../../../protocol/hall/hallState.ts';
import type { JournalEntry } from '../../../../protocol/wire/journalEntry.ts';
import { Reactions } from '../../../../server/hall/index.ts';

const state = emptyHallState();
const entryAt = (seq: number, at: number) => ({ seq, at, commandId: `c${seq}`, event: {} }) as unknown as JournalEntry;

function reactionsOf() {
  const issued: string[] = [];
  const reactions = new Reactions({
    rules: [
      (_state, { seq }) => [{ id: `one-${seq}`, command: {} as never }],
      (_state, { seq }) => (seq % 2 === 0 ? [{ id: `even-${seq}`, command: {} as never }] : []),
    ],
    issue: (id) => issued.push(id),
  });
  return { reactions, issued };
}

test('each rule is asked about each entry, in order', () => {
  const { reactions, issued } = reactionsOf();
  reactions.hear([entryAt(1, 0), entryAt(2, 0)], state);
  expect(issued).toEqual(['one-1', 'one-2', 'even-2']);
});

test('a start looks through the last minute before the stop, however long the server was down', () => {
  const { reactions, issued } = reactionsOf();
  const journal = [entryAt(1, 1_000), entryAt(2, 50_000), entryAt(3, 100_000), entryAt(4, 100_001)];
  reactions.catchUp(state, (limit) => journal.toReversed().slice(0, limit));
  expect(issued).toEqual(['one-2', 'even-2', 'one-3', 'one-4', 'even-4']);
});

test('an empty journal asks for nothing', () => {
  const { reactions, issued } = reactionsOf();
  reactions.catchUp(state, () => []);
  expect(issued).toEqual([]);
});

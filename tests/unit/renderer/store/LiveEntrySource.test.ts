import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import fc from 'fast-check';
import { evolveHall } from '../../../../protocol/hall/evolveHall.ts';
import { emptyHallState } from '../../../../protocol/hall/hallState.ts';
import { createHallStore, LiveEntrySource } from '../../../../renderer/store/index.ts';
import { buildEntries } from './buildEntries.ts';
import { ScriptedLine } from './ScriptedLine.ts';

function begin(count: number) {
  const line = new ScriptedLine();
  const store = createHallStore();
  const source = new LiveEntrySource(line, store);
  const entries = buildEntries(count);
  source.start();
  return { line, store, source, entries };
}

describe('LiveEntrySource', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it('takes the snapshot of its first join, then entries as they come', async () => {
    const { line, store, entries } = begin(5);
    line.journal = entries.slice(0, 3);
    line.setStatus('online');
    expect(store.getState().dispatch.isLoaded).toBe(false);
    await line.answer();
    expect(store.getState().dispatch.seq).toBe(3);
    line.say('entries', entries.slice(3));
    expect(store.getState().dispatch.state).toEqual(evolveHall(emptyHallState(), entries));
    expect(line.asked).toEqual([{ name: 'live.join', input: {} }]);
  });

  it('keeps entries that arrive before the answer of the join', async () => {
    const { line, store, entries } = begin(4);
    line.journal = entries.slice(0, 2);
    line.setStatus('online');
    line.say('entries', entries.slice(2, 3));
    line.say('entries', entries.slice(3, 4));
    await line.answer();
    expect(store.getState().dispatch.seq).toBe(4);
    expect(line.asked).toHaveLength(1);
  });

  it('fetches what a gap left out and applies what waited behind it', async () => {
    const { line, store, entries } = begin(6);
    line.journal = entries.slice(0, 2);
    line.setStatus('online');
    await line.answer();
    line.journal = entries.slice(0, 5);
    line.say('entries', entries.slice(4, 5));
    expect(store.getState().dispatch.seq).toBe(2);
    line.say('entries', entries.slice(5, 6));
    await line.answer();
    expect(line.asked.at(-1)).toEqual({ name: 'live.join', input: { afterSeq: 2 } });
    expect(store.getState().dispatch.state).toEqual(evolveHall(emptyHallState(), entries));
  });

  it('leaves the state untouched when everything is a repeat', async () => {
    const { line, store, entries } = begin(3);
    line.journal = entries;
    line.setStatus('online');
    await line.answer();
    const before = store.getState().dispatch;
    line.say('entries', entries);
    expect(store.getState().dispatch).toBe(before);
  });

  it('asks after a reconnect only for what it missed, and takes a snapshot when it is too far behind', async () => {
    const { line, store, entries } = begin(60);
    line.snapshotBeyond = 50;
    line.journal = entries.slice(0, 3);
    line.setStatus('online');
    await line.answer();
    line.setStatus('offline');
    line.journal = entries.slice(0, 9);
    line.setStatus('online');
    await line.answer();
    expect(line.asked.at(-1)?.input).toEqual({ afterSeq: 3 });
    line.setStatus('offline');
    line.journal = entries;
    line.setStatus('online');
    await line.answer();
    expect(store.getState().dispatch.state).toEqual(evolveHall(emptyHallState(), entries));
  });

  it('follows a server whose journal is shorter than what the page has', async () => {
    const { line, store, entries } = begin(5);
    line.journal = entries;
    line.setStatus('online');
    await line.answer();
    line.setStatus('offline');
    line.journal = entries.slice(0, 2);
    line.setStatus('online');
    await line.answer();
    expect(store.getState().dispatch.seq).toBe(2);
  });

  it('ignores the answer to a join of a connection that is gone', async () => {
    const { line, store, entries } = begin(4);
    line.journal = entries;
    line.setStatus('online');
    line.setStatus('offline');
    await line.answer();
    expect(store.getState().dispatch.isLoaded).toBe(false);
  });

  it('says why a join failed, asks again, and takes the words back when it succeeds', async () => {
    const { line, store, entries } = begin(2);
    line.journal = entries;
    line.isFailing = true;
    line.setStatus('online');
    await line.answer();
    expect(store.getState().connection.problem?.reason).toBe('timeout');
    line.isFailing = false;
    vi.advanceTimersByTime(500);
    await line.answer();
    expect(store.getState()).toMatchObject({ connection: { problem: null }, dispatch: { seq: 2 } });
  });

  it('asks nothing any more once closed', async () => {
    const { line, source } = begin(2);
    line.isFailing = true;
    line.setStatus('online');
    await line.answer();
    source.close();
    source.close();
    vi.advanceTimersByTime(60_000);
    line.setStatus('online');
    expect(line.asked).toHaveLength(1);
  });

  it('reaches the same state whatever is lost, repeated or reordered on the way', async () => {
    const chunk = fc.record({ from: fc.nat(29), length: fc.integer({ min: 1, max: 6 }) });
    const step = fc.oneof(
      chunk.map((range) => ({ do: 'say' as const, ...range })),
      fc.constant({ do: 'answer' as const }),
      fc.constant({ do: 'reconnect' as const }),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 25 }), fc.nat(30), async (steps, snapshotBeyond) => {
        const { line, store, source, entries } = begin(30);
        line.snapshotBeyond = snapshotBeyond;
        line.setStatus('online');
        for (const next of steps) {
          if (next.do === 'answer') await line.answer();
          else if (next.do === 'reconnect') {
            line.setStatus('offline');
            line.setStatus('online');
          } else {
            const end = Math.min(30, next.from + next.length);
            if (end > line.journal.length) line.journal = entries.slice(0, end);
            line.say('entries', entries.slice(next.from, end));
          }
        }
        line.journal = entries;
        line.say('entries', entries.slice(29));
        for (let round = 0; round < 3; round += 1) await line.answer();
        expect(store.getState().dispatch.state).toEqual(evolveHall(emptyHallState(), entries));
        source.close();
      }),
      { numRuns: 200, seed: 20_260_101 },
    );
  });
});

import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { JournalEntry } from '../../../../protocol/wire/journalEntry.ts';
import { DeskFeed } from '../../../../server/hall/index.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

function openFeed() {
  const told: number[][] = [];
  const feed = new DeskFeed({ tell: (entries) => told.push(entries.map(({ seq }) => seq)), now: () => Date.now() });
  let seq = 0;
  const say = (): void => feed.hear([{ seq: (seq += 1) } as JournalEntry]);
  return { feed, told, say };
}

test('tells at once while there is little to say', () => {
  const { told, say } = openFeed();
  for (let turn = 0; turn < 100; turn += 1) {
    say();
    expect(told).toHaveLength(turn + 1);
    vi.advanceTimersByTime(20);
  }
});

test('tells a crowd of entries together, in order, none left out and none twice, within a frame or two', () => {
  const { told, say } = openFeed();
  for (let turn = 0; turn < 1_000; turn += 1) {
    say();
    vi.advanceTimersByTime(1);
  }
  vi.advanceTimersByTime(20);
  expect(told.flat()).toEqual(Array.from({ length: 1_000 }, (_, index) => index + 1));
  expect(told.length).toBeLessThanOrEqual(62);
  vi.advanceTimersByTime(20);
  say();
  expect(told.at(-1)).toEqual([1_001]);
});

test('tells nothing after it was closed', () => {
  const { feed, told, say } = openFeed();
  for (let turn = 0; turn < 12; turn += 1) say();
  expect(told).toHaveLength(10);
  feed.close();
  vi.advanceTimersByTime(1_000);
  expect(told).toHaveLength(10);
});

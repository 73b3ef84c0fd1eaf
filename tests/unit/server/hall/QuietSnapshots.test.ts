import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { QuietSnapshots } from '../../../../server/hall/index.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

test('saves nothing while commands keep coming, and once when they pause', () => {
  const save = vi.fn();
  const snapshots = new QuietSnapshots({ save, onFailure: vi.fn(), quietMs: 1_000 });
  for (let seq = 4_000; seq < 6_000; seq += 100) {
    snapshots.hear(seq, seq + 100);
    vi.advanceTimersByTime(900);
  }
  expect(save).not.toHaveBeenCalled();
  vi.advanceTimersByTime(100);
  expect(save).toHaveBeenCalledOnce();
  vi.advanceTimersByTime(10_000);
  expect(save).toHaveBeenCalledOnce();
});

test('saves a hall that is never quiet, and nothing after it was closed', () => {
  const save = vi.fn();
  const snapshots = new QuietSnapshots({ save, onFailure: vi.fn(), mostDues: 3 });
  snapshots.hear(4_999, 5_000);
  snapshots.hear(9_999, 10_000);
  expect(save).not.toHaveBeenCalled();
  snapshots.hear(14_999, 15_000);
  expect(save).toHaveBeenCalledOnce();
  snapshots.hear(19_999, 20_000);
  snapshots.close();
  vi.advanceTimersByTime(10_000);
  expect(save).toHaveBeenCalledOnce();
});

test('tells of a snapshot that could not be written, and tries again when the next is due', () => {
  const onFailure = vi.fn();
  const full = new Error('disk full');
  const save = vi.fn(() => {
    throw full;
  });
  const snapshots = new QuietSnapshots({ save, onFailure });
  snapshots.hear(4_999, 5_000);
  vi.advanceTimersByTime(1_000);
  expect(onFailure).toHaveBeenCalledWith(full);
  snapshots.hear(9_999, 10_000);
  vi.advanceTimersByTime(1_000);
  expect(save).toHaveBeenCalledTimes(2);
});

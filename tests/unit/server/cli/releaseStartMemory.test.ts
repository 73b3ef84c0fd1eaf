import { getHeapStatistics } from 'node:v8';
import { expect, test } from 'vitest';
import { releaseStartMemory } from '../../../../server/cli/releaseStartMemory.ts';

test('gives back what a large city left behind', () => {
  const before = fillAndForget();
  expect(before).toBeGreaterThan(200e6);
  releaseStartMemory();
  expect(getHeapStatistics().total_heap_size).toBeLessThan(before - 100e6);
});

/** Answers how large the heap was when it held all of it. */
function fillAndForget(): number {
  const records = Array.from({ length: 2_000_000 }, (_, at) => ({ at, name: `camera ${at}`, place: [at, at + 1] }));
  return records.length > 0 ? getHeapStatistics().total_heap_size : 0;
}

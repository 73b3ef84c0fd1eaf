import { getHeapStatistics, setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

/** A heap below this holds no large city, and a pause would bring little. */
const largeHeapBytes = 190e6;

/**
 * Gives back what reading a large city left behind. The engine would do so by itself, but only after minutes of quiet, and
 * until then the half of its heap stands empty.
 */
export function releaseStartMemory(): void {
  if (getHeapStatistics().total_heap_size < largeHeapBytes) return;
  setFlagsFromString('--expose-gc');
  const collectGarbage = runInNewContext('gc') as NodeJS.GCFunction;
  // Only the last resort shrinks the space of the young objects, which is what grew.
  collectGarbage({ type: 'major', execution: 'sync', flavor: 'last-resort' });
}

import { expect, test } from 'vitest';
import { emptyHallState } from '../../../../protocol/hall/hallState.ts';
import { HallListeners } from '../../../../server/hall/index.ts';

test('what fails after an entry is told and keeps nobody else from hearing', () => {
  const failures: unknown[] = [];
  const heard: string[] = [];
  const listeners = new HallListeners((error) => failures.push(error));
  const failure = new Error('one that fails');
  listeners.add(
    () => heard.push('first'),
    () => {
      throw failure;
    },
    () => heard.push('last'),
  );
  listeners.tell([], emptyHallState());
  expect(heard).toEqual(['first', 'last']);
  expect(failures).toEqual([failure]);
});

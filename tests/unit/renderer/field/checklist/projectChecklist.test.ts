import { expect, test } from 'vitest';
import { incidentIdSchema } from '../../../../../protocol/ids.ts';
import type { ResponseItem } from '../../../../../protocol/plan/planResponse.ts';
import { projectChecklist } from '../../../../../renderer/field/checklist/projectChecklist.ts';
import type { ShownAct } from '../../../../../renderer/field/outbox/Act.ts';

const incidentId = incidentIdSchema.parse('incident-1');
const items: ResponseItem[] = [
  { id: 'gas', kind: 'task', text: '关闭燃气', done: { by: '一号车', at: 1 } },
  { id: 'door', kind: 'task', text: '疏散' },
];

function tick(itemId: string, isDone: boolean, state: ShownAct['state'] = 'waiting', of = incidentId): ShownAct {
  const command = { type: 'tickChecklist', incidentId: of, itemId, isDone } as const;
  return { id: `${itemId}-${String(isDone)}`, deviceAt: 0, command, fileBytes: null, state, rejection: null };
}

function shown(acts: readonly ShownAct[]) {
  return projectChecklist(items, incidentId, acts).map(({ isDone, isWaiting }) => [isDone, isWaiting]);
}

test('lays ticks that wait on the phone over the hall’s list, the last one of an item counting', () => {
  expect(shown([])).toEqual([
    [true, false],
    [false, false],
  ]);
  expect(shown([tick('door', true), tick('gas', false), tick('door', false), tick('door', true)])).toEqual([
    [false, true],
    [true, true],
  ]);
});

test('does not count a tick that was refused, or one of another incident', () => {
  const other = incidentIdSchema.parse('incident-2');
  expect(shown([tick('door', true, 'refused'), tick('door', true, 'waiting', other)])).toEqual(shown([]));
});

import { expect, test } from 'vitest';
import type { HallEvent } from '../../../../protocol/hall/allEvents.ts';
import {
  areaIdSchema,
  broadcastIdSchema,
  commandIdSchema,
  emergencyIdSchema,
  unitIdSchema,
} from '../../../../protocol/ids.ts';
import { pushCalls } from '../../../../server/push/pushCalls.ts';
import { actor, assignmentId, fireUnitId, incidentId, stateUpTo } from '../../../support/incidentBuilder.ts';

const otherId = unitIdSchema.parse('unit-other');
const order = { incidentId, assignmentId, unitId: fireUnitId };
const danger = {
  type: 'emergencyRaised',
  emergencyId: emergencyIdSchema.parse('emergency-1'),
  unitId: otherId,
  cause: 'button',
  position: null,
} as const;
const broadcast: HallEvent = {
  type: 'broadcastSent',
  broadcastId: broadcastIdSchema.parse('broadcast-1'),
  areaId: areaIdSchema.parse('area-1'),
  agencyId: null,
  text: '雨势加大',
  unitIds: [fireUnitId, otherId],
};

function callsFor(event: HallEvent, onDuty: readonly (typeof otherId)[] = [fireUnitId, otherId]): string[] {
  const state = stateUpTo('unitDispatched');
  const units = Object.fromEntries(onDuty.map((unitId) => [unitId, { unitId, onDuty: true, since: 0 }]));
  const by = { actor: actor('dispatcher'), commandId: commandIdSchema.parse('command-1') };
  return pushCalls({ ...state, units }, [{ seq: 99, at: 0, ...by, event }]).map(
    ({ unitId, kind }) => `${unitId} ${kind}`,
  );
}

test.each<[HallEvent, string[]]>([
  [{ type: 'unitDispatched', ...order, order: '' }, ['unit-fire-01 assignment']],
  [{ type: 'assignmentRealerted', ...order }, ['unit-fire-01 assignment']],
  [{ type: 'assignmentRecalled', ...order, reason: '误报' }, ['unit-fire-01 recall']],
  [{ type: 'welfareAsked', ...order, round: 1 }, ['unit-fire-01 welfare']],
  [{ ...danger, during: null }, ['unit-other mayday']],
  [{ ...danger, during: { incidentId, assignmentId } }, ['unit-other mayday', 'unit-fire-01 mayday']],
  [broadcast, ['unit-fire-01 broadcast', 'unit-other broadcast']],
  [{ type: 'assignmentAcknowledged', ...order }, []],
])('%o wakes %o, and nobody who is off duty', (event, woken) => {
  expect(callsFor(event)).toEqual(woken);
  expect(callsFor(event, [])).toEqual([]);
  expect(callsFor(event, [otherId])).toEqual(woken.filter((call) => call.startsWith('unit-other')));
});

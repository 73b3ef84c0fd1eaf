import { beforeEach, expect, test } from 'vitest';
import { selectFieldBroadcasts } from '../../../../protocol/broadcast/selectFieldBroadcasts.ts';
import { broadcastIdSchema, unitIdSchema } from '../../../../protocol/ids.ts';
import { LifecycleHall } from '../../../support/LifecycleHall.ts';
import { countyId, seats, waterAgencyId } from '../../../support/lifecycleWorld.ts';

const first = broadcastIdSchema.parse('broadcast-1');
const second = broadcastIdSchema.parse('broadcast-2');
const gridUnit = unitIdSchema.parse('unit-grid');
const waterUnit = unitIdSchema.parse('unit-water');
const toCounty = {
  type: 'broadcastToArea',
  broadcastId: first,
  areaId: countyId,
  agencyId: null,
  text: '撤离',
} as const;
let hall: LifecycleHall;

beforeEach(() => {
  hall = new LifecycleHall();
  for (const { unitId } of Object.values(seats))
    if (unitId !== undefined) hall.run(seats.leader, { type: 'startDuty', unitId });
  hall.run(seats.dispatcher, toCounty);
});

function shownTo(unitId: typeof gridUnit): string[] {
  return selectFieldBroadcasts(hall.state.broadcasts, unitId).map(
    ({ text, recallReason }) => `${text}${recallReason === undefined ? '' : ` taken back: ${recallReason}`}`,
  );
}

test('what was taken back is told to whom it had reached, until confirmed, and never shown to the others', () => {
  hall.run(seats.gridUnit, { type: 'confirmBroadcast', broadcastId: first, receipt: 'seen' });
  hall.run(seats.dispatcher, { type: 'recallBroadcast', broadcastId: first, reason: '发错辖区' });
  expect([shownTo(gridUnit), shownTo(waterUnit)]).toEqual([['撤离 taken back: 发错辖区'], []]);
  hall.run(seats.gridUnit, { type: 'confirmBroadcast', broadcastId: first, receipt: 'recallSeen' });
  expect(shownTo(gridUnit)).toEqual([]);
  expect(hall.state.broadcasts[first]?.recall).toMatchObject({ reason: '发错辖区', seenAt: [hall.now, 0] });
  expect(hall.try(seats.leader, { type: 'recallBroadcast', broadcastId: first, reason: 'again' })).toBe(
    'notAllowed: broadcastOver',
  );
});

test('a correction stands for the first and reaches everyone on duty who was sent that', () => {
  const narrower = { ...toCounty, broadcastId: second, agencyId: waterAgencyId, text: '改为集合', corrects: first };
  hall.run(seats.dispatcher, narrower);
  expect(hall.state.broadcasts[second]?.unitIds).toEqual([gridUnit, waterUnit]);
  expect(shownTo(gridUnit)).toEqual(['改为集合']);
  expect(hall.try(seats.dispatcher, { ...narrower, broadcastId: broadcastIdSchema.parse('broadcast-3') })).toBe(
    'notAllowed: broadcastOver',
  );
});

test('a correction does not alert a unit that went off duty, and another county may not take it back', () => {
  hall.run(seats.leader, { type: 'endDuty', unitId: gridUnit });
  hall.run(seats.dispatcher, { ...toCounty, broadcastId: second, corrects: first });
  expect(hall.state.broadcasts[second]?.unitIds).toEqual([waterUnit]);
  expect(hall.try(seats.west, { type: 'recallBroadcast', broadcastId: second, reason: 'x' })).toBe(
    'forbidden: outOfScope',
  );
  // Nobody can confirm what did not happen.
  expect(hall.run(seats.waterUnit, { type: 'confirmBroadcast', broadcastId: second, receipt: 'recallSeen' })).toEqual(
    [],
  );
});

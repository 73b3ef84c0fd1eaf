import { beforeEach, expect, test } from 'vitest';
import type { Actor } from '../../../../protocol/access/role.ts';
import { selectFieldView } from '../../../../protocol/hall/fieldView.ts';
import { assignmentIdSchema, broadcastIdSchema, incidentIdSchema, unitIdSchema } from '../../../../protocol/ids.ts';
import { LifecycleHall } from '../../../support/LifecycleHall.ts';
import {
  countyId,
  gridId,
  inGrid,
  inWest,
  otherCountyId,
  seats,
  townshipId,
  waterAgencyId,
} from '../../../support/lifecycleWorld.ts';

const east = incidentIdSchema.parse('incident-east');
const other = incidentIdSchema.parse('incident-other');
const assignmentId = assignmentIdSchema.parse('assignment-1');
const gridUnit = unitIdSchema.parse('unit-grid');
let hall: LifecycleHall;

function open(incidentId: typeof east, place = inGrid): void {
  const report = { incidentType: 'fire', priority: 2, areaId: null, summary: 'smoke', source: 'phone' } as const;
  hall.run(seats.taker, { type: 'reportIncident', incidentId, place, ...report });
  hall.run(seats.taker, { type: 'acceptIncident', incidentId, expect: 1 });
  hall.run(seats.taker, { type: 'openIncident', incidentId, expect: 2 });
}

function send(incidentId: typeof east, actor: Actor = seats.dispatcher, unitId = gridUnit): string {
  const expect = hall.incident(incidentId).version;
  const assignments = [{ assignmentId, unitId }];
  return hall.try(actor, { type: 'dispatchUnits', incidentId, expect, order: 'go', assignments });
}

beforeEach(() => {
  hall = new LifecycleHall();
  for (const { unitId } of Object.values(seats))
    if (unitId !== undefined) hall.run(seats.leader, { type: 'startDuty', unitId });
  open(east);
});

test('a place that was corrected takes the area it lies in', () => {
  expect(hall.incident(east).areaId).toBe(gridId);
  hall.run(seats.dispatcher, { type: 'editIncident', incidentId: east, expect: 3, place: inWest });
  expect(hall.incident(east).areaId).toBe(otherCountyId);
});

test('the hall sends straight to a grid and the levels between are told; a county acts in its own area only', () => {
  expect(send(east, seats.west)).toBe('forbidden: outOfScope');
  expect(send(east, seats.county, unitIdSchema.parse('unit-west'))).toBe('forbidden: unitOutOfScope');
  expect(send(east)).toBe('allowed');
  const informed = hall.incident(east).log.at(-1)?.informed;
  expect(informed).toEqual([gridId, 'village-1', townshipId, countyId]);
});

test('an escalation goes one level up from where it stands and tells that centre, until there is none', () => {
  const escalate = (expect: number) =>
    hall.try(seats.dispatcher, { type: 'escalateIncident', incidentId: east, expect, reason: 'grows' });
  expect([escalate(3), hall.incident(east).leadAreaId]).toEqual(['allowed', 'village-1']);
  expect([escalate(4), escalate(5), escalate(6)]).toEqual(['allowed', 'allowed', 'allowed']);
  expect([hall.incident(east).level, escalate(7)]).toEqual(['city', 'notAllowed: levelTop']);
});

test('an agency that took an incident over acts on it, and not before', () => {
  const ask = { incidentId: east, agencyId: waterAgencyId, reason: 'main', answerDue: hall.now + 9_000 };
  expect(hall.try(seats.water, { type: 'parkIncident', incidentId: east, expect: 3, reason: 'x', until: null })).toBe(
    'forbidden: outOfScope',
  );
  hall.run(seats.dispatcher, { type: 'handOffIncident', expect: 3, ...ask });
  expect(hall.try(seats.county, { type: 'acceptHandOff', incidentId: east, expect: 4 })).toBe(
    'notAllowed: otherAgency',
  );
  hall.run(seats.water, { type: 'acceptHandOff', incidentId: east, expect: 4 });
  expect(hall.try(seats.water, { type: 'parkIncident', incidentId: east, expect: 5, reason: 'x', until: null })).toBe(
    'allowed',
  );
});

test('a merge takes the crew along with its steps, and unmerging gives it back', () => {
  send(east);
  open(other);
  hall.run(seats.gridUnit, { type: 'acknowledgeAssignment', incidentId: east, assignmentId });
  const merge = {
    type: 'mergeIncident',
    incidentId: east,
    expect: 4,
    intoId: other,
    expectInto: 3,
    reason: 'same',
  } as const;
  hall.run(seats.taker, merge);
  expect([hall.incident(east).status, hall.incident(other).status]).toEqual(['merged', 'dispatched']);
  // The phone has not heard of it and names the incident it was sent to.
  hall.run(seats.gridUnit, { type: 'departForScene', incidentId: east, assignmentId });
  expect(selectFieldView(hall.state, gridUnit).assignments).toMatchObject([
    { assignment: { status: 'enRoute' }, incident: { id: other } },
  ]);
  hall.run(seats.taker, { type: 'unmergeIncident', incidentId: east, expect: 5, reason: 'two fires' });
  expect(hall.incident(east)).toMatchObject({ status: 'dispatched', assignments: [{ status: 'enRoute' }] });
  expect(hall.incident(other)).toMatchObject({ status: 'open', assignments: [], mergedFrom: [] });
});

test('a broadcast reaches the units on duty of an area and all below it, with a receipt from each', () => {
  const broadcastId = broadcastIdSchema.parse('broadcast-1');
  const broadcast = { type: 'broadcastToArea', broadcastId, areaId: countyId, agencyId: null, text: '撤离' } as const;
  expect(hall.try(seats.west, broadcast)).toBe('forbidden: outOfScope');
  hall.run(seats.dispatcher, broadcast);
  expect(hall.state.broadcasts[broadcastId]?.unitIds).toEqual(['unit-grid', 'unit-water']);
  expect(selectFieldView(hall.state, gridUnit).broadcasts).toMatchObject([{ text: '撤离', isDelivered: false }]);
  expect(hall.try(seats.westUnit, { type: 'confirmBroadcast', broadcastId, receipt: 'seen' })).toBe(
    'forbidden: otherUnit',
  );
  hall.run(seats.gridUnit, { type: 'confirmBroadcast', broadcastId, receipt: 'seen' });
  expect(hall.run(seats.gridUnit, { type: 'confirmBroadcast', broadcastId, receipt: 'delivered' })).toEqual([]);
  expect(hall.state.broadcasts[broadcastId]).toMatchObject({ seenAt: [hall.now - 10, 0] });
  expect(selectFieldView(hall.state, gridUnit).broadcasts).toEqual([]);
});

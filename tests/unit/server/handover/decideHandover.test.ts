import { expect, test } from 'vitest';
import { commandSchema, type Command } from '../../../../protocol/hall/allCommands.ts';
import { handoverIdSchema, unitIdSchema } from '../../../../protocol/ids.ts';
import { waitingHandover } from '../../../../protocol/handover/handoverRules.ts';
import { LifecycleHall } from '../../../support/LifecycleHall.ts';
import { inGrid, person, seats } from '../../../support/lifecycleWorld.ts';

const handoverId = handoverIdSchema.parse('h1');
const second = person('dispatcher-2', 'dispatcher');
const sign: Command = { type: 'signHandover', handoverId, notes: '注意滨江路' };
const accept: Command = { type: 'acceptHandover', handoverId, remark: '' };

function run(hall: LifecycleHall, command: Record<string, unknown>): void {
  hall.run(seats.dispatcher, commandSchema.parse(command));
}

/** One incident with a crew on its way, one that is parked, one that an agency was asked to take. */
function busyHall(): LifecycleHall {
  const hall = new LifecycleHall();
  hall.run(seats.gridUnit, { type: 'startDuty', unitId: unitIdSchema.parse('unit-grid') });
  for (const id of ['fire', 'later', 'theirs']) {
    const place = { ...inGrid, address: '' };
    const facts = { incidentType: 'fire', priority: 2, place, areaId: null, summary: id, source: 'phone' };
    run(hall, { type: 'reportIncident', incidentId: id, ...facts });
    run(hall, { type: 'acceptIncident', incidentId: id, expect: 1 });
    run(hall, { type: 'openIncident', incidentId: id, expect: 2 });
  }
  const assignments = [{ assignmentId: 'a1', unitId: 'unit-grid' }];
  run(hall, { type: 'dispatchUnits', incidentId: 'fire', expect: 3, order: '', assignments });
  run(hall, { type: 'parkIncident', incidentId: 'later', expect: 3, reason: '等材料', until: null });
  run(hall, {
    type: 'handOffIncident',
    incidentId: 'theirs',
    expect: 3,
    agencyId: 'agency-water',
    reason: '供水',
    answerDue: 9_000_000,
  });
  run(hall, { type: 'addIncidentNote', incidentId: 'fire', noteId: 'n1', text: '有煤气罐' });
  return hall;
}

test('the summary says what is open, parked, handed off and out, with the notes and the sequence it speaks of', () => {
  const hall = busyHall();
  const before = hall.state.seq;
  hall.run(seats.dispatcher, sign);
  const { summary, outgoing, notes } = hall.state.handovers[handoverId] ?? {};
  expect({ outgoing, notes }).toEqual({ outgoing: seats.dispatcher, notes: '注意滨江路' });
  expect(summary).toMatchObject({
    throughSeq: before,
    openCount: 3,
    open: [{ incidentId: 'fire', status: 'dispatched' }, { incidentId: 'later' }, { incidentId: 'theirs' }],
    parked: [{ incidentId: 'later', reason: '等材料', until: null }],
    handOffs: [{ incidentId: 'theirs', toAgencyId: 'agency-water' }],
    unitsOut: [{ unitId: 'unit-grid', incidentId: 'fire', status: 'sent' }],
    unitsOnDuty: 1,
    notes: [{ number: 1, name: 'dispatcher', text: '有煤气罐' }],
  });
});

test('another person of the same kind of seat accepts it, once', () => {
  const hall = busyHall();
  hall.run(seats.dispatcher, sign);
  expect(waitingHandover(hall.state.handovers, second, hall.now)?.id).toBe(handoverId);
  expect(waitingHandover(hall.state.handovers, seats.dispatcher, hall.now)).toBeUndefined();
  expect(waitingHandover(hall.state.handovers, second, hall.now + 25 * 3_600_000)).toBeUndefined();
  const before = hall.entries.length;
  expect(hall.try(seats.dispatcher, sign)).toBe('conflict: handoverExists');
  expect(hall.try(seats.dispatcher, accept)).toBe('notAllowed: ownHandover');
  expect(hall.try(seats.taker, accept)).toBe('notAllowed: otherSeat');
  expect(hall.try(seats.county, accept)).toBe('notAllowed: otherSeat');
  expect(hall.try(seats.gridUnit, accept)).toBe('forbidden: roleMayNot');
  expect(hall.entries.length).toBe(before);
  hall.run(second, accept);
  expect(hall.state.handovers[handoverId]?.accepted?.by).toEqual(second);
  expect(hall.try(second, accept)).toBe('notAllowed: handoverAccepted');
  expect(waitingHandover(hall.state.handovers, second, hall.now)).toBeUndefined();
});

test('the next one speaks of the time since this one', () => {
  const hall = busyHall();
  hall.run(seats.dispatcher, sign);
  const signedAt = hall.now;
  hall.run(second, { type: 'signHandover', handoverId: handoverIdSchema.parse('h2'), notes: '' });
  expect(hall.state.handovers['h2']?.summary).toMatchObject({ since: signedAt, notes: [] });
});

import { expect, test } from 'vitest';
import { commandSchema, type Command } from '../../../../protocol/hall/allCommands.ts';
import { evolveHall } from '../../../../protocol/hall/evolveHall.ts';
import { emptyHallState } from '../../../../protocol/hall/hallState.ts';
import { unitIdSchema } from '../../../../protocol/ids.ts';
import { longestShiftMs } from '../../../../protocol/roster/roster.ts';
import { lackOf } from '../../../../protocol/plan/unitNeed.ts';
import { travelModeOf } from '../../../../protocol/roads/travelMode.ts';
import { presentUnit } from '../../../../protocol/unit/presentUnit.ts';
import { unitSchema } from '../../../../protocol/unit/unit.ts';
import { touchedUnits } from '../../../../server/hall/tellPhones.ts';
import { LifecycleHall } from '../../../support/LifecycleHall.ts';
import { seats, units } from '../../../support/lifecycleWorld.ts';

const hourMs = 3_600_000;
const unitId = unitIdSchema.parse('unit-grid');
const engine = unitSchema.parse({ ...units[0], vehicle: '水罐车', vehicleKind: 'waterTanker', skills: ['fire'] });

function said(type: 'startDuty' | 'changeDuty', words: Record<string, unknown> = {}): Command {
  return commandSchema.parse({ type, unitId, ...words });
}

function hallOnDuty(start: Record<string, unknown> = {}): LifecycleHall {
  const hall = new LifecycleHall();
  hall.now = 10 * hourMs;
  hall.run(seats.gridUnit, said('startDuty', start));
  return hall;
}

test('a crew that comes on foot is sent on foot and meets no need of a vehicle, whatever was planned', () => {
  const hall = new LifecycleHall();
  const plan = { unitId, startAt: 10 * hourMs, endAt: 18 * hourMs, crew: ['王强'], vehicle: '水罐车', skills: [] };
  hall.run(seats.dispatcher, commandSchema.parse({ type: 'planShift', shiftId: 's1', plan }));
  hall.now = 10 * hourMs;
  hall.run(seats.gridUnit, said('startDuty', { vehicle: null }));
  const present = presentUnit(engine, hall.state.units[unitId]);
  expect(hall.state.units[unitId]).toMatchObject({ shiftId: 's1', crew: ['王强'], vehicle: null });
  expect(travelModeOf(engine)).toBe('heavy');
  expect(travelModeOf(present)).toBe('foot');
  expect(lackOf(present, { count: 1, vehicleKind: 'waterTanker' })).toBe('vehicle');
  // What is planned stands as it was planned.
  expect(hall.state.shifts['s1']).toMatchObject({ vehicle: '水罐车', version: 1 });
});

test('what a crew says on duty replaces what it says and nothing else, names who said it, and ends with the duty', () => {
  const hall = hallOnDuty({ crew: ['王强'], vehicle: '水罐车', skills: ['fire'], endAt: 18 * hourMs });
  const before = hall.state.units[unitId];
  const change = said('changeDuty', { crew: ['王强', '赵刚'], vehicle: '云梯一号', vehicleKind: 'ladderTruck' });
  expect(hall.run(seats.gridUnit, change)).toEqual([
    { type: 'dutyChanged', unitId, crew: ['王强', '赵刚'], vehicle: '云梯一号', vehicleKind: 'ladderTruck' },
  ]);
  expect(hall.state.units[unitId]).toEqual({
    ...before,
    ...{ crew: ['王强', '赵刚'], vehicle: '云梯一号', vehicleKind: 'ladderTruck' },
    changed: { by: seats.gridUnit.name, at: hall.now },
  });
  expect(lackOf(presentUnit(engine, hall.state.units[unitId]), { count: 1, vehicleKind: 'ladderTruck' })).toBeNull();
  expect([...touchedUnits(hall.state, hall.entries.slice(-1))]).toEqual([unitId]);

  // Another vehicle does not keep the kind of the one before.
  hall.run(seats.leader, said('changeDuty', { vehicle: '备用车', endAt: null }));
  expect(hall.state.units[unitId]).not.toHaveProperty('vehicleKind');
  expect(hall.state.units[unitId]).not.toHaveProperty('endAt');
  expect(hall.state.units[unitId]?.changed?.by).toBe(seats.leader.name);

  hall.run(seats.gridUnit, { type: 'endDuty', unitId });
  expect(hall.state.units[unitId]).toEqual({ unitId, onDuty: false, since: hall.now });
  expect(evolveHall(emptyHallState(), hall.entries)).toEqual(hall.state);
});

test('saying the same again journals nothing', () => {
  const start = { crew: ['王强'], vehicle: '云梯一号', vehicleKind: 'ladderTruck', skills: ['fire'] };
  const hall = hallOnDuty(start);
  expect(hall.run(seats.gridUnit, said('changeDuty', { ...start, endAt: null }))).toEqual([]);
  expect(hall.run(seats.gridUnit, said('changeDuty'))).toEqual([]);
});

test('refuses others, a unit off duty and what makes no sense, and journals nothing', () => {
  const hall = hallOnDuty();
  const before = hall.entries.length;
  const far = hall.now + longestShiftMs + 60_000;
  expect([
    hall.try(seats.waterUnit, said('changeDuty', { crew: ['李明'] })),
    hall.try(seats.dispatcher, said('changeDuty', { crew: ['李明'] })),
    hall.try(seats.supervisor, said('changeDuty', { crew: ['李明'] })),
    hall.try(seats.gridUnit, said('changeDuty', { crew: ['李明', '李明'] })),
    hall.try(seats.gridUnit, said('changeDuty', { vehicle: null, vehicleKind: 'boat' })),
    hall.try(seats.gridUnit, said('changeDuty', { endAt: hall.now - 1 })),
    hall.try(seats.gridUnit, said('changeDuty', { endAt: far })),
    hall.try(seats.gridUnit, said('changeDuty', { skills: ['人脸比对'] })),
    hall.try(seats.leader, commandSchema.parse({ type: 'changeDuty', unitId: 'unit-west', vehicle: null })),
    hall.try(seats.township, commandSchema.parse({ type: 'changeDuty', unitId: 'unit-west', vehicle: null })),
  ]).toEqual([
    'forbidden: otherUnit',
    'forbidden: roleMayNot',
    'forbidden: roleMayNot',
    'malformed: crewTwice',
    'malformed: malformedInput',
    'malformed: shiftTimes',
    'malformed: shiftTimes',
    'notAllowed: identifiesPersons',
    'notAllowed: unitOffDuty',
    'forbidden: unitOutOfScope',
  ]);
  expect(hall.entries).toHaveLength(before);
});

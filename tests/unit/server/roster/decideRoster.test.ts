import { expect, test } from 'vitest';
import { commandSchema, type Command } from '../../../../protocol/hall/allCommands.ts';
import { shiftIdSchema, unitIdSchema } from '../../../../protocol/ids.ts';
import { conflictsOf } from '../../../../protocol/roster/rosterConflicts.ts';
import { shiftState } from '../../../../protocol/roster/shiftState.ts';
import { LifecycleHall } from '../../../support/LifecycleHall.ts';
import { seats } from '../../../support/lifecycleWorld.ts';

const hourMs = 3_600_000;
const shiftId = shiftIdSchema.parse('s1');
const unitId = unitIdSchema.parse('unit-grid');

function plan(change: Record<string, unknown> = {}) {
  return {
    unitId,
    startAt: 10 * hourMs,
    endAt: 18 * hourMs,
    crew: ['王强', '李明'],
    vehicle: '水罐车',
    skills: [],
    ...change,
  };
}
function planShift(id: string, change: Record<string, unknown> = {}): Command {
  return commandSchema.parse({ type: 'planShift', shiftId: id, plan: plan(change) });
}
function changeShift(expect: number, change: Record<string, unknown> = {}): Command {
  return commandSchema.parse({ type: 'changeShift', shiftId, expect, plan: plan(change) });
}
function stateAt(hall: LifecycleHall, now: number): string {
  const shift = hall.state.shifts[shiftId];
  return shift === undefined ? 'none' : shiftState(shift, now);
}

test('a shift is late when nobody came, begins with duty, and ends with it', () => {
  const hall = new LifecycleHall();
  hall.run(seats.dispatcher, planShift('s1'));
  expect(stateAt(hall, 10 * hourMs)).toBe('planned');
  expect(stateAt(hall, 10 * hourMs + 60_001)).toBe('late');
  expect(stateAt(hall, 18 * hourMs)).toBe('missed');
  hall.now = 9 * hourMs;
  hall.run(seats.gridUnit, { type: 'startDuty', unitId });
  expect(hall.state.units[unitId]).toMatchObject({ onDuty: true, shiftId, crew: ['王强', '李明'], vehicle: '水罐车' });
  expect(stateAt(hall, 12 * hourMs)).toBe('onDuty');
  expect(stateAt(hall, 19 * hourMs)).toBe('overrun');
  hall.now = 18 * hourMs;
  hall.run(seats.gridUnit, { type: 'endDuty', unitId });
  expect(stateAt(hall, 19 * hourMs)).toBe('done');
  expect(hall.state.units[unitId]).toEqual({ unitId, onDuty: false, since: 18 * hourMs + 10 });
});

test('duty names who and what is really there; without a shift for now it belongs to none', () => {
  const hall = new LifecycleHall();
  hall.run(seats.dispatcher, planShift('s1'));
  hall.now = 7 * hourMs;
  expect(hall.run(seats.gridUnit, { type: 'startDuty', unitId })).toEqual([{ type: 'dutyStarted', unitId }]);
  hall.run(seats.gridUnit, { type: 'endDuty', unitId });
  const come: Command = { type: 'startDuty', unitId, shiftId, crew: ['赵刚'], vehicle: '云梯车' };
  expect(hall.run(seats.gridUnit, come)).toEqual([
    { type: 'dutyStarted', unitId, shiftId, crew: ['赵刚'], vehicle: '云梯车' },
  ]);
});

test('refuses shifts that overlap, run backwards or too long, are not one’s own, or were changed meanwhile', () => {
  const hall = new LifecycleHall();
  hall.run(seats.dispatcher, planShift('s1'));
  const before = hall.entries.length;
  const refused: [string, string][] = [
    [hall.try(seats.dispatcher, planShift('s1')), 'conflict: shiftExists'],
    [
      hall.try(seats.dispatcher, planShift('s2', { startAt: 17 * hourMs, endAt: 20 * hourMs })),
      'conflict: shiftOverlap',
    ],
    [hall.try(seats.dispatcher, planShift('s2', { endAt: 9 * hourMs })), 'malformed: shiftTimes'],
    [hall.try(seats.dispatcher, planShift('s2', { endAt: 50 * hourMs })), 'malformed: shiftTimes'],
    [hall.try(seats.dispatcher, planShift('s2', { unitId: 'ghost' })), 'notFound: unitUnknown'],
    [hall.try(seats.west, planShift('s2', { startAt: 20 * hourMs, endAt: 22 * hourMs })), 'forbidden: unitOutOfScope'],
    [hall.try(seats.dispatcher, changeShift(7)), 'conflict: shiftChanged'],
    [hall.try(seats.gridUnit, planShift('s2')), 'forbidden: roleMayNot'],
    [
      hall.try(seats.waterUnit, { type: 'startDuty', unitId: unitIdSchema.parse('unit-water'), shiftId }),
      'notFound: shiftUnknown',
    ],
  ];
  for (const [answer, expected] of refused) expect(answer).toBe(expected);
  expect(hall.entries.length).toBe(before);
  expect(hall.try(seats.dispatcher, planShift('s2', { startAt: 18 * hourMs, endAt: 20 * hourMs }))).toBe('allowed');
});

test('what has begun keeps its unit and beginning; what was cancelled is over', () => {
  const hall = new LifecycleHall();
  hall.run(seats.dispatcher, planShift('s1'));
  hall.now = 10 * hourMs;
  hall.run(seats.gridUnit, { type: 'startDuty', unitId });
  expect(hall.try(seats.dispatcher, changeShift(1, { startAt: 11 * hourMs }))).toBe('notAllowed: shiftBegun');
  expect(hall.try(seats.dispatcher, changeShift(1, { endAt: 20 * hourMs }))).toBe('allowed');
  const cancel: Command = { type: 'cancelShift', shiftId, expect: 2, reason: '调班' };
  expect(hall.try(seats.dispatcher, cancel)).toBe('notAllowed: shiftBegun');
  const other = new LifecycleHall();
  other.run(seats.dispatcher, planShift('s1'));
  other.run(seats.dispatcher, { ...cancel, expect: 1 });
  expect(stateAt(other, 11 * hourMs)).toBe('cancelled');
  other.now = 11 * hourMs;
  expect(other.run(seats.gridUnit, { type: 'startDuty', unitId })).toEqual([{ type: 'dutyStarted', unitId }]);
});

test('two people change places with a reason, both shifts keep how they stood, and a second try is refused', () => {
  const hall = new LifecycleHall();
  hall.run(seats.dispatcher, planShift('s1'));
  hall.run(seats.dispatcher, planShift('s2', { startAt: 18 * hourMs, endAt: 26 * hourMs, crew: ['赵刚', '李明'] }));
  const swap = (name: string, other: string, expect = 1): Command =>
    commandSchema.parse({
      type: 'swapCrew',
      first: { shiftId: 's1', expect, name },
      second: { shiftId: 's2', expect, name: other },
      reason: '家中有事换班',
    });
  const before = hall.entries.length;
  expect(hall.try(seats.dispatcher, swap('李明', '赵刚'))).toBe('conflict: crewTwice');
  expect(hall.try(seats.dispatcher, swap('孙伟', '赵刚'))).toBe('conflict: crewUnknown');
  expect(hall.try(seats.west, swap('王强', '赵刚'))).toBe('forbidden: unitOutOfScope');
  expect(hall.entries.length).toBe(before);
  hall.run(seats.dispatcher, swap('王强', '赵刚'));
  const change = { by: seats.dispatcher.name, at: hall.now, reason: '家中有事换班' };
  expect(hall.state.shifts['s1']).toMatchObject({
    crew: ['赵刚', '李明'],
    version: 2,
    changes: [{ ...change, before: { crew: ['王强', '李明'] } }],
  });
  expect(hall.state.shifts['s2']).toMatchObject({ crew: ['王强', '李明'], version: 2, changes: [change] });
  expect(hall.try(seats.dispatcher, swap('赵刚', '王强'))).toBe('conflict: shiftChanged');
});

test('one person or one vehicle in two shifts that run at once is a conflict; one after the other is none', () => {
  const hall = new LifecycleHall();
  hall.run(seats.dispatcher, planShift('s1'));
  const other = { unitId: 'unit-water', startAt: 17 * hourMs, endAt: 20 * hourMs, crew: ['李明'] };
  hall.run(seats.dispatcher, planShift('s2', other));
  const conflicts = () => conflictsOf(shiftOf('s1'), hall.state.shifts);
  const shiftOf = (id: string) => {
    const shift = hall.state.shifts[id];
    if (shift === undefined) throw new Error(`No shift ${id}`);
    return shift;
  };
  expect(conflicts()).toEqual([
    { kind: 'person', name: '李明', otherId: 's2' },
    { kind: 'vehicle', name: '水罐车', otherId: 's2' },
  ]);
  hall.run(
    seats.dispatcher,
    commandSchema.parse({
      ...{ type: 'changeShift', shiftId: 's2', expect: 1, reason: '接班' },
      plan: plan({ ...other, startAt: 18 * hourMs }),
    }),
  );
  expect(shiftOf('s2').changes).toMatchObject([{ reason: '接班', before: { startAt: 17 * hourMs } }]);
  expect(conflicts()).toEqual([]);
});

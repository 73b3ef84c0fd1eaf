import { expect, test } from 'vitest';
import { commandSchema, type Command } from '../../../../protocol/hall/allCommands.ts';
import { selectFieldView } from '../../../../protocol/hall/fieldView.ts';
import { unitIdSchema } from '../../../../protocol/ids.ts';
import { longestShiftMs } from '../../../../protocol/roster/roster.ts';
import { defaultRulebook } from '../../../../protocol/rulebook/defaultRulebook.ts';
import { presentUnit } from '../../../../protocol/unit/presentUnit.ts';
import { touchedUnits } from '../../../../server/hall/tellPhones.ts';
import { selectFieldDuty } from '../../../../server/units/index.ts';
import { LifecycleHall } from '../../../support/LifecycleHall.ts';
import { inGrid, seats, units } from '../../../support/lifecycleWorld.ts';

const hourMs = 3_600_000;
const unitId = unitIdSchema.parse('unit-grid');
const [listed] = units;
if (listed === undefined) throw new Error('The city has no unit');

function planShift(id: string, startAt: number, ofUnit: string = unitId): Command {
  const plan = {
    unitId: ofUnit,
    startAt,
    endAt: startAt + 8 * hourMs,
    crew: ['王强'],
    vehicle: '水罐车',
    skills: ['fire'],
  };
  return commandSchema.parse({ type: 'planShift', shiftId: id, plan });
}
function startDuty(said: Record<string, unknown> = {}): Command {
  return commandSchema.parse({ type: 'startDuty', unitId, ...said });
}

test('what the crew says at the start goes before the shift, and the unit is sent by what its crew can do', () => {
  const hall = new LifecycleHall();
  hall.run(seats.dispatcher, planShift('s1', 10 * hourMs));
  hall.now = 10 * hourMs;
  const said = { crew: ['赵刚'], skills: ['rope'], endAt: 15 * hourMs };
  hall.run(seats.gridUnit, startDuty(said));
  expect(hall.state.units[unitId]).toMatchObject({ ...said, vehicle: '水罐车', shiftId: 's1' });
  expect(presentUnit(listed, hall.state.units[unitId]).skills).toEqual(['rope']);
  expect(selectFieldView(hall.state, unitId).duty).toMatchObject(said);

  hall.run(seats.gridUnit, { type: 'endDuty', unitId });
  expect(presentUnit(listed, hall.state.units[unitId])).toBe(listed);
});

test('who says nothing serves as the roster has it, until the end that stands there', () => {
  const hall = new LifecycleHall();
  hall.run(seats.dispatcher, planShift('s1', 10 * hourMs));
  hall.now = 10 * hourMs;
  hall.run(seats.gridUnit, startDuty());
  expect(hall.state.units[unitId]).toMatchObject({ crew: ['王强'], vehicle: '水罐车', skills: ['fire'] });
  expect(hall.state.units[unitId]).not.toHaveProperty('endAt');
});

test('refuses an end that is past or too far, and words that identify the public, and journals nothing', () => {
  const hall = new LifecycleHall();
  hall.now = 10 * hourMs;
  const before = hall.entries.length;
  expect([
    hall.try(seats.gridUnit, startDuty({ endAt: hall.now })),
    hall.try(seats.gridUnit, startDuty({ endAt: hall.now + longestShiftMs + 60_000 })),
    hall.try(seats.gridUnit, startDuty({ skills: ['人脸比对'] })),
  ]).toEqual(['malformed: shiftTimes', 'malformed: shiftTimes', 'notAllowed: identifiesPersons']);
  expect(commandSchema.safeParse({ type: 'startDuty', unitId, skills: [''] }).success).toBe(false);
  expect(commandSchema.safeParse({ type: 'startDuty', unitId, crew: Array(13).fill('王') }).success).toBe(false);
  expect(hall.entries).toHaveLength(before);
});

test('a phone is told its own shift to begin, then the one it serves under, and never another unit’s', () => {
  const hall = new LifecycleHall();
  const told = () => selectFieldDuty(hall.state, listed, hall.now);
  hall.run(seats.dispatcher, planShift('other', 10 * hourMs, 'unit-water'));
  expect(told()).toMatchObject({ unit: { id: unitId }, shift: null, next: null });
  hall.run(seats.dispatcher, planShift('s1', 10 * hourMs));
  hall.run(seats.dispatcher, planShift('s2', 20 * hourMs));
  hall.now = 7 * hourMs;
  expect(told()).toMatchObject({ shift: null, next: { id: 's1' } });
  hall.now = 9 * hourMs;
  expect(told()).toMatchObject({ shift: { id: 's1', crew: ['王强'] }, next: { id: 's2' } });
  hall.run(seats.gridUnit, startDuty());
  hall.now = 19 * hourMs;
  expect(told()).toMatchObject({ shift: { id: 's1' }, next: { id: 's2' } });
  hall.run(seats.gridUnit, { type: 'endDuty', unitId });
  expect(told()).toMatchObject({ shift: { id: 's2' }, next: null });
});

test('the phones concerned hear of a changed roster, also the one the shift was taken from', () => {
  const hall = new LifecycleHall();
  expect(toldAfter(hall, planShift('s1', 10 * hourMs))).toEqual([unitId]);
  const moved = planShift('s1', 10 * hourMs, 'unit-water') as Extract<Command, { type: 'planShift' }>;
  const change = { type: 'changeShift', shiftId: 's1', expect: 1, plan: moved.plan, reason: '换班' };
  expect(toldAfter(hall, commandSchema.parse(change))).toEqual([unitId, 'unit-water']);
});

test('a phone reads kind and priority in the hall’s words, and hears when the rules change them', () => {
  const hall = new LifecycleHall();
  const [kind] = defaultRulebook.kinds;
  if (kind === undefined) throw new Error('The rules know no kind');
  const incidentId = 'i-1';
  const report = { type: 'reportIncident', incidentId, incidentType: kind.family, kindId: kind.id, priority: 2 };
  const facts = { place: inGrid, areaId: null, summary: '冒烟', source: '119' };
  const assignments = [{ assignmentId: 'a-1', unitId }];
  hall.run(seats.gridUnit, startDuty());
  for (const command of [
    { ...report, ...facts },
    { type: 'acceptIncident', incidentId, expect: 1 },
    { type: 'openIncident', incidentId, expect: 2 },
    { type: 'dispatchUnits', incidentId, expect: 3, order: '', assignments },
  ])
    hall.run(seats.dispatcher, commandSchema.parse(command));
  const shown = () => selectFieldView(hall.state, unitId).assignments[0];
  expect(shown()).toMatchObject({ kind: kind.name, priorityName: defaultRulebook.priorityNames[2] });

  const renamed = { zh: '加急', en: 'Rush' };
  const kinds = defaultRulebook.kinds.map((one) => (one.id === kind.id ? { ...one, name: renamed } : one));
  const book = { ...defaultRulebook, kinds, priorityNames: { ...defaultRulebook.priorityNames, 2: renamed } };
  expect(toldAfter(hall, { type: 'changeRulebook', expect: 1, note: '改名', book })).toEqual([unitId]);
  // An open incident keeps the kind it was born under; what priorities are called holds for all.
  expect(shown()).toMatchObject({ kind: kind.name, priorityName: renamed });
});

test('every phone on duty hears of other phrases at once, and none of a change that leaves them as they were', () => {
  const hall = new LifecycleHall();
  hall.run(seats.gridUnit, startDuty());
  const phrases = [{ text: { zh: '水位上涨', en: 'Water is rising' }, uses: ['field' as const] }];
  const change = (expect: number, book: object) =>
    commandSchema.parse({ type: 'changeRulebook', expect, note: '短语', book: { ...defaultRulebook, ...book } });
  expect(toldAfter(hall, change(1, { phrases }))).toEqual([unitId]);
  expect(selectFieldView(hall.state, unitId).phrases).toEqual([phrases[0]?.text]);
  expect(toldAfter(hall, change(2, { phrases: [...phrases, { text: phrases[0]?.text, uses: ['desk'] }] }))).toEqual([]);
  // Back to those that the product comes with.
  expect(toldAfter(hall, change(3, {}))).toEqual([unitId]);
  expect(selectFieldView(hall.state, unitId)).not.toHaveProperty('phrases');

  hall.run(seats.gridUnit, { type: 'endDuty', unitId });
  expect(toldAfter(hall, change(4, { phrases }))).toEqual([]);
});

function toldAfter(hall: LifecycleHall, command: Command): string[] {
  const from = hall.entries.length;
  hall.run(seats.leader, command);
  return [...touchedUnits(hall.state, hall.entries.slice(from))].sort();
}

import { expect, test } from 'vitest';
import { commandSchema } from '../../../../../protocol/hall/allCommands.ts';
import { unitIdSchema } from '../../../../../protocol/ids.ts';
import { unitDutySchema } from '../../../../../protocol/unit/unitDuty.ts';
import { fieldDutySchema, type FieldDuty } from '../../../../../protocol/unit/fieldDuty.ts';
import {
  changeDutyCommand,
  endAfter,
  firstChoice,
  servingChoice,
  startDutyCommand,
  withNames,
} from '../../../../../renderer/field/duty/dutyChoice.ts';

import { projectDuty } from '../../../../../renderer/field/duty/projectDuty.ts';

const hourMs = 3_600_000;
const unitId = unitIdSchema.parse('unit-1');
const unit = { id: unitId, callSign: { zh: '一队', en: 'One' }, skills: ['fire'], vehicle: '消防车' };
const ladder = { name: '云梯车', kind: 'ladderTruck' as const };
const last = { crew: ['赵刚'], names: ['赵刚', '王强'], vehicle: ladder, skills: ['fire'], ends: 8 };

function roster(shift: [startAt: number, endAt: number] | null, next: [number, number] | null = null): FieldDuty {
  const plan = (id: string, [startAt, endAt]: [number, number]) => ({
    ...{ id, startAt, endAt, crew: ['李明'], vehicle: null, skills: ['rope'] },
  });
  return fieldDutySchema.parse({
    unit,
    shift: shift && plan('s1', shift),
    next: next && plan('s2', next),
  });
}

test('one touch says what is planned for now, and what the plan leaves open as it was the last time', () => {
  const duty = roster([10 * hourMs, 18 * hourMs]);
  const choice = firstChoice(duty, last, 9 * hourMs);
  expect(choice).toEqual({
    ...{ crew: ['李明'], names: ['李明', '赵刚', '王强'] },
    ...{ vehicle: ladder, skills: ['rope'], ends: 'shift' },
  });
  const command = {
    ...{ type: 'startDuty', unitId, crew: ['李明'], skills: ['rope'] },
    ...{ vehicle: '云梯车', vehicleKind: 'ladderTruck' },
  };
  expect(startDutyCommand(unitId, choice, 9 * hourMs)).toEqual(command);
  expect(startDutyCommand(unitId, { ...choice, vehicle: 'foot' }, 9 * hourMs)).toMatchObject({ vehicle: null });
});

test('without a shift for now it says what was chosen last, with an end counted from now on the whole minute', () => {
  const now = 20 * hourMs + 12_345;
  const choice = firstChoice(roster([10 * hourMs, 18 * hourMs]), last, now);
  expect(choice).toEqual(last);
  const command = startDutyCommand(unitId, choice, now);
  expect(command.endAt).toBe(28 * hourMs + 60_000);
  expect(endAfter(4, 0)).toBe(4 * hourMs);
  expect(commandSchema.parse(command)).toEqual(command);
  expect(firstChoice(null, { ...last, ends: 'shift' }, now).ends).toBeNull();
});

test('a shift read hours ago becomes the one for now when its time has come', () => {
  const duty = roster(null, [10 * hourMs, 18 * hourMs]);
  expect(firstChoice(duty, null, 7 * hourMs)).toMatchObject({ crew: [], ends: null });
  expect(firstChoice(duty, null, 8 * hourMs)).toMatchObject({ crew: ['李明'], ends: 'shift' });
  expect(firstChoice(duty, null, 18 * hourMs)).toMatchObject({ crew: [], ends: null });
});

test('who says nothing sends nothing; names are kept once each and no more than a thumb goes through', () => {
  expect(startDutyCommand(unitId, firstChoice(null, null, 0), 0)).toEqual({ type: 'startDuty', unitId });
  const many = Array.from({ length: 20 }, (_, index) => `${index}`);
  expect(withNames(['王强', '赵刚'], ['赵刚'])).toEqual(['赵刚', '王强']);
  expect(withNames(many, ['新'])).toEqual(['新', ...many.slice(0, 11)]);
});

test('on duty the form says only what was touched, and nothing when nothing was', () => {
  const duty = unitDutySchema.parse({
    ...{
      unitId,
      onDuty: true,
      since: 0,
      crew: ['赵刚'],
      vehicle: '云梯车',
      vehicleKind: 'ladderTruck',
      endAt: 9 * hourMs,
    },
  });
  const choice = servingChoice(duty, last);
  expect(choice).toEqual({ crew: ['赵刚'], names: ['赵刚', '王强'], vehicle: ladder, skills: null, ends: 'said' });
  expect(changeDutyCommand(duty, choice, hourMs)).toBeNull();
  const change = { type: 'changeDuty', unitId };
  expect(changeDutyCommand(duty, { ...choice, vehicle: 'foot' }, hourMs)).toEqual({ ...change, vehicle: null });
  expect(changeDutyCommand(duty, { ...choice, crew: [], ends: null }, hourMs)).toEqual({
    ...change,
    crew: [],
    endAt: null,
  });
  const other = { name: '云梯车', kind: null };
  expect(changeDutyCommand(duty, { ...choice, vehicle: other }, hourMs)).toEqual({ ...change, vehicle: '云梯车' });
  // Of a duty of which nothing was said, an untouched form says nothing either.
  const unsaid = unitDutySchema.parse({ unitId, onDuty: true, since: 0 });
  expect(changeDutyCommand(unsaid, servingChoice(unsaid, null), hourMs)).toBeNull();
});

test('what this phone said and has not sent stands in the form already; what was refused does not', () => {
  const duty = unitDutySchema.parse({ unitId, onDuty: true, since: 0, crew: ['赵刚'], endAt: 9 * hourMs });
  const act = (state: 'waiting' | 'accepted' | 'refused', said: object) => ({
    ...{ id: state, state, rejection: null, deviceAt: 0, fileBytes: null },
    command: commandSchema.parse({ type: 'changeDuty', unitId, ...said }),
  });
  const acts = [
    act('accepted', { crew: ['赵刚', '王强'] }),
    act('waiting', { vehicle: null, endAt: null }),
    act('refused', { crew: [] }),
  ];
  expect(projectDuty(duty, acts)).toEqual({
    duty: { unitId, onDuty: true, since: 0, crew: ['赵刚', '王强'], vehicle: null },
    isWaiting: true,
  });
  expect(projectDuty(duty, acts.slice(2))).toEqual({ duty, isWaiting: false });
});

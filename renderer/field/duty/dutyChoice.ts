import { z } from 'zod';
import type { CommandOf } from '../../../protocol/hall/allCommands.ts';
import { earliestStartMs } from '../../../protocol/roster/shiftState.ts';
import type { FieldDuty } from '../../../protocol/unit/fieldDuty.ts';
import type { UnitId } from '../../../protocol/ids.ts';

export const dutyHours = [4, 8, 12, 24] as const;
const hourMs = 3_600_000;
const minuteMs = 60_000;
/** As many names as a thumb can go through. */
const mostNames = 12;

/** What a crew says at the start of its duty. Null where it says nothing: then the roster or the directory holds. */
export const dutyChoiceSchema = z.strictObject({
  crew: z.array(z.string()),
  /** Names to choose from: those who came before. */
  names: z.array(z.string()),
  vehicle: z.string().nullable(),
  skills: z.array(z.string()).nullable(),
  /** `shift`: the end that is planned; else so many hours from now, or open. */
  ends: z.union([z.literal('shift'), z.number().int().positive(), z.null()]),
});
export type DutyChoice = z.infer<typeof dutyChoiceSchema>;

const unsaid: DutyChoice = { crew: [], names: [], vehicle: null, skills: null, ends: null };

/** The planned shift that duty begun now would belong to, also from what was read hours ago. */
export function shiftNow(duty: FieldDuty | null, serverNow: number): FieldDuty['shift'] {
  const planned = duty === null ? [] : [duty.shift, duty.next];
  return (
    planned.find((one) => one !== null && serverNow >= one.startAt - earliestStartMs && serverNow < one.endAt) ?? null
  );
}

/** What stands in the form before a thumb touches it: the shift that is planned for now, else what was chosen last. */
export function firstChoice(duty: FieldDuty | null, last: DutyChoice | null, serverNow: number): DutyChoice {
  const before = last ?? unsaid;
  const shift = shiftNow(duty, serverNow);
  if (shift === null) return { ...before, ends: before.ends === 'shift' ? null : before.ends };
  return {
    crew: [...shift.crew],
    names: withNames(before.names, shift.crew),
    vehicle: shift.vehicle ?? before.vehicle,
    skills: shift.skills.length > 0 ? [...shift.skills] : before.skills,
    ends: 'shift',
  };
}

/** The newest names first, without one twice. */
export function withNames(names: readonly string[], added: readonly string[]): string[] {
  return [...new Set([...added, ...names])].slice(0, mostNames);
}

/** When a choice of hours would end: on the whole minute, because nobody plans seconds. */
export function endAfter(hours: number, serverNow: number): number {
  return Math.ceil((serverNow + hours * hourMs) / minuteMs) * minuteMs;
}

export function startDutyCommand(
  unitId: UnitId,
  { crew, vehicle, skills, ends }: DutyChoice,
  serverNow: number,
): CommandOf<'startDuty'> {
  return {
    type: 'startDuty',
    unitId,
    ...(crew.length > 0 && { crew }),
    ...(vehicle !== null && { vehicle }),
    ...(skills !== null && { skills }),
    ...(typeof ends === 'number' && { endAt: endAfter(ends, serverNow) }),
  };
}

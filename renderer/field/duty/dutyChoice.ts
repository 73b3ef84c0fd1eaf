import { z } from 'zod';
import type { CommandOf } from '../../../protocol/hall/allCommands.ts';
import { earliestStartMs } from '../../../protocol/roster/shiftState.ts';
import type { FieldDuty } from '../../../protocol/unit/fieldDuty.ts';
import { saidAnew, type DutySaid } from '../../../protocol/unit/saidAnew.ts';
import { vehicleKindSchema } from '../../../protocol/unit/unit.ts';
import type { UnitDuty } from '../../../protocol/unit/unitDuty.ts';
import type { UnitId } from '../../../protocol/ids.ts';

export const dutyHours = [4, 8, 12, 24] as const;
const hourMs = 3_600_000;
const minuteMs = 60_000;
/** As many names as a thumb can go through. */
const mostNames = 12;

/** A vehicle by name, of another kind than the unit's usual one where `kind` says so; or none. */
const vehicleChoiceSchema = z.union([
  z.strictObject({ name: z.string(), kind: vehicleKindSchema.nullable() }),
  z.literal('foot'),
]);
export type VehicleChoice = z.infer<typeof vehicleChoiceSchema>;

/** What a crew says of its duty. Null where it says nothing: then the roster or the directory holds. */
export const dutyChoiceSchema = z.strictObject({
  crew: z.array(z.string()),
  /** Names to choose from: those who came before. */
  names: z.array(z.string()),
  vehicle: vehicleChoiceSchema.nullable(),
  skills: z.array(z.string()).nullable(),
  /** `shift`: the end that is planned; `said`: on duty the one said before; else so many hours from now, or open. */
  ends: z.union([z.literal('shift'), z.literal('said'), z.number().int().positive(), z.null()]),
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
    vehicle: shift.vehicle === null ? before.vehicle : { name: shift.vehicle, kind: null },
    skills: shift.skills.length > 0 ? [...shift.skills] : before.skills,
    ends: 'shift',
  };
}

/** What holds while no vehicle was said, as far as this phone knows. */
export function usualVehicle(duty: FieldDuty | null): VehicleChoice | null {
  if (duty === null) return null;
  return duty.unit.vehicle === null ? 'foot' : { name: duty.unit.vehicle, kind: null };
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
    ...vehicleSaid(vehicle),
    ...(skills !== null && { skills }),
    ...(typeof ends === 'number' && { endAt: endAfter(ends, serverNow) }),
  };
}

/** What stands in the form on duty: what was said, and the names of those who came before. */
export function servingChoice(duty: UnitDuty, last: DutyChoice | null): DutyChoice {
  const { crew = [], vehicle, vehicleKind, skills, endAt, shiftId } = duty;
  return {
    crew: [...crew],
    names: withNames(last?.names ?? [], crew),
    vehicle: vehicle === null ? 'foot' : vehicle === undefined ? null : { name: vehicle, kind: vehicleKind ?? null },
    skills: skills === undefined ? null : [...skills],
    ends: endAt !== undefined ? 'said' : shiftId === undefined ? null : 'shift',
  };
}

/** Null when nothing is otherwise than it was said before. */
export function changeDutyCommand(
  duty: UnitDuty,
  { crew, vehicle, skills, ends }: DutyChoice,
  serverNow: number,
): CommandOf<'changeDuty'> | null {
  const said = saidAnew(duty, {
    // Nobody said to be there is how a duty stands of which no crew was said.
    ...((crew.length > 0 || duty.crew !== undefined) && { crew }),
    ...vehicleSaid(vehicle),
    ...(skills !== null && { skills }),
    ...(ends !== 'said' && { endAt: typeof ends === 'number' ? endAfter(ends, serverNow) : null }),
  });
  return Object.keys(said).length === 0 ? null : { type: 'changeDuty', unitId: duty.unitId, ...said };
}

function vehicleSaid(vehicle: VehicleChoice | null): Pick<DutySaid, 'vehicle' | 'vehicleKind'> {
  if (vehicle === null) return {};
  if (vehicle === 'foot') return { vehicle: null };
  return { vehicle: vehicle.name, ...(vehicle.kind !== null && { vehicleKind: vehicle.kind }) };
}

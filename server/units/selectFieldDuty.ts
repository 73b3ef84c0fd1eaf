import type { HallState } from '../../protocol/hall/hallState.ts';
import type { Shift } from '../../protocol/roster/roster.ts';
import { shiftToStart } from '../../protocol/roster/shiftState.ts';
import type { FieldDuty } from '../../protocol/unit/fieldDuty.ts';
import type { Unit } from '../../protocol/unit/unit.ts';

/** What a unit's own phone is told of its roster, for the start of duty. */
export function selectFieldDuty({ shifts, units }: HallState, unit: Unit, now: number): FieldDuty {
  const { id, callSign, skills, vehicle, vehicleKind } = unit;
  const duty = units[id];
  const underWay = duty?.shiftId === undefined ? undefined : shifts[duty.shiftId];
  const shift = duty?.onDuty === true ? underWay : shiftToStart(shifts, id, now);
  const next = Object.values(shifts)
    .filter((one) => one.unitId === id && one.cancelled === undefined && one.startedAt === undefined)
    .filter((one) => one.id !== shift?.id && one.startAt > now)
    .sort((first, second) => first.startAt - second.startAt)[0];
  return {
    unit: { id, callSign, skills, vehicle, ...(vehicleKind !== undefined && { vehicleKind }) },
    shift: shift === undefined ? null : fieldShift(shift),
    next: next === undefined ? null : fieldShift(next),
  };
}

function fieldShift({ id, startAt, endAt, crew, vehicle, skills }: Shift): FieldDuty['next'] {
  return { id, startAt, endAt, crew, vehicle, skills };
}

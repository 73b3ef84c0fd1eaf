import type { UnitCommand, UnitDuty } from './unitDuty.ts';

/** What a duty is said to be; what is left out is not said. */
export type DutySaid = Omit<Extract<UnitCommand, { type: 'changeDuty' }>, 'type' | 'unitId'>;

/** Of what is said only what is otherwise than before, so that two who change different things do not undo each other's. */
export function saidAnew(before: UnitDuty, { crew, vehicle, vehicleKind, skills, endAt }: DutySaid): DutySaid {
  const isOtherVehicle = vehicle !== undefined && !isSame([vehicle, vehicleKind], [before.vehicle, before.vehicleKind]);
  return {
    ...(crew !== undefined && !isSame(crew, before.crew) && { crew }),
    // A vehicle and its kind are said together.
    ...(isOtherVehicle && { vehicle, ...(vehicleKind !== undefined && { vehicleKind }) }),
    ...(skills !== undefined && !isSame(skills, before.skills) && { skills }),
    ...(endAt !== undefined && endAt !== (before.endAt ?? null) && { endAt }),
  };
}

/** The duty as it is once this is said. */
export function dutyAfter(before: UnitDuty, { endAt, ...said }: DutySaid): UnitDuty {
  const { vehicleKind, endAt: endBefore, ...rest } = before;
  // Another vehicle does not keep the kind of the one before.
  const kind = said.vehicle === undefined ? vehicleKind : undefined;
  const end = endAt === undefined ? endBefore : endAt;
  return {
    ...rest,
    ...(kind !== undefined && { vehicleKind: kind }),
    ...(typeof end === 'number' && { endAt: end }),
    ...said,
  };
}

function isSame(one: readonly unknown[], other: readonly unknown[] | undefined): boolean {
  return one.length === other?.length && one.every((value, index) => value === other[index]);
}

import type { Unit } from './unit.ts';
import type { UnitDuty } from './unitDuty.ts';

/**
 * A unit as it came to duty: what its crew says goes before what the directory says of the unit. A vehicle of which only the
 * name is said is of the unit's usual kind; a crew on foot has none.
 */
export function presentUnit(unit: Unit, duty: UnitDuty | undefined): Unit {
  if (duty?.onDuty !== true) return unit;
  const { vehicleKind: usualKind, ...rest } = unit;
  const { skills = unit.skills, vehicle = unit.vehicle, vehicleKind = usualKind } = duty;
  return { ...rest, skills, vehicle, ...(vehicle !== null && vehicleKind !== undefined && { vehicleKind }) };
}

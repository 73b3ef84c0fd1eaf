import type { Unit } from './unit.ts';
import type { UnitDuty } from './unitDuty.ts';

/** A unit as it came to duty: what its crew says it can do today goes before what the directory says of the unit. */
export function presentUnit(unit: Unit, duty: UnitDuty | undefined): Unit {
  return duty?.onDuty === true && duty.skills !== undefined ? { ...unit, skills: duty.skills } : unit;
}

import type { Shift, ShiftPlan } from '../../../protocol/roster/roster.ts';
import type { UnitId } from '../../../protocol/ids.ts';

/** A shift as the form holds it. */
export interface ShiftDraft {
  readonly unitId: UnitId | null;
  /** Milliseconds; null until said. */
  readonly from: number | null;
  readonly to: number | null;
  readonly crew: readonly string[];
  /** '' for the unit's own, or on foot where it has none. */
  readonly vehicle: string;
}

export const emptyDraft: ShiftDraft = { unitId: null, from: null, to: null, crew: [], vehicle: '' };

export function draftOf({ unitId, startAt, endAt, crew, vehicle }: Shift): ShiftDraft {
  return { unitId, from: startAt, to: endAt, crew, vehicle: vehicle ?? '' };
}

/** The plan a filled-in draft means, or null while something is missing or runs backwards. */
export function planOfDraft(
  { unitId, from: startAt, to: endAt, crew, vehicle }: ShiftDraft,
  { vehicle: ownVehicle, skills }: Pick<ShiftPlan, 'vehicle' | 'skills'>,
): ShiftPlan | null {
  if (unitId === null || startAt === null || endAt === null || startAt >= endAt) return null;
  const names = [...new Set(crew.map((name) => name.trim()).filter((name) => name !== ''))];
  return { unitId, startAt, endAt, crew: names, vehicle: vehicle.trim() === '' ? ownVehicle : vehicle.trim(), skills };
}

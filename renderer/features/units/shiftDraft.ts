import type { Shift, ShiftPlan } from '../../../protocol/roster/roster.ts';
import type { UnitId } from '../../../protocol/ids.ts';

/** A shift as the form holds it: times as the fields write them, in this computer's zone. */
export interface ShiftDraft {
  readonly unitId: UnitId | null;
  readonly from: string;
  readonly to: string;
  readonly crew: readonly string[];
  /** '' for the unit's own, or on foot where it has none. */
  readonly vehicle: string;
}

export const emptyDraft: ShiftDraft = { unitId: null, from: '', to: '', crew: [], vehicle: '' };

export function draftOf({ unitId, startAt, endAt, crew, vehicle }: Shift): ShiftDraft {
  return { unitId, from: fieldTime(startAt), to: fieldTime(endAt), crew, vehicle: vehicle ?? '' };
}

/** The plan a filled-in draft means, or null while something is missing or runs backwards. */
export function planOfDraft(
  { unitId, from, to, crew, vehicle }: ShiftDraft,
  { vehicle: ownVehicle, skills }: Pick<ShiftPlan, 'vehicle' | 'skills'>,
): ShiftPlan | null {
  const startAt = new Date(from).valueOf();
  const endAt = new Date(to).valueOf();
  if (unitId === null || !(startAt < endAt)) return null;
  const names = [...new Set(crew.map((name) => name.trim()).filter((name) => name !== ''))];
  return { unitId, startAt, endAt, crew: names, vehicle: vehicle.trim() === '' ? ownVehicle : vehicle.trim(), skills };
}

/** As `datetime-local` fields write it, to the minute. */
function fieldTime(at: number): string {
  const date = new Date(at);
  const pad = (value: number): string => String(value).padStart(2, '0');
  const day = `${date.getFullYear()}-${pad(date.getMonth() + 1)}-${pad(date.getDate())}`;
  return `${day}T${pad(date.getHours())}:${pad(date.getMinutes())}`;
}

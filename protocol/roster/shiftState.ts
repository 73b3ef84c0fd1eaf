import type { UnitId } from '../ids.ts';
import type { Shift } from './roster.ts';

/**
 * planned: not begun; late: should have begun and nobody is there; onDuty; overrun: should be over and still on duty;
 * done; missed: its time is over and nobody came; cancelled.
 */
export const shiftStates = ['planned', 'late', 'onDuty', 'overrun', 'done', 'missed', 'cancelled'] as const;
export type ShiftState = (typeof shiftStates)[number];

/** A minute of grace for a clock that differs and a phone that starts slowly. */
export const lateGraceMs = 60_000;
/** A crew may come so much before its shift and is then counted to it. */
export const earliestStartMs = 2 * 3_600_000;

export function shiftState(shift: Shift, now: number): ShiftState {
  if (shift.cancelled !== undefined) return 'cancelled';
  if (shift.endedAt !== undefined) return 'done';
  if (shift.startedAt !== undefined) return now > shift.endAt ? 'overrun' : 'onDuty';
  if (now >= shift.endAt) return 'missed';
  return now > shift.startAt + lateGraceMs ? 'late' : 'planned';
}

/** The shift that duty begun now belongs to; the earliest that is not over. */
export function shiftToStart(shifts: Readonly<Record<string, Shift>>, unitId: UnitId, now: number): Shift | undefined {
  return Object.values(shifts)
    .filter((shift) => shift.unitId === unitId && shift.cancelled === undefined && shift.endedAt === undefined)
    .filter((shift) => now >= shift.startAt - earliestStartMs && now < shift.endAt)
    .sort((first, second) => first.startAt - second.startAt)[0];
}

/** Units that should be there and are not, the longest late first. */
export function lateShifts(shifts: Readonly<Record<string, Shift>>, now: number): Shift[] {
  return Object.values(shifts)
    .filter((shift) => shiftState(shift, now) === 'late')
    .sort((first, second) => first.startAt - second.startAt);
}

import { civilDate } from '../rulebook/workingTime.ts';

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;

/** A moment on the hall's clock. */
export interface CivilHour {
  /** `2026-11-22`. */
  readonly date: string;
  /** 0 is Monday. */
  readonly weekday: number;
  readonly hour: number;
}

export function civilHour(at: number, utcOffsetMin: number): CivilHour {
  const local = at + utcOffsetMin * 60_000;
  const day = Math.floor(local / dayMs);
  // 1970-01-01 was a Thursday.
  const weekday = (((day + 3) % 7) + 7) % 7;
  return { date: civilDate(day), weekday, hour: Math.floor((local - day * dayMs) / hourMs) };
}

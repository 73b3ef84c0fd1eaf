import type { Calendar, WorkingSpan } from './calendar.ts';

const dayMs = 86_400_000;
const minuteMs = 60_000;
/** A calendar in which nobody ever works would be searched for ever; ten years say that no deadline comes. */
const longestSearchDays = 3_660;

/** The moment at which so many working seconds after `startedAt` are over; null when the calendar never gets there. */
export function addWorkingSeconds(calendar: Calendar, startedAt: number, seconds: number): number | null {
  let leftMs = seconds * 1_000;
  const offsetMs = calendar.timeZone.utcOffsetMin * minuteMs;
  const firstDay = Math.floor((startedAt + offsetMs) / dayMs);
  for (let day = firstDay; day < firstDay + longestSearchDays; day += 1) {
    const midnight = day * dayMs - offsetMs;
    for (const { fromMin, toMin } of workingSpansOf(calendar, day)) {
      const from = Math.max(midnight + fromMin * minuteMs, startedAt);
      const to = midnight + toMin * minuteMs;
      if (to <= from) continue;
      if (to - from >= leftMs) return from + leftMs;
      leftMs -= to - from;
    }
  }
  return null;
}

/** Working seconds between two moments; 0 when `until` is not after `since`. */
export function workingSecondsBetween(calendar: Calendar, since: number, until: number): number {
  const offsetMs = calendar.timeZone.utcOffsetMin * minuteMs;
  const lastDay = Math.floor((until + offsetMs) / dayMs);
  let sumMs = 0;
  for (let day = Math.floor((since + offsetMs) / dayMs); day <= lastDay; day += 1) {
    const midnight = day * dayMs - offsetMs;
    for (const { fromMin, toMin } of workingSpansOf(calendar, day)) {
      const from = Math.max(midnight + fromMin * minuteMs, since);
      sumMs += Math.max(0, Math.min(midnight + toMin * minuteMs, until) - from);
    }
  }
  return sumMs / 1_000;
}

/** An extra day wins over a holiday: that is what it is for. `day` counts from 1970-01-01, which was a Thursday. */
function workingSpansOf(calendar: Calendar, day: number): readonly WorkingSpan[] {
  const date = civilDate(day);
  const extra = calendar.extraDays.find((one) => one.date === date);
  if (extra !== undefined) return extra.spans;
  if (calendar.holidays.includes(date)) return [];
  return calendar.week[(((day + 3) % 7) + 7) % 7] ?? [];
}

/** The proleptic Gregorian date of a count of days since 1970-01-01, after H. Hinnant's days-to-civil. */
export function civilDate(day: number): string {
  const shifted = day + 719_468;
  const era = Math.floor(shifted / 146_097);
  const dayOfEra = shifted - era * 146_097;
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1_460) + Math.floor(dayOfEra / 36_524) - Math.floor(dayOfEra / 146_096)) / 365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const shiftedMonth = Math.floor((5 * dayOfYear + 2) / 153);
  const dayOfMonth = dayOfYear - Math.floor((153 * shiftedMonth + 2) / 5) + 1;
  const month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9;
  const year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0);
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(dayOfMonth).padStart(2, '0')}`;
}

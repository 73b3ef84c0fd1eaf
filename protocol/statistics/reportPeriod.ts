import { z } from 'zod';
import { agencyIdSchema, areaIdSchema } from '../ids.ts';
import { incidentTypeSchema } from '../incident/incident.ts';
import { civilDateSchema } from '../rulebook/calendar.ts';
import { civilHour } from './civilHour.ts';
import type { Period } from './statistics.ts';

export const reportKinds = ['daily', 'weekly', 'monthly', 'custom'] as const;
export const reportKindSchema = z.enum(reportKinds);
export type ReportKind = z.infer<typeof reportKindSchema>;

/** Days of the hall's clock: `from` inclusive, `to` exclusive. */
export interface CivilPeriod {
  readonly from: string;
  readonly to: string;
}

/** What is asked of GET /api/reports/:kind. Without `to`: the day, the week or the month that `from` lies in. */
export const reportQuerySchema = z.strictObject({
  from: civilDateSchema,
  to: civilDateSchema.exactOptional(),
  format: z.enum(['xlsx', 'pdf']),
  language: z.enum(['zh', 'en']).default('zh'),
  areaId: areaIdSchema.exactOptional(),
  agencyId: agencyIdSchema.exactOptional(),
  type: incidentTypeSchema.exactOptional(),
});
export type ReportQuery = z.infer<typeof reportQuerySchema>;

const dayMs = 86_400_000;
/** A report over more than two years would be a reason to ask for the journal instead. */
const longestDays = 800;

/** Null for what is no period: an end before its beginning, a day that no calendar has, a custom one without an end. */
export function reportPeriod(kind: ReportKind, { from, to }: Pick<ReportQuery, 'from' | 'to'>): CivilPeriod | null {
  const first = dayNumber(from);
  if (first === null || (to === undefined && kind === 'custom')) return null;
  if (to !== undefined) {
    const last = dayNumber(to);
    return last === null || last <= first || last - first > longestDays ? null : { from, to };
  }
  if (kind === 'daily') return { from, to: dayName(first + 1) };
  if (kind === 'weekly') {
    const monday = first - civilHour(first * dayMs, 0).weekday;
    return { from: dayName(monday), to: dayName(monday + 7) };
  }
  const [year = 0, month = 1] = from.split('-').map(Number);
  const next = month === 12 ? [year + 1, 1] : [year, month + 1];
  return {
    from: `${from.slice(0, 7)}-01`,
    to: `${String(next[0]).padStart(4, '0')}-${String(next[1]).padStart(2, '0')}-01`,
  };
}

/** Midnight to midnight on the hall's clock. */
export function momentsOf({ from, to }: CivilPeriod, utcOffsetMin: number): Period {
  const midnight = (date: string) => (dayNumber(date) ?? 0) * dayMs - utcOffsetMin * 60_000;
  return { from: midnight(from), to: midnight(to) };
}

/** The day so many days after another. */
export function addDays(date: string, days: number): string {
  return dayName((dayNumber(date) ?? 0) + days);
}

function dayName(day: number): string {
  return civilHour(day * dayMs, 0).date;
}

/** Days since 1970-01-01, after H. Hinnant's civil-to-days; null for a day that does not exist. */
function dayNumber(date: string): number | null {
  const [year = 0, month = 1, day = 1] = date.split('-').map(Number);
  const shifted = month <= 2 ? year - 1 : year;
  const era = Math.floor(shifted / 400);
  const yearOfEra = shifted - era * 400;
  const dayOfYear = Math.floor((153 * (month > 2 ? month - 3 : month + 9) + 2) / 5) + day - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  const number = era * 146_097 + dayOfEra - 719_468;
  return dayName(number) === date ? number : null;
}

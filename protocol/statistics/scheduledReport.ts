import { z } from 'zod';
import { civilDateSchema } from '../rulebook/calendar.ts';
import type { ReportSchedule } from '../rulebook/reportSchedule.ts';
import { civilHour } from './civilHour.ts';
import { addDays, momentsOf, reportPeriod, type CivilPeriod } from './reportPeriod.ts';

export const scheduledKinds = ['daily', 'weekly', 'monthly'] as const;
export const scheduledKindSchema = z.enum(scheduledKinds);
export type ScheduledKind = z.infer<typeof scheduledKindSchema>;

export const reportFormats = ['pdf', 'xlsx'] as const;
export const reportFormatSchema = z.enum(reportFormats);

/** A report that the server wrote by itself and keeps as a file. */
export const scheduledReportSchema = z.strictObject({
  id: z.uuid(),
  kind: scheduledKindSchema,
  from: civilDateSchema,
  to: civilDateSchema,
  format: reportFormatSchema,
  language: z.enum(['zh', 'en']),
  madeAt: z.number(),
  /** How far the live stream was. */
  seq: z.number().int().nonnegative(),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  bytes: z.number().int().positive(),
  /** Written before its period was over, because the server's clock ran ahead then; another one takes its place. */
  isPremature: z.boolean(),
});
export type ScheduledReport = z.infer<typeof scheduledReportSchema>;
export const scheduledReportsSchema = z.strictObject({ reports: z.array(scheduledReportSchema) });

export interface DueReport {
  readonly kind: ScheduledKind;
  readonly period: CivilPeriod;
}

export interface DueQuestion {
  readonly schedule: ReportSchedule;
  /** The hall's zone has no daylight saving, so that every day has 24 hours and every period one end. */
  readonly utcOffsetMin: number;
  readonly now: number;
  /** When the journal began: no report is owed for a period that ended before. */
  readonly since: number;
  readonly isMade: (due: DueReport) => boolean;
}

/** How many periods back a stopped server makes up for. */
const mostMissed: Record<ScheduledKind, number> = { daily: 14, weekly: 5, monthly: 3 };

/** What is owed now, oldest first of each kind. */
export function dueReports({ schedule, utcOffsetMin, now, since, isMade }: DueQuestion): DueReport[] {
  const today = civilHour(now, utcOffsetMin).date;
  return scheduledKinds.flatMap((kind) => {
    const { isOn, atMin } = schedule[kind];
    if (!isOn) return [];
    const owed: DueReport[] = [];
    let period = reportPeriod(kind, { from: today });
    for (let back = 0; back < mostMissed[kind] && period !== null; back += 1) {
      period = reportPeriod(kind, { from: addDays(period.from, -1) });
      if (period === null) break;
      const { to } = momentsOf(period, utcOffsetMin);
      const due = { kind, period };
      if (to > since && to + atMin * 60_000 <= now && !isMade(due)) owed.unshift(due);
    }
    return owed;
  });
}

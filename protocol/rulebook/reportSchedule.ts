import { z } from 'zod';

/** Minutes after midnight of the day that follows the period. */
const runSchema = z.strictObject({ isOn: z.boolean(), atMin: z.number().int().min(0).max(1439) });

/** Which reports the server writes by itself, when, in which language, and for how long their files are kept. */
export const reportScheduleSchema = z.strictObject({
  daily: runSchema,
  weekly: runSchema,
  monthly: runSchema,
  language: z.enum(['zh', 'en']),
  keepDays: z.number().int().min(7).max(3_660),
});
export type ReportSchedule = z.infer<typeof reportScheduleSchema>;

/** What a book without a schedule of its own means. */
export const defaultReportSchedule: ReportSchedule = {
  daily: { isOn: true, atMin: 6 * 60 },
  weekly: { isOn: true, atMin: 6 * 60 + 10 },
  monthly: { isOn: true, atMin: 6 * 60 + 20 },
  language: 'zh',
  keepDays: 730,
};

export function scheduleOf({ reports }: { readonly reports?: ReportSchedule | undefined }): ReportSchedule {
  return reports ?? defaultReportSchedule;
}

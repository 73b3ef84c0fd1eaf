import type { ShiftPlan } from '../../../protocol/roster/roster.ts';
import { dayTime } from '../../i18n/dayTime.ts';

export function shiftTimes({ startAt, endAt }: Pick<ShiftPlan, 'startAt' | 'endAt'>, language: string): string {
  return `${dayTime(startAt, language)} — ${dayTime(endAt, language)}`;
}

import type { ShiftPlan } from '../../../protocol/roster/roster.ts';

/** `11/22 08:00`, in this computer's zone. */
export function shiftTime(at: number, language: string): string {
  return new Date(at).toLocaleString(language, {
    month: 'numeric',
    day: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    hour12: false,
  });
}

export function shiftTimes({ startAt, endAt }: Pick<ShiftPlan, 'startAt' | 'endAt'>, language: string): string {
  return `${shiftTime(startAt, language)} — ${shiftTime(endAt, language)}`;
}

import type { TFunction } from 'i18next';
import { formatIn } from '../../i18n/formatIn.ts';

const clock = { hour: '2-digit', minute: '2-digit', second: '2-digit', hourCycle: 'h23' } as const;
const ofToday = formatIn(clock);
const ofAnotherDay = formatIn({ month: '2-digit', day: '2-digit', ...clock });

/** Hours, minutes, seconds of the phone's time zone; the month and day before it when it was not today. */
export function formatTime(at: number, now: number, language: string): string {
  const isToday = new Date(at).toDateString() === new Date(now).toDateString();
  return (isToday ? ofToday : ofAnotherDay)(language).format(at);
}

export function formatAge(ageMs: number, translate: TFunction): string {
  const seconds = Math.max(0, Math.floor(ageMs / 1_000));
  if (seconds < 60) return translate('field.age.seconds', { count: seconds });
  if (seconds < 3_600) return translate('field.age.minutes', { count: Math.floor(seconds / 60) });
  return translate('field.age.hours', { count: Math.floor(seconds / 3_600) });
}

import { dayTime } from './dayTime.ts';
import { formatIn } from './formatIn.ts';

const ofToday = formatIn({ hour: '2-digit', minute: '2-digit', second: '2-digit', hourCycle: 'h23' });

/** `08:00:05` of today; another day's time says which day it was and leaves the seconds out. */
export function nearTime(at: number, now: number, language: string): string {
  const isToday = new Date(at).toDateString() === new Date(now).toDateString();
  return isToday ? ofToday(language).format(at) : dayTime(at, language);
}

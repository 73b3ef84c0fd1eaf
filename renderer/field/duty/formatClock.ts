import { formatIn } from '../../i18n/formatIn.ts';

const clock = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const;
const ofToday = formatIn(clock);
const ofAnotherDay = formatIn({ month: '2-digit', day: '2-digit', ...clock });

/** Hours and minutes of the phone's time zone; the month and day before them when it is not today. */
export function formatClock(at: number, now: number, language: string): string {
  const isToday = new Date(at).toDateString() === new Date(now).toDateString();
  return (isToday ? ofToday : ofAnotherDay)(language).format(at);
}

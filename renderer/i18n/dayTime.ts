import { formatIn } from './formatIn.ts';

const format = formatIn({ month: 'numeric', day: 'numeric', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });

/** `11/22 08:00`, in this computer's zone. */
export function dayTime(at: number, language: string): string {
  return format(language).format(at);
}

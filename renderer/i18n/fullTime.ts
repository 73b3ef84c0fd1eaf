import { formatIn } from './formatIn.ts';

const clock = { hour: '2-digit', minute: '2-digit', second: '2-digit', hourCycle: 'h23' } as const;
const format = formatIn({ year: 'numeric', month: 'numeric', day: 'numeric', ...clock });

/** `2026/11/22 08:00:05`, in this computer's zone: for what is read long after. */
export function fullTime(at: number, language: string): string {
  return format(language).format(at);
}

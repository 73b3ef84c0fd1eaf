import type { Calendar, WorkingSpan } from '../../../protocol/rulebook/calendar.ts';

/** Spans as people write them: `09:00-12:00 13:30-17:30`. */
export function spansText(spans: readonly WorkingSpan[]): string {
  return spans.map(({ fromMin, toMin }) => `${timeText(fromMin)}-${timeText(toMin)}`).join(' ');
}

/** Null when it cannot be read. */
export function readSpans(text: string): WorkingSpan[] | null {
  const spans: WorkingSpan[] = [];
  for (const part of text.trim().split(/\s+/)) {
    if (part === '') continue;
    const match = /^(\d{1,2}):(\d{2})[-–—~](\d{1,2}):(\d{2})$/.exec(part);
    if (match === null) return null;
    const [fromHour = 0, fromMinute = 0, toHour = 0, toMinute = 0] = match.slice(1).map(Number);
    if (fromMinute > 59 || toMinute > 59) return null;
    spans.push({ fromMin: fromHour * 60 + fromMinute, toMin: toHour * 60 + toMinute });
  }
  return spans;
}

export function extraDaysText(days: Calendar['extraDays']): string {
  return days.map(({ date, spans }) => `${date} ${spansText(spans)}`).join('\n');
}

export function readExtraDays(text: string): Calendar['extraDays'] | null {
  const days: Calendar['extraDays'] = [];
  for (const line of linesOf(text)) {
    const [date = '', ...rest] = line.split(/\s+/);
    const spans = readSpans(rest.join(' '));
    if (spans === null) return null;
    days.push({ date, spans });
  }
  return days;
}

export function linesOf(text: string): string[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
}

function timeText(minutes: number): string {
  return `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
}

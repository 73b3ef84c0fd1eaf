import type { TFunction } from 'i18next';

/** Making a format costs the phone more than the screen it stands on, so each is made once. */
const formats = new Map<string, Intl.DateTimeFormat>();

/** Hours, minutes, seconds of the phone's time zone; the month and day before it when it was not today. */
export function formatTime(at: number, now: number, language: string): string {
  const isToday = new Date(at).toDateString() === new Date(now).toDateString();
  return formatOf(language, isToday).format(at);
}

function formatOf(language: string, isToday: boolean): Intl.DateTimeFormat {
  const key = `${language} ${String(isToday)}`;
  const known = formats.get(key);
  if (known !== undefined) return known;
  const format = new Intl.DateTimeFormat(language, {
    ...(isToday ? {} : { month: '2-digit', day: '2-digit' }),
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    hourCycle: 'h23',
  });
  formats.set(key, format);
  return format;
}

export function formatAge(ageMs: number, translate: TFunction): string {
  const seconds = Math.max(0, Math.floor(ageMs / 1_000));
  if (seconds < 60) return translate('field.age.seconds', { count: seconds });
  if (seconds < 3_600) return translate('field.age.minutes', { count: Math.floor(seconds / 60) });
  return translate('field.age.hours', { count: Math.floor(seconds / 3_600) });
}

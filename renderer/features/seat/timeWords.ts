import type { TFunction } from 'i18next';

/** How long ago, in one unit: `18 秒前`. An instant slightly ahead of this page's clock is now. */
export function ageWords(translate: TFunction, ageMs: number): string {
  const seconds = Math.max(0, Math.floor(ageMs / 1000));
  if (seconds < 1) return translate('age.now');
  if (seconds < 60) return translate('age.seconds', { count: seconds });
  const minutes = Math.floor(seconds / 60);
  if (minutes < 60) return translate('age.minutes', { count: minutes });
  const hours = Math.floor(minutes / 60);
  if (hours < 48) return translate('age.hours', { count: hours });
  return translate('age.days', { count: Math.floor(hours / 24) });
}

/** A running clock: `03:21`, and with hours `1:03:21`. */
export function runningClock(elapsedMs: number): string {
  const seconds = Math.max(0, Math.floor(elapsedMs / 1000));
  const hours = Math.floor(seconds / 3600);
  const rest = `${pad(Math.floor(seconds / 60) % 60)}:${pad(seconds % 60)}`;
  return hours === 0 ? rest : `${hours}:${rest}`;
}

/** Time of day of this computer's zone: `09:05:07`. */
export function clockTime(at: number): string {
  const date = new Date(at);
  return `${pad(date.getHours())}:${pad(date.getMinutes())}:${pad(date.getSeconds())}`;
}

export function distanceWords(metres: number): string {
  return metres < 1000 ? `${Math.round(metres)} m` : `${(metres / 1000).toFixed(metres < 10_000 ? 2 : 1)} km`;
}

function pad(value: number): string {
  return String(value).padStart(2, '0');
}

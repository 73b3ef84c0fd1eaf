import type { TFunction } from 'i18next';

/** An age or a wait in one unit, whole and never zero-looking: `18 s`, `3 min`, `2 h`. */
export function formatAge(translate: TFunction, ms: number): string {
  const seconds = Math.max(1, Math.round(ms / 1_000));
  if (seconds < 90) return translate('tile.age.seconds', { count: seconds });
  const minutes = Math.round(seconds / 60);
  if (minutes < 90) return translate('tile.age.minutes', { count: minutes });
  return translate('tile.age.hours', { count: Math.round(minutes / 60) });
}

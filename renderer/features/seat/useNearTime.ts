import { useTranslation } from 'react-i18next';
import { nearTime } from '../../i18n/nearTime.ts';
import { useServerDay } from './useServerNow.ts';

/** Says when something was or will be: the time of day, and which day unless it is today. */
export function useNearTime(): (at: number) => string {
  const { i18n } = useTranslation();
  const today = useServerDay();
  return (at) => nearTime(at, today, i18n.language);
}

import { useTranslation } from 'react-i18next';
import { ageWords, clockTime } from './timeWords.ts';
import { useServerNow } from './useServerNow.ts';

interface AgeProps {
  readonly at: number;
  /** Older than this it fades, since nothing old may look fresh; milliseconds. */
  readonly staleAfterMs?: number;
}

/** A running age; the time of day stands in its title. */
export function Age({ at, staleAfterMs = Number.POSITIVE_INFINITY }: AgeProps) {
  const { t } = useTranslation();
  const ageMs = useServerNow() - at;
  return (
    <time
      className={ageMs > staleAfterMs ? 'age is-stale' : 'age'}
      dateTime={new Date(at).toISOString()}
      title={clockTime(at)}
    >
      {ageWords(t, ageMs)}
    </time>
  );
}

import { useTranslation } from 'react-i18next';
import { ageWords } from './timeWords.ts';
import { useNearTime } from './useNearTime.ts';
import { useServerNow } from './useServerNow.ts';

interface AgeProps {
  readonly at: number;
  /** Older than this it fades, since nothing old may look fresh; milliseconds. */
  readonly staleAfterMs?: number;
}

/** A running age; when it was stands in its title. */
export function Age({ at, staleAfterMs = Number.POSITIVE_INFINITY }: AgeProps) {
  const { t } = useTranslation();
  const nearTime = useNearTime();
  const ageMs = useServerNow() - at;
  return (
    <time
      className={ageMs > staleAfterMs ? 'age is-stale' : 'age'}
      dateTime={new Date(at).toISOString()}
      title={nearTime(at)}
    >
      {ageWords(t, ageMs)}
    </time>
  );
}

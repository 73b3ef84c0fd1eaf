import type { TrackReader } from '../../../protocol/unit/unitTrack.ts';
import { useWords } from '../useWords.ts';

interface TrackReadersProps {
  readonly readers: readonly TrackReader[];
  readonly time: (at: number) => string;
}

/** Who of the hall looked, when, at which duty, and what for: looking is never secret. */
export function TrackReaders({ readers, time }: TrackReadersProps) {
  const { t } = useWords();
  return (
    <section className="notes">
      <h3>{t('field.track.readers')}</h3>
      {readers.length === 0 && <p className="muted">{t('field.track.nobody')}</p>}
      <ul className="list">
        {readers.map(({ at, name, role, purpose, dutySince }) => (
          <li className="row" key={`${at} ${name}`} data-testid="field-track-reader">
            <div className="row-head">
              <strong>{name}</strong>
              <span>{t(`role.${role}`)}</span>
              <time className="muted">{time(at)}</time>
            </div>
            <p>{t('field.track.purpose', { purpose })}</p>
            <p className="muted">
              {dutySince === null ? t('field.track.latest') : t('field.track.dutyFrom', { time: time(dutySince) })}
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
}

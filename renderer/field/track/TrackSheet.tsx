import { useState } from 'react';
import type { UnitId } from '../../../protocol/ids.ts';
import { trackKeptMs, type Track, type TrackPoint } from '../../../protocol/unit/unitTrack.ts';
import { rejectionWords } from '../../i18n/rejectionWords.ts';
import { useField } from '../FieldContext.ts';
import { formatTime } from '../parts/formatTime.ts';
import { Problem } from '../parts/Problem.tsx';
import { Sheet } from '../parts/Sheet.tsx';
import { useNow } from '../parts/useNow.ts';
import { GroundMap } from '../scene/GroundMap.tsx';
import { drawTrack } from './drawTrack.ts';
import { TrackReaders } from './TrackReaders.tsx';
import { useOwnTrack } from './useOwnTrack.ts';
import { useWords } from '../useWords.ts';
import './track.css';

const dayMs = 24 * 3_600_000;

/** What the hall keeps of where this unit was, and who of the hall looked at it: the unit sees all that is kept. */
export function TrackSheet({ unitId, onClose }: { readonly unitId: UnitId; readonly onClose: () => void }) {
  const { t, i18n } = useWords();
  const now = useNow();
  const hall = useField((state) => (state.connection === 'online' ? state.hall : null));
  const [chosen, setChosen] = useState<number | null>(null);
  const { track, failure } = useOwnTrack(hall, unitId, chosen);
  const time = (at: number) => formatTime(at, now, i18n.language);
  return (
    <Sheet heading={t('field.track.heading')} onClose={onClose}>
      <p className="muted">{t('field.track.kept', { days: trackKeptMs / dayMs })}</p>
      {hall === null && <p className="sign sign-warning">{t('field.track.offline')}</p>}
      {failure !== null && <Problem words={rejectionWords(t, failure)} />}
      {track === null && hall !== null && failure === null && <p role="status">{t('field.track.loading')}</p>}
      {track !== null && (
        <>
          {track.duties.length > 0 && (
            <label className="track-duty">
              {t('field.track.duty')}
              <select
                value={track.dutySince ?? ''}
                data-testid="field-track-duty"
                onChange={(event) => setChosen(Number(event.target.value))}
              >
                {track.duties.map((since) => (
                  <option key={since} value={since}>
                    {t('field.track.dutyFrom', { time: time(since) })}
                  </option>
                ))}
              </select>
            </label>
          )}
          <Way track={track} time={time} />
          <TrackReaders readers={track.readers ?? []} time={time} />
        </>
      )}
    </Sheet>
  );
}

function Way({ track: { points, duties }, time }: { readonly track: Track; readonly time: (at: number) => string }) {
  const { t } = useWords();
  const [first, last] = [points[0], points.at(-1)];
  if (first === undefined || last === undefined)
    return <p className="muted">{t(duties.length === 0 ? 'field.track.none' : 'field.track.empty')}</p>;
  return (
    <>
      <GroundMap
        // Another duty is seen whole again, wherever a finger had moved the map.
        key={first.at}
        spots={[middleOf(points), ...points]}
        label={t('field.track.map')}
        testId="field-track-map"
        draw={(context, size, view, palette) => drawTrack(context, size, { points, view }, palette)}
      />
      <p className="scene-key muted">
        <span>
          <i className="key-start" /> {t('field.track.start')}
        </span>
        <span>
          <i className="key-own" /> {t('field.track.end')}
        </span>
      </p>
      <p data-testid="field-track-points">
        {t('field.track.points', { from: time(first.at), to: time(last.at), count: points.length })}
      </p>
    </>
  );
}

function middleOf(points: readonly TrackPoint[]): { readonly lon: number; readonly lat: number } {
  const lons = points.map(({ lon }) => lon);
  const lats = points.map(({ lat }) => lat);
  return { lon: (Math.min(...lons) + Math.max(...lons)) / 2, lat: (Math.min(...lats) + Math.max(...lats)) / 2 };
}

import { Button, Input, Popover, Select } from 'antd';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { UnitId } from '../../../protocol/ids.ts';
import type { Track } from '../../../protocol/unit/unitTrack.ts';
import { dayTime } from '../../i18n/dayTime.ts';
import { useHallStore } from '../../store/index.ts';
import { RefusalNotice, useNearTime, useSeat } from '../seat/index.ts';
import { useUnitName } from './useUnitName.ts';

/** The way of a shift on the map, after a purpose that stands in the audit log. */
export function TrackControl({ unitId }: { readonly unitId: UnitId }) {
  const { t, i18n } = useTranslation();
  const nearTime = useNearTime();
  const { ask } = useSeat();
  const store = useHallStore();
  const unitName = useUnitName();
  const [purpose, setPurpose] = useState('');
  const [track, setTrack] = useState<Track | null>(null);
  const [problem, setProblem] = useState<unknown>(null);
  useEffect(() => () => store.setState({ shownTrack: [] }), [store]);

  async function read(dutySince?: number): Promise<void> {
    setProblem(null);
    try {
      const answer = await ask('units.track', {
        ...{ unitId, purpose: purpose.trim() },
        ...(dutySince !== undefined && { dutySince }),
      });
      setTrack(answer);
      store.setState({ shownTrack: answer.points });
    } catch (error) {
      setProblem(error);
    }
  }
  function clear(): void {
    setTrack(null);
    store.setState({ shownTrack: [] });
  }
  const day = (at: number): string => dayTime(at, i18n.language);
  const [first, last] = [track?.points[0], track?.points.at(-1)];
  return (
    <Popover
      trigger="click"
      title={t('track.title', { unit: unitName(unitId) })}
      content={
        <div className="track-card">
          <p className="muted">{t('track.kept')}</p>
          <Input
            value={purpose}
            maxLength={200}
            placeholder={t('track.purpose')}
            aria-label={t('track.purpose')}
            data-testid="track-purpose"
            onChange={(event) => setPurpose(event.target.value)}
          />
          {problem !== null && <RefusalNotice error={problem} onDismiss={() => setProblem(null)} />}
          {track !== null && track.duties.length > 0 && (
            <Select<number>
              value={track.dutySince}
              options={track.duties.map((at) => ({ value: at, label: t('track.duty', { time: day(at) }) }))}
              onChange={(since) => void read(since)}
            />
          )}
          {track !== null && (
            <p data-testid="track-points">
              {first === undefined || last === undefined
                ? t('track.empty')
                : t('track.points', {
                    count: track.points.length,
                    from: nearTime(first.at),
                    to: nearTime(last.at),
                  })}
            </p>
          )}
          <span className="track-verbs">
            <Button
              type="primary"
              size="small"
              disabled={purpose.trim().length < 2}
              onClick={() => void read()}
              data-testid="track-show"
            >
              {t('track.show')}
            </Button>
            <Button size="small" disabled={track === null} onClick={clear}>
              {t('track.hide')}
            </Button>
          </span>
        </div>
      }
    >
      <Button size="small" data-testid="track-open">
        {t('track.open')}
      </Button>
    </Popover>
  );
}

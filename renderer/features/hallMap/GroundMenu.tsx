import { Button } from 'antd';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isPermitted } from '../../../protocol/access/permissions.ts';
import type { Position } from '../../../protocol/geometry/place.ts';
import type { CallOutput } from '../../../protocol/wire/allCalls.ts';
import { openLookedAt, useHall, useHallStore } from '../../store/index.ts';
import { leftOutWords } from '../linkage/index.ts';
import { distanceWords, RefusalNotice, useSeat } from '../seat/index.ts';

export interface GroundMenuProps {
  readonly position: Position;
  /** Where on the map it stands, pixels. */
  readonly x: number;
  readonly y: number;
  /** Which way the card opens so that it stays on the map. */
  readonly opens: `${'up' | 'down'}-${'left' | 'right'}`;
  readonly onReport: ((position: Position) => void) | null;
  readonly onClose: () => void;
}

const lookRadiusM = 40;
const shownLeftOut = 4;

/** What can be done at a clicked place: report there, or turn the cameras of the three tiers to it. */
export function GroundMenu({ position, x, y, opens, onReport, onClose }: GroundMenuProps) {
  const { t } = useTranslation();
  const seat = useSeat();
  const store = useHallStore();
  const cameras = useHall((state) => state.directory.cameras);
  const [isAsking, setIsAsking] = useState(false);
  const [answer, setAnswer] = useState<CallOutput<'linkage.lookAt'> | null>(null);
  const [error, setError] = useState<unknown>(null);
  const mayLook = isPermitted(seat.session.role, 'lookAtPlace');

  useEffect(() => {
    const close = (event: KeyboardEvent) => {
      if (event.key === 'Escape') onClose();
    };
    window.addEventListener('keydown', close);
    return () => window.removeEventListener('keydown', close);
  }, [onClose]);

  async function look(): Promise<void> {
    setIsAsking(true);
    setError(null);
    try {
      const seen = await seat.lookAt({ place: position, radiusM: lookRadiusM });
      setAnswer(seen);
      openLookedAt(store, seen.chosen);
    } catch (refused) {
      setError(refused);
    } finally {
      setIsAsking(false);
    }
  }
  return (
    <div className="ground-menu" style={{ left: x, top: y }} role="menu" aria-label={t('map.here')}>
      <span className="ground-dot" aria-hidden="true" />
      <div className="ground-card" data-opens={opens}>
        <span className="muted">
          {position.lon.toFixed(5)}, {position.lat.toFixed(5)}
        </span>
        {onReport !== null && (
          <Button
            type="primary"
            onClick={() => {
              onReport(position);
              onClose();
            }}
            data-testid="ground-report"
          >
            {t('map.reportHere')}
          </Button>
        )}
        {mayLook && (
          <Button loading={isAsking} onClick={() => void look()} data-testid="ground-look">
            {t('map.lookHere')}
          </Button>
        )}
        {error !== null && <RefusalNotice error={error} onDismiss={() => setError(null)} />}
        {answer !== null && (
          <ul className="look-answer">
            {answer.chosen.map((one) => (
              <li key={one.cameraId}>
                <b>{t(`tier.${one.tier}`)}</b> {cameras[one.cameraId]?.name ?? one.cameraId} ·{' '}
                {distanceWords(one.distanceM)} · {t(`aim.${one.aim}`)}
              </li>
            ))}
            {answer.chosen.length === 0 && <li>{t('map.nothingSees')}</li>}
            {answer.leftOut.slice(0, shownLeftOut).map((one) => (
              <li key={one.cameraId} className="muted">
                {cameras[one.cameraId]?.name ?? one.cameraId} · {leftOutWords(t, one)}
              </li>
            ))}
          </ul>
        )}
      </div>
    </div>
  );
}

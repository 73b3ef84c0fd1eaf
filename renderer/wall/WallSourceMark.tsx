import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { ShownDisplay } from '../../protocol/wall/showWall.ts';
import type { Wall } from '../../protocol/wall/wall.ts';
import { wallDriver } from '../../protocol/wall/wallControl.ts';
import { useIncidentNamer } from '../features/rulebook/index.ts';
import { useTileHost, useTileNow } from '../features/tile/index.ts';
import { useHall } from '../store/index.ts';

interface WallSourceMarkProps {
  readonly wall: Wall;
  readonly shown: ShownDisplay;
}

/** In one corner: why the wall shows something by itself, and who drives it. Nothing when it simply stands. */
export function WallSourceMark({ wall, shown }: WallSourceMarkProps): ReactElement | null {
  const { t } = useTranslation();
  const nameOf = useIncidentNamer();
  const now = useTileNow(useTileHost().readServerNow);
  const { source, changesAt } = shown;
  const incident = useHall((state) =>
    source.kind === 'raised' ? state.dispatch.state.incidents[source.incidentId] : undefined,
  );
  const alarm = useHall((state) =>
    source.kind === 'alarm' ? state.dispatch.state.alarms.groups[source.alarmGroupId] : undefined,
  );
  const driver = wallDriver(wall, now);
  if (source.kind === 'own' && driver === null) return null;
  const seconds = changesAt === null ? null : Math.max(0, Math.ceil((changesAt - now) / 1000));
  return (
    <div className="wall-source" data-source={source.kind} role="status">
      {source.kind === 'raised' && incident !== undefined && (
        <strong>
          {t('wall.raised', {
            number: incident.number,
            type: nameOf(incident),
            seconds: seconds ?? 0,
          })}
          {source.waiting > 0 && t('wall.raisedWaiting', { count: source.waiting })}
        </strong>
      )}
      {source.kind === 'alarm' && (
        <strong>
          {t('wall.raisedAlarm', {
            type: alarm === undefined ? '' : t(`incidentType.${alarm.incidentType}`),
            source: alarm?.sourceName ?? '',
            seconds: seconds ?? 0,
          })}
          {source.waiting > 0 && t('wall.raisedWaiting', { count: source.waiting })}
        </strong>
      )}
      {source.kind === 'tour' && (
        <span>{t('wall.touring', { scene: source.sceneName, step: source.step + 1, steps: source.steps })}</span>
      )}
      {driver !== null && <span>{t('wall.drivenBy', { name: driver.name })}</span>}
    </div>
  );
}

import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { AlarmGroupId } from '../../protocol/ids.ts';
import { formatAge, useTileHost, useTileNow } from '../features/tile/index.ts';
import { useHall } from '../store/index.ts';

/** One alarm to be read from eight metres: what, from where, how many, since when, and what became of it. */
export function AlarmTile({ alarmGroupId }: { readonly alarmGroupId: AlarmGroupId }): ReactElement {
  const { t } = useTranslation();
  const now = useTileNow(useTileHost().readServerNow);
  const group = useHall((state) => state.dispatch.state.alarms.groups[alarmGroupId]);
  const incidents = useHall((state) => state.dispatch.state.incidents);
  if (group === undefined) return <div className="wall-incident">{t('reasons.alarmUnknown')}</div>;
  const incident = group.incidentId === undefined ? undefined : incidents[group.incidentId];
  return (
    <div className="wall-incident" data-priority={group.priority} data-status={group.status}>
      <header>
        <strong>{t(`incidentType.${group.incidentType}`)}</strong>
        <span>{t(`priority.${group.priority}`)}</span>
        <span>
          {group.status === 'accepted'
            ? t('wall.alarm.accepted', { number: incident?.number ?? '' })
            : t(`wall.alarm.${group.status}`)}
        </span>
        <time>{formatAge(t, now - group.raisedAt)}</time>
      </header>
      {/* What its sender did not release for everyone is not for a room either. */}
      <p>{group.handling === 'open' ? group.text : t('wall.alarm.restricted')}</p>
      {group.address !== '' && <p className="wall-incident-place">{group.address}</p>}
      <ul>
        <li>
          <span>{group.sourceName}</span>
          <span>{t('wall.alarm.count', { count: group.count })}</span>
        </li>
      </ul>
    </div>
  );
}

import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { AlarmGroupId, IncidentId } from '../../../../protocol/ids.ts';
import { useHall } from '../../../store/index.ts';
import { MiniCard } from './MiniCard.tsx';

/** An incident's card in small: what it is, how it stands, how many are on it. */
export function MiniIncident({ incidentId }: { readonly incidentId: IncidentId }): ReactElement {
  const { t } = useTranslation();
  const incident = useHall((state) => state.dispatch.state.incidents[incidentId]);
  if (incident === undefined) return <MiniCard kind="incident" title={t('reasons.incidentUnknown')} />;
  const status = t(`incidentStatus.${incident.status}`);
  const units = t('walls.mini.units', { count: incident.assignments.length });
  return (
    <MiniCard
      kind="incident"
      priority={incident.priority}
      title={t(`incidentType.${incident.type}`)}
      under={incident.assignments.length === 0 ? status : `${status} · ${units}`}
    />
  );
}

/** An alarm's card in small: what it is, who reports it and how often. */
export function MiniAlarm({ alarmGroupId }: { readonly alarmGroupId: AlarmGroupId }): ReactElement {
  const { t } = useTranslation();
  const group = useHall((state) => state.dispatch.state.alarms.groups[alarmGroupId]);
  if (group === undefined) return <MiniCard kind="alarm" title={t('reasons.alarmUnknown')} />;
  return (
    <MiniCard
      kind="alarm"
      priority={group.priority}
      title={t(`incidentType.${group.incidentType}`)}
      under={`${group.sourceName} ×${group.count}`}
    />
  );
}

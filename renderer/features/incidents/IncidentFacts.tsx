import { Button } from 'antd';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Incident } from '../../../protocol/incident/incident.ts';
import { fullTime } from '../../i18n/fullTime.ts';
import { reportedAt, useHall } from '../../store/index.ts';
import { BornUnder, useIncidentWords } from '../rulebook/index.ts';
import { Age, useNearTime } from '../seat/index.ts';
import { areaPath } from './areaPath.ts';
import { PriorityMark } from './PriorityMark.tsx';

interface IncidentFactsProps {
  readonly incident: Incident;
  /** Null where this seat may not correct them now. */
  readonly onEdit: (() => void) | null;
}

export function IncidentFacts({ incident, onEdit }: IncidentFactsProps) {
  const { t, i18n } = useTranslation();
  const time = useNearTime();
  const words = useIncidentWords(incident);
  const areas = useHall((state) => state.directory.directory?.areas);
  const place = useMemo(() => {
    const language = i18n.language === 'en' ? 'en' : 'zh';
    const path = areas === undefined ? [] : areaPath(areas, incident.areaId).slice(1);
    return path.map((area) => area.name[language]).join(' / ');
  }, [areas, incident.areaId, i18n.language]);
  return (
    <header className="incident-facts" data-priority={incident.priority}>
      <div className="incident-facts-line">
        <PriorityMark priority={incident.priority} />
        <h2>
          #{incident.number} {words}
        </h2>
        <span className="status-tag is-large" data-status={incident.status} data-testid="incident-status">
          {t(`incidentStatus.${incident.status}`)}
        </span>
        {onEdit !== null && (
          <Button size="small" onClick={onEdit} data-testid="edit-open">
            {t('edit.open')} <kbd>F</kbd>
          </Button>
        )}
      </div>
      <p className="incident-summary">{incident.summary}</p>
      <dl className="facts">
        <dt>{t('incident.place')}</dt>
        <dd>
          {incident.place.address !== undefined && <span>{incident.place.address} </span>}
          <span className="muted">
            {incident.place.lon.toFixed(5)}, {incident.place.lat.toFixed(5)}
          </span>
        </dd>
        {place !== '' && (
          <>
            <dt>{t('incident.area')}</dt>
            <dd>{place}</dd>
          </>
        )}
        <dt>{t('incident.reported')}</dt>
        <dd>
          <Age at={reportedAt(incident)} /> · {time(reportedAt(incident))} · {t(`source.${incident.source}`)} ·{' '}
          {incident.reportedBy.name}
        </dd>
        {incident.occurredAt !== undefined && (
          <>
            <dt>{t('alarms.backEntry')}</dt>
            <dd data-testid="back-entry">
              {t('alarms.occurred')} {fullTime(incident.occurredAt, i18n.language)}
            </dd>
          </>
        )}
        <BornUnder incident={incident} />
      </dl>
    </header>
  );
}

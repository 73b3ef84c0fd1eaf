import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { IncidentId } from '../../protocol/ids.ts';
import { useIncidentNamer } from '../features/rulebook/index.ts';
import { formatAge, useTileHost, useTileNow } from '../features/tile/index.ts';
import { useHall } from '../store/index.ts';

const shownUnits = 6;

/** One incident to be read from eight metres: what, where, since when, who is on it. */
export function IncidentTile({ incidentId }: { readonly incidentId: IncidentId }): ReactElement {
  const { t, i18n } = useTranslation();
  const now = useTileNow(useTileHost().readServerNow);
  const incident = useHall((state) => state.dispatch.state.incidents[incidentId]);
  const units = useHall((state) => state.directory.units);
  const nameOf = useIncidentNamer();
  if (incident === undefined) return <div className="wall-incident">{t('reasons.incidentUnknown')}</div>;
  const language = i18n.language === 'en' ? 'en' : 'zh';
  const reportedAt = incident.stamps.reported?.at;
  return (
    <div className="wall-incident" data-priority={incident.priority}>
      <header>
        <strong>
          #{incident.number} {nameOf(incident)}
        </strong>
        <span>{t(`priority.${incident.priority}`)}</span>
        <span>{t(`incidentStatus.${incident.status}`)}</span>
        {reportedAt !== undefined && <time>{formatAge(t, now - reportedAt)}</time>}
      </header>
      <p>{incident.summary}</p>
      {incident.place.address !== undefined && <p className="wall-incident-place">{incident.place.address}</p>}
      <ul>
        {incident.assignments.slice(-shownUnits).map(({ id, unitId, status }) => (
          <li key={id}>
            <span>{units[unitId]?.callSign[language] ?? unitId}</span>
            <span>{t(`assignmentStatus.${status}`)}</span>
          </li>
        ))}
      </ul>
    </div>
  );
}

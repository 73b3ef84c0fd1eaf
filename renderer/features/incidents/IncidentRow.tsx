import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Incident } from '../../../protocol/incident/incident.ts';
import { isActiveAssignment } from '../../../protocol/incident/incidentRules.ts';
import { isFinished, reportedAt } from '../../store/index.ts';
import { LeadingClock } from '../clocks/index.ts';
import { useIncidentWords } from '../rulebook/index.ts';
import { Age, runningClock, useServerNow } from '../seat/index.ts';
import { writeTileDrag } from '../tile/index.ts';
import { PriorityMark } from './PriorityMark.tsx';

interface IncidentRowProps {
  readonly incident: Incident;
  /** How many parts of a large event stand in this card. */
  readonly parts: number;
  readonly isPart: boolean;
  /** Which of how many: rows out of sight are not drawn. */
  readonly position: number;
  readonly size: number;
  readonly isSelected: boolean;
  readonly onSelect: () => void;
}

export const IncidentRow = memo(
  function IncidentRow({ incident, parts, isPart, position, size, isSelected, onSelect }: IncidentRowProps) {
    const { t } = useTranslation();
    const words = useIncidentWords(incident);
    const merged = incident.mergedFrom?.length ?? 0;
    const active = incident.assignments.filter(isActiveAssignment).length;
    return (
      <button
        type="button"
        role="option"
        aria-selected={isSelected}
        aria-posinset={position}
        aria-setsize={size}
        className="incident-row"
        data-part={isPart}
        data-priority={incident.priority}
        data-status={incident.status}
        data-testid="incident-row"
        data-incident={incident.id}
        onClick={onSelect}
        draggable
        onDragStart={(event) => writeTileDrag(event.dataTransfer, { kind: 'incident', incidentId: incident.id })}
      >
        <PriorityMark priority={incident.priority} />
        <span className="incident-row-main">
          <span className="incident-row-title">
            <b>#{incident.number}</b> {words}
            <span className="incident-row-summary">{incident.summary}</span>
          </span>
          <span className="incident-row-under">
            <span className="status-tag" data-status={incident.status}>
              {t(`incidentStatus.${incident.status}`)}
            </span>
            {!isFinished(incident) && <LeadingClock incident={incident} />}
            {merged > 0 && <span className="tag">{t('list.merged', { count: merged })}</span>}
            {parts > 0 && <span className="tag">{t('list.parts', { count: parts })}</span>}
            {active > 0 && <span className="muted">{t('queue.units', { count: active })}</span>}
            <span className="incident-row-place">{incident.place.address ?? ''}</span>
          </span>
        </span>
        <span className="incident-row-time">
          <Age at={reportedAt(incident)} />
          {!isFinished(incident) && <StatusClock incident={incident} />}
        </span>
      </button>
    );
  },
  (before, after) =>
    before.incident === after.incident &&
    before.isSelected === after.isSelected &&
    before.position === after.position &&
    before.size === after.size &&
    before.parts === after.parts &&
    before.isPart === after.isPart,
);

/** How long the incident has stood in its present status. */
function StatusClock({ incident }: { readonly incident: Incident }) {
  const { t } = useTranslation();
  const now = useServerNow();
  const since = incident.stamps[incident.status]?.at ?? reportedAt(incident);
  return (
    <span className="status-clock" title={t('queue.inStatus', { status: t(`incidentStatus.${incident.status}`) })}>
      {runningClock(now - since)}
    </span>
  );
}

import { Button } from 'antd';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isPermitted } from '../../../protocol/access/permissions.ts';
import type { UnitId } from '../../../protocol/ids.ts';
import type { Incident } from '../../../protocol/incident/incident.ts';
import { isActiveAssignment } from '../../../protocol/incident/incidentRules.ts';
import { useHall } from '../../store/index.ts';
import { RefusalNotice } from '../seat/index.ts';
import { UnitVideoTile, useTileHost } from '../tile/index.ts';
import { useUnitName } from '../units/index.ts';

/** What the units of an incident send from their phones; where one sends nothing it can be asked. */
export function IncidentUnitVideos({ incident }: { readonly incident: Incident }) {
  const { t } = useTranslation();
  const videos = useHall((state) => state.unitVideos);
  const purpose = useMemo(() => ({ kind: 'incident', incidentId: incident.id }) as const, [incident.id]);
  const unitIds = incident.assignments.filter(isActiveAssignment).map(({ unitId }) => unitId);
  const isShown = (unitId: UnitId) => videos[unitId]?.phase === 'sending' || videos[unitId]?.phase === 'asked';
  if (unitIds.length === 0) return null;
  return (
    <section className="linked-cameras" aria-label={t('unitVideos.title')} data-testid="unit-videos">
      <h3>{t('unitVideos.title')}</h3>
      <div className="linked-grid">
        {unitIds.filter(isShown).map((unitId) => (
          <figure key={unitId} className="linked-tile" data-testid="unit-video-tile">
            <div className="linked-picture">
              <UnitVideoTile unitId={unitId} purpose={purpose} />
            </div>
          </figure>
        ))}
      </div>
      {unitIds
        .filter((unitId) => !isShown(unitId))
        .map((unitId) => (
          <AskLine key={unitId} unitId={unitId} />
        ))}
    </section>
  );
}

function AskLine({ unitId }: { readonly unitId: UnitId }) {
  const { t } = useTranslation();
  const { session, unitVideo } = useTileHost();
  const unitName = useUnitName();
  const state = useHall((hall) => hall.unitVideos[unitId]);
  const [error, setError] = useState<unknown>(null);
  const [isAsking, setIsAsking] = useState(false);
  const ask = () => {
    setIsAsking(true);
    setError(null);
    unitVideo
      .ask(unitId)
      .catch(setError)
      .finally(() => setIsAsking(false));
  };
  return (
    <div className="unit-video-line">
      <b>{unitName(unitId)}</b>
      <span className="muted">{t(state?.phase === 'ended' ? `unitVideoEnd.${state.reason}` : 'unitVideos.none')}</span>
      {isPermitted(session.role, 'askUnitVideo') && (
        <Button size="small" loading={isAsking} onClick={ask} data-testid="unit-video-ask-line">
          {t('tile.unit.ask')}
        </Button>
      )}
      {error !== null && <RefusalNotice error={error} onDismiss={() => setError(null)} />}
    </div>
  );
}

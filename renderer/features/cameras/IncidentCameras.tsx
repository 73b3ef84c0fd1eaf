import { Button } from 'antd';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isPermitted } from '../../../protocol/access/permissions.ts';
import type { Incident, LinkedCamera } from '../../../protocol/incident/incident.ts';
import type { Place } from '../../../protocol/geometry/place.ts';
import { useHall } from '../../store/index.ts';
import { FollowUnits, WhyNotChosen } from '../linkage/index.ts';
import { CameraTile } from '../tile/index.ts';
import { distanceWords, RefusalNotice, useSeat } from '../seat/index.ts';
import './cameras.css';

/** The scene around an incident that the cameras are asked to frame, metres. */
const sceneRadiusM = 40;

/** The cameras of an incident side by side, the highest first: tier, distance, bearing and whether it turned. */
export function IncidentCameras({ incident }: { readonly incident: Incident }) {
  const { t } = useTranslation();
  const seat = useSeat();
  const purpose = useMemo(() => ({ kind: 'incident', incidentId: incident.id }) as const, [incident.id]);
  const mayLook = isPermitted(seat.session.role, 'lookAtPlace');
  const look = useLookAgain(incident.place, incident);
  return (
    <section className="linked-cameras" aria-label={t('cameras.title')}>
      <h3>
        {t('cameras.title')}
        {mayLook && (
          <Button size="small" className="look-here" loading={look.isAsking} onClick={look.ask} data-testid="look-here">
            {t('cameras.lookHere')} <kbd>L</kbd>
          </Button>
        )}
      </h3>
      {look.error !== null && <RefusalNotice error={look.error} onDismiss={look.dismiss} />}
      {incident.cameras.length === 0 ? (
        <p className="muted">{t('cameras.none')}</p>
      ) : (
        <div className="linked-grid">
          {incident.cameras.map((linked) => (
            <LinkedTile key={linked.cameraId} linked={linked} count={incident.cameras.length} purpose={purpose} />
          ))}
        </div>
      )}
      <FollowUnits incident={incident} />
      <WhyNotChosen key={incident.id} place={incident.place} radiusM={sceneRadiusM} />
    </section>
  );
}

interface LinkedTileProps {
  readonly linked: LinkedCamera;
  readonly count: number;
  readonly purpose: { readonly kind: 'incident'; readonly incidentId: string };
}

function LinkedTile({ linked, count, purpose }: LinkedTileProps) {
  const { t } = useTranslation();
  const isReady = useHall((state) => state.directory.phase === 'ready');
  return (
    <figure className="linked-tile" data-testid="linked-tile" data-tier={linked.tier}>
      <div className="linked-picture">
        {isReady && <CameraTile cameraId={linked.cameraId} purpose={purpose} visibleTiles={count} />}
      </div>
      <figcaption>
        <b>{t(`tier.${linked.tier}`)}</b>
        <span>{distanceWords(linked.distanceM)}</span>
        <span>
          {t('cameras.bearing', { degrees: Math.round(linked.bearingDeg) })}{' '}
          <span aria-hidden="true" className="needle" style={{ transform: `rotate(${linked.bearingDeg}deg)` }}>
            ↑
          </span>
        </span>
        <span className="aim" data-aim={linked.aim}>
          {t(`aim.${linked.aim}`)}
        </span>
      </figcaption>
    </figure>
  );
}

function useLookAgain(place: Place, incident: Incident) {
  const seat = useSeat();
  const [isAsking, setIsAsking] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const ask = () => {
    setIsAsking(true);
    setError(null);
    seat
      .lookAt({ place, radiusM: sceneRadiusM, incidentId: incident.id })
      .catch(setError)
      .finally(() => setIsAsking(false));
  };
  return { isAsking, error, ask, dismiss: () => setError(null) };
}

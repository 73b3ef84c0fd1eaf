import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isPermitted } from '../../../protocol/access/permissions.ts';
import type { UnitId } from '../../../protocol/ids.ts';
import type { Incident } from '../../../protocol/incident/incident.ts';
import { checkFollow } from '../../../protocol/linkage/checkFollow.ts';
import { useHall } from '../../store/index.ts';
import { RefusalNotice, useSeat } from '../seat/index.ts';
import './linkage.css';

/** The incident's units that cameras may follow, and those they follow now; shown to every seat. */
export function FollowUnits({ incident }: { readonly incident: Incident }) {
  const { t, i18n } = useTranslation();
  const seat = useSeat();
  const hall = useHall((state) => state.dispatch.state);
  const units = useHall((state) => state.directory.units);
  const cameras = useHall((state) => state.directory.cameras);
  const following = useHall((state) => state.following);
  const [error, setError] = useState<unknown>(null);
  const mayAsk = isPermitted(seat.session.role, 'lookAtPlace');
  const language = i18n.language === 'en' ? 'en' : 'zh';
  const nameOf = (unitId: UnitId): string => units[unitId]?.callSign[language] ?? unitId;
  const unitIds = [...new Set(incident.assignments.map(({ unitId }) => unitId))].filter(
    (unitId) => checkFollow(hall, unitId, incident.id) === null,
  );
  if (unitIds.length === 0) return null;
  const start = (unitId: UnitId): void => {
    setError(null);
    seat.askLinkage('linkage.followUnit', { unitId, incidentId: incident.id }).catch(setError);
  };
  const stop = (unitId: UnitId): void => {
    setError(null);
    seat.askLinkage('linkage.stopFollowing', { unitId }).catch(setError);
  };
  return (
    <div className="follow-units">
      {unitIds.map((unitId) => {
        const followed = following.find((one) => one.unitId === unitId && one.incidentId === incident.id);
        if (followed === undefined) {
          return mayAsk ? (
            <Button key={unitId} size="small" onClick={() => start(unitId)} data-testid="follow-unit">
              {t('linkage.follow', { unit: nameOf(unitId) })}
            </Button>
          ) : null;
        }
        const names = followed.cameras.map(({ cameraId }) => cameras[cameraId]?.name ?? cameraId).join(' · ');
        return (
          <p key={unitId} className="followed" role="status" data-testid="following">
            <b>{t('linkage.following', { unit: nameOf(unitId), name: followed.by, count: followed.handOvers })}</b>
            <span className="muted">{followed.position === null ? t('linkage.waiting') : names}</span>
            {mayAsk && (
              <Button size="small" onClick={() => stop(unitId)}>
                {t('linkage.stopFollowing')}
              </Button>
            )}
          </p>
        );
      })}
      {error !== null && <RefusalNotice error={error} onDismiss={() => setError(null)} />}
    </div>
  );
}

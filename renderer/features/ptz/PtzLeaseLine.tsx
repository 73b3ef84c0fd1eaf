import { useEffect, useState, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { Actor, Role } from '../../../protocol/access/role.ts';
import { isPermitted } from '../../../protocol/access/permissions.ts';
import type { CameraId } from '../../../protocol/ids.ts';
import { canTakeOver, isSameHolder, type PtzLease } from '../../../protocol/ptz/ptzLease.ts';
import { useHall } from '../../store/index.ts';
import type { PtzActions } from './PtzActions.ts';
import './ptz.css';

interface PtzLeaseLineProps {
  readonly cameraId: CameraId;
  readonly session: { readonly accountId: Actor['accountId']; readonly name: string; readonly role: Role } & Pick<
    Actor,
    'seatId'
  >;
  readonly ptz: PtzActions;
  readonly onRefused: (error: unknown) => void;
}

const tellLossMs = 8_000;

/** On every seat's tile: who turns this camera, the act by which one may take it, and who took it from this seat. */
export function PtzLeaseLine({ cameraId, session, ptz, onRefused }: PtzLeaseLineProps): ReactElement | null {
  const { t } = useTranslation();
  const lease = useHall((state) => state.ptzLeases[cameraId] ?? null);
  const { accountId, name, role, seatId } = session;
  const actor: Actor = { accountId, name, role, seatId };
  const isLostBy = lease?.takenFrom != null && isSameHolder(lease.takenFrom, { actor, use: 'hand' });
  const [toldSince, setToldSince] = useState<number | null>(null);
  const since = lease?.since ?? null;
  useEffect(() => {
    if (!isLostBy) return;
    const timer = setTimeout(() => setToldSince(since), tellLossMs);
    return () => clearTimeout(timer);
  }, [isLostBy, since]);

  if (lease === null) return null;
  const { holder } = lease;
  const isOwn = isSameHolder(holder, { actor, use: 'hand' });
  const mayTake = holder.use === 'hand' && isPermitted(role, 'controlCamera') && canTakeOver(lease, actor);
  return (
    <div className="ptz-lease" data-own={isOwn} data-use={holder.use} role="status">
      <span className="ptz-lease-words">
        {isLostBy && toldSince !== since ? t('ptz.takenFromYou', { holder: holder.actor.name }) : words(lease, isOwn)}
      </span>
      {mayTake && (
        <button type="button" data-testid="ptz-take-over" onClick={() => void ptz.takeOver(cameraId).catch(onRefused)}>
          {t('ptz.takeOver')}
        </button>
      )}
      {isOwn && (
        <button type="button" data-testid="ptz-release" onClick={() => void ptz.release(cameraId).catch(onRefused)}>
          {t('ptz.release')}
        </button>
      )}
    </div>
  );

  function words({ holder: { actor: by, use } }: PtzLease, own: boolean): string {
    if (own) return t('ptz.heldByYou');
    if (use === 'tour') return t('ptz.heldByTour');
    if (use === 'linkage') return t('ptz.heldByLinkage', { holder: by.name });
    return t('ptz.heldBy', { holder: by.name, role: t(`role.${by.role}`) });
  }
}

import type { ReactElement } from 'react';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { openEmergencies } from '../../protocol/safety/evolveEmergencies.ts';
import { useHall } from '../store/index.ts';
import { useEmergencySound } from './useEmergencySound.ts';

/** Units in danger, over the pictures of every wall until a desk ends it. */
export function WallEmergencies(): ReactElement | null {
  const { t, i18n } = useTranslation();
  const emergencies = useHall((state) => state.dispatch.state.emergencies);
  const units = useHall((state) => state.directory.units);
  const open = useMemo(() => openEmergencies(emergencies), [emergencies]);
  const sound = useEmergencySound(open.some(({ acknowledged }) => acknowledged === null));
  if (open.length === 0) return null;
  return (
    <div className="wall-emergencies" role="alert" data-testid="wall-emergencies">
      {open.map(({ id, unitId, acknowledged }) => {
        const callSign = units[unitId]?.callSign;
        const unit = callSign === undefined ? unitId : i18n.language === 'en' ? callSign.en : callSign.zh;
        return (
          <span key={id}>SOS {t(acknowledged === null ? 'wall.emergency' : 'wall.emergencyHeard', { unit })}</span>
        );
      })}
      {sound === 'blocked' && <small data-testid="wall-soundless">{t('wall.emergencySoundless')}</small>}
    </div>
  );
}

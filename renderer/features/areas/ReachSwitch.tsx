import { Segmented } from 'antd';
import { useTranslation } from 'react-i18next';
import { isHallSeat } from '../../../protocol/access/scope.ts';
import { useHall, useHallStore, type Preferences } from '../../store/index.ts';
import { useAgencyName } from '../roads/index.ts';
import { useSeat } from '../seat/index.ts';
import { useAreaName } from './useAreaName.ts';

/** Whose seat this is, where it is not the hall's, and whether it looks at its own or at everything. */
export function ReachSwitch() {
  const { t } = useTranslation();
  const store = useHallStore();
  const { session } = useSeat();
  const areaName = useAreaName();
  const agencyName = useAgencyName();
  const reach = useHall((state) => state.preferences.reach);
  if (isHallSeat(session)) return null;
  const { areaId, agencyId } = session;
  const own = [areaId && areaName(areaId), agencyId && agencyName(agencyId)].filter(Boolean).join(' · ');
  return (
    <Segmented<Preferences['reach']>
      value={reach}
      aria-label={t('areas.reach')}
      options={[
        { value: 'own', label: <span data-testid="reach-own">{own}</span> },
        { value: 'all', label: <span data-testid="reach-all">{t('areas.all')}</span> },
      ]}
      onChange={(value) => store.setState(({ preferences }) => ({ preferences: { ...preferences, reach: value } }))}
    />
  );
}

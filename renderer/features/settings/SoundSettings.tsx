import { Switch } from 'antd';
import { useTranslation } from 'react-i18next';
import { useHall, useHallStore } from '../../store/index.ts';

/** Sounds of this seat: off is off, except for the most pressing incidents, which are never silent. */
export function SoundSettings() {
  const { t } = useTranslation();
  const store = useHallStore();
  const isMuted = useHall((state) => state.preferences.isMuted);
  return (
    <div className="setting">
      <span>{t('settings.sound')}</span>
      <span>
        <Switch
          checked={!isMuted}
          aria-label={t('settings.sound')}
          onChange={(isOn) =>
            store.setState(({ preferences }) => ({ preferences: { ...preferences, isMuted: !isOn } }))
          }
        />
      </span>
      <small>{t('settings.soundHint')}</small>
    </div>
  );
}

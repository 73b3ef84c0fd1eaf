import { Button, Switch } from 'antd';
import { useTranslation } from 'react-i18next';
import { useHall, useHallStore } from '../../store/index.ts';

export interface SoundSample {
  readonly name: string;
  /** Sounds although the seat is muted. */
  readonly isNeverMuted: boolean;
  readonly play: () => void;
}

interface SoundSettingsProps {
  /** All that can sound, the most pressing first. */
  readonly samples: readonly SoundSample[];
}

/** Sounds of this seat: off is off, except for the most pressing, which are never silent; and what each of them means. */
export function SoundSettings({ samples }: SoundSettingsProps) {
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
      <details className="sound-list">
        <summary>{t('settings.soundList')}</summary>
        <ul>
          {samples.map(({ name, isNeverMuted, play }) => (
            <li key={name} data-testid="sound-sample">
              <Button size="small" onClick={play} aria-label={`${t('settings.hear')} ${t(`settings.sounds.${name}`)}`}>
                ▶
              </Button>
              <span>
                {t(`settings.sounds.${name}`)}
                {isNeverMuted && <span className="tag">{t('settings.neverMuted')}</span>}
              </span>
            </li>
          ))}
        </ul>
      </details>
    </div>
  );
}

import { Button, Modal, Segmented, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { scales, themes, useAppearance, type Appearance } from '../../ui/appearance.ts';
import { useDesktop, ShellSettings } from '../desktop/index.ts';
import { SoundSettings, type SoundSample } from './SoundSettings.tsx';
import './settings.css';

interface SettingsDialogProps {
  readonly onClose: () => void;
  readonly onArrange: () => void;
  readonly sounds: readonly SoundSample[];
}

/** How this seat looks and sounds, and in the desktop shell what it keeps on its machine. */
export function SettingsDialog({ onClose, onArrange, sounds }: SettingsDialogProps) {
  const { t } = useTranslation();
  const bridge = useDesktop();
  const { appearance, change } = useAppearance();
  return (
    <Modal open onCancel={onClose} footer={null} title={t('settings.title')} width="35rem">
      <div className="settings">
        <div className="setting">
          <span>{t('settings.theme')}</span>
          <Segmented<Appearance['theme']>
            value={appearance.theme}
            aria-label={t('settings.theme')}
            options={themes.map((value) => ({ value, label: t(`settings.themes.${value}`) }))}
            onChange={(theme) => change({ theme })}
            data-testid="settings-theme"
          />
        </div>
        <div className="setting">
          <span>{t('settings.scale')}</span>
          <Select<Appearance['scale']>
            value={appearance.scale}
            aria-label={t('settings.scale')}
            options={scales.map((value) => ({
              value,
              label: value === 'auto' ? t('settings.auto') : `${Math.round(value * 100)} %`,
            }))}
            onChange={(scale) => change({ scale })}
            data-testid="settings-scale"
          />
        </div>
        <div className="setting">
          <span>{t('settings.layout')}</span>
          <span>
            <Button onClick={onArrange} data-testid="layout-arrange">
              {t('dock.arrange')}
            </Button>
          </span>
        </div>
        <SoundSettings samples={sounds} />
        {bridge.kind === 'desktop' && <ShellSettings />}
      </div>
    </Modal>
  );
}

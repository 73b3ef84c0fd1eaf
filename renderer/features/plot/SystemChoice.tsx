import { Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { coordinateSystems } from '../search/index.ts';
import type { MapTools } from './useMapTools.ts';

export function SystemChoice({ tools: { settings, change } }: { readonly tools: MapTools }) {
  const { t } = useTranslation();
  return (
    <Select
      size="small"
      value={settings.system}
      aria-label={t('plot.systemTitle')}
      popupMatchSelectWidth={false}
      options={coordinateSystems.map((system) => ({ value: system, label: t(`plot.system.${system}`) }))}
      onChange={(system) => change({ system })}
    />
  );
}

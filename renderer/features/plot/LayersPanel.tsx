import { Checkbox } from 'antd';
import { useTranslation } from 'react-i18next';
import { areaLevels } from '../../../protocol/area/area.ts';
import { cameraTiers } from '../../../protocol/camera/camera.ts';
import { mapLayers } from './mapSettings.ts';
import { SiteSourceRows } from './SiteSourceRows.tsx';
import type { MapTools } from './useMapTools.ts';

/** What the map shows. */
export function LayersPanel({ tools }: { readonly tools: MapTools }) {
  const { settings, change } = tools;
  const { t } = useTranslation();
  const toggled = <Name extends string>(all: readonly Name[], shown: readonly Name[], name: Name): Name[] =>
    all.filter((one) => shown.includes(one) !== (one === name));
  return (
    <>
      <span className="muted">{t('plot.layersOf.shown')}</span>
      {mapLayers.map((layer) => (
        <Checkbox
          key={layer}
          checked={settings.layers.includes(layer)}
          onChange={() => change({ layers: toggled(mapLayers, settings.layers, layer) })}
        >
          {t(`plot.layer.${layer}`)}
        </Checkbox>
      ))}
      <span className="muted">{t('plot.layersOf.tiers')}</span>
      {cameraTiers.map((tier) => (
        <Checkbox
          key={tier}
          checked={settings.tiers.includes(tier)}
          onChange={() => change({ tiers: toggled(cameraTiers, settings.tiers, tier) })}
        >
          {t(`tier.${tier}`)}
        </Checkbox>
      ))}
      <span className="muted">{t('plot.layersOf.levels')}</span>
      {areaLevels.map((level) => (
        <Checkbox
          key={level}
          checked={settings.levels.includes(level)}
          onChange={() => change({ levels: toggled(areaLevels, settings.levels, level) })}
        >
          {t(`plot.level.${level}`)}
        </Checkbox>
      ))}
      <SiteSourceRows tools={tools} />
    </>
  );
}

import { Checkbox } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { cameraTiers } from '../../../protocol/camera/camera.ts';
import { unitStatuses } from '../../../protocol/unit/unitStatus.ts';

export interface MapLayers {
  readonly incidents: boolean;
  readonly units: boolean;
  readonly cones: boolean;
}

interface MapLegendProps {
  readonly layers: MapLayers;
  readonly onLayers: (layers: MapLayers) => void;
}

const tierShape = { lookout: '▲', vantage: '◆', street: '●' } as const;
const shown = ['incidents', 'units', 'cones'] as const;

export function MapLegend({ layers, onLayers }: MapLegendProps) {
  const { t } = useTranslation();
  const [isOpen, setIsOpen] = useState(false);
  return (
    <div className="map-legend">
      <button type="button" className="map-legend-head" aria-expanded={isOpen} onClick={() => setIsOpen(!isOpen)}>
        {t('map.legend')} {isOpen ? '▾' : '▸'}
      </button>
      {isOpen && (
        <div className="map-legend-body">
          {shown.map((layer) => (
            <Checkbox
              key={layer}
              checked={layers[layer]}
              onChange={(event) => onLayers({ ...layers, [layer]: event.target.checked })}
            >
              {t(`map.layer.${layer}`)}
            </Checkbox>
          ))}
          <hr />
          {cameraTiers.map((tier) => (
            <span key={tier} className="map-legend-row">
              <i aria-hidden="true">{tierShape[tier]}</i> {t(`tier.${tier}`)}
            </span>
          ))}
          <hr />
          {([1, 2, 3, 4] as const).map((priority) => (
            <span key={priority} className="map-legend-row">
              <i className="legend-priority" data-priority={priority} aria-hidden="true" /> {t(`priority.${priority}`)}
            </span>
          ))}
          <hr />
          {unitStatuses.slice(1).map((status) => (
            <span key={status} className="map-legend-row">
              <i className="legend-unit" data-status={status} aria-hidden="true" /> {t(`unitStatus.${status}`)}
            </span>
          ))}
        </div>
      )}
    </div>
  );
}

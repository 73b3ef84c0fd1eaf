import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { cameraTiers } from '../../../protocol/camera/camera.ts';
import { unitStatuses } from '../../../protocol/unit/unitStatus.ts';

const tierShape = { lookout: '◆', vantage: '▣', street: '◉' } as const;

/** What the signs on the map mean. */
export function MapLegend() {
  const { t } = useTranslation();
  const [isOpen, setIsOpen] = useState(false);
  return (
    <div className="map-legend">
      <button type="button" className="map-legend-head" aria-expanded={isOpen} onClick={() => setIsOpen(!isOpen)}>
        {t('map.legend')} {isOpen ? '▾' : '▸'}
      </button>
      {isOpen && (
        <div className="map-legend-body">
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

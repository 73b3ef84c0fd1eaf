import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { TileZoom } from './useDigitalZoom.ts';
import './zoom.css';

/** Says that this page shows a part of the picture only, which part, and gives the whole back. */
export function ZoomMark({ tileZoom }: { readonly tileZoom: TileZoom }): ReactElement {
  const { t } = useTranslation();
  const { zoom, reset } = tileZoom;
  const share = 100 / zoom.scale;
  return (
    <button type="button" className="tile-zoom" title={t('tile.zoom.reset')} onClick={reset}>
      <span className="tile-zoom-map" aria-hidden="true">
        <span
          style={{
            width: `${share}%`,
            height: `${share}%`,
            left: `${zoom.x * 100 - share / 2}%`,
            top: `${zoom.y * 100 - share / 2}%`,
          }}
        />
      </span>
      {t('tile.zoom.mark', { scale: zoom.scale.toFixed(1) })}
    </button>
  );
}

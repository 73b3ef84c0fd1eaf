import { useTranslation } from 'react-i18next';
import type { Position } from '../../../protocol/geometry/place.ts';
import { PlaceSearch } from '../search/index.ts';
import { BookmarksPanel } from './BookmarksPanel.tsx';
import { ExportPanel } from './ExportPanel.tsx';
import { HeatPanel } from './HeatPanel.tsx';
import { LayersPanel } from './LayersPanel.tsx';
import type { PlotHistory } from './PlotHistory.ts';
import { PlotPanel } from './PlotPanel.tsx';
import type { MapPanel, MapTools } from './useMapTools.ts';

interface MapPanelCardProps {
  readonly tools: MapTools;
  readonly panel: MapPanel;
  readonly history: PlotHistory;
  readonly mayPlot: boolean;
  readonly onReport: ((position: Position) => void) | null;
}

/** The one open panel beside the palette. */
export function MapPanelCard({ tools, panel, history, mayPlot, onReport }: MapPanelCardProps) {
  const { t } = useTranslation();
  const title = t(`plot.panel.${panel}`);
  return (
    <section className="map-panel" aria-label={title} data-testid={`map-panel-${panel}`}>
      <header>
        <b>{title}</b>
        <button type="button" aria-label={t('plot.close')} onClick={() => tools.setPanel(null)}>
          ×
        </button>
      </header>
      {panel === 'plot' && <PlotPanel tools={tools} history={history} mayPlot={mayPlot} />}
      {panel === 'layers' && <LayersPanel tools={tools} />}
      {panel === 'goto' && <PlaceSearch onReport={onReport} />}
      {panel === 'bookmarks' && <BookmarksPanel tools={tools} />}
      {panel === 'heat' && <HeatPanel tools={tools} />}
      {panel === 'export' && <ExportPanel tools={tools} />}
    </section>
  );
}

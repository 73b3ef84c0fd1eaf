import { Tooltip } from 'antd';
import { useMemo, useReducer, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isPermitted } from '../../../protocol/access/permissions.ts';
import type { Position } from '../../../protocol/geometry/place.ts';
import { useHallStore } from '../../store/index.ts';
import { useSeat, useShortcuts } from '../seat/index.ts';
import { CoordinateBar } from './CoordinateBar.tsx';
import { DistrictLayer } from './DistrictLayer.tsx';
import { HeatLayer } from './HeatLayer.tsx';
import { MapPanelCard } from './MapPanelCard.tsx';
import { MeasureCard } from './MeasureCard.tsx';
import { PlotHistory } from './PlotHistory.ts';
import { PlotLayer, type Measurement } from './PlotLayer.tsx';
import { SelectedPlotCard } from './SelectedPlotCard.tsx';
import { useEscape } from './useEscape.ts';
import { mapToolKeys, type ToolName } from './mapToolKeys.ts';
import { ToolIcon } from './ToolIcon.tsx';
import { mapPanels, type MapTools } from './useMapTools.ts';
import './plot.css';

interface MapToolbarProps {
  readonly tools: MapTools;
  readonly onReport: ((position: Position) => void) | null;
}

/** The palette on the map's edge with all it opens, and what it lays over the map. */
export function MapToolbar({ tools, onReport }: MapToolbarProps) {
  const { t } = useTranslation();
  const seat = useSeat();
  const store = useHallStore();
  const { map, tool, panel, settings } = tools;
  const [measurement, setMeasurement] = useState<Measurement | null>(null);
  const [, showHistory] = useReducer((count: number) => count + 1, 0);
  const mayPlot = isPermitted(seat.session.role, 'drawPlot');
  const history = useMemo(
    () =>
      new PlotHistory({
        send: seat.send,
        findPlot: (id) => store.getState().dispatch.state.plots[id],
        onChange: showHistory,
      }),
    [seat, store],
  );

  const togglePanel = (name: (typeof mapPanels)[number]) => {
    tools.setTool(null);
    tools.setPanel(panel === name ? null : name);
  };
  const toggleMeasure = (kind: 'distance' | 'area') => {
    const isHeld = tool?.do === 'measure' && tool.kind === kind;
    tools.selectPlot(null);
    setMeasurement(null);
    tools.setTool(isHeld ? null : { do: 'measure', kind });
  };
  const toggleTheme = () => tools.change({ theme: settings.theme === 'night' ? 'day' : 'night' });
  const leave = () => {
    if (tool !== null) tools.setTool(null);
    else if (tools.plotId !== null) tools.selectPlot(null);
    else if (measurement !== null) setMeasurement(null);
    else return false;
    return true;
  };
  const undo = () => {
    if (tool === null || map?.drawing.undoPoint() !== true) void history.undo();
  };
  useShortcuts({
    [mapToolKeys.plot]: () => togglePanel('plot'),
    [mapToolKeys.layers]: () => togglePanel('layers'),
    [mapToolKeys.goto]: () => togglePanel('goto'),
    [mapToolKeys.bookmarks]: () => togglePanel('bookmarks'),
    [mapToolKeys.heat]: () => togglePanel('heat'),
    [mapToolKeys.export]: () => togglePanel('export'),
    [mapToolKeys.distance]: () => toggleMeasure('distance'),
    [mapToolKeys.area]: () => toggleMeasure('area'),
    [mapToolKeys.split]: () => tools.setIsSplit(!tools.isSplit),
    [mapToolKeys.theme]: toggleTheme,
    'Ctrl+z': undo,
  });
  useEscape(leave, tool !== null || tools.plotId !== null || measurement !== null);

  const button = (name: ToolName, words: string, isOn: boolean, act: () => void) => (
    <Tooltip
      key={name}
      title={`${words} · ${mapToolKeys[name].toUpperCase()}`}
      placement="left"
      {...(panel !== null && { open: false })}
    >
      <button type="button" aria-label={words} aria-pressed={isOn} onClick={act} data-testid={`map-tool-${name}`}>
        <ToolIcon name={name} />
      </button>
    </Tooltip>
  );
  return (
    <>
      <PlotLayer
        tools={tools}
        history={history}
        mayPlot={mayPlot}
        measurement={measurement}
        onMeasure={setMeasurement}
      />
      <HeatLayer tools={tools} />
      <DistrictLayer tools={tools} />
      <div className="map-toolbar" role="toolbar" aria-orientation="vertical" aria-label={t('plot.tools')}>
        {mapPanels.map((name) => button(name, t(`plot.panel.${name}`), panel === name, () => togglePanel(name)))}
        <hr />
        {(['distance', 'area'] as const).map((kind) =>
          button(kind, t(`plot.measure.${kind}`), tool?.do === 'measure' && tool.kind === kind, () =>
            toggleMeasure(kind),
          ),
        )}
        <hr />
        {button('split', t('plot.split'), tools.isSplit, () => tools.setIsSplit(!tools.isSplit))}
        {button(
          'theme',
          settings.theme === 'night' ? t('plot.day') : t('plot.night'),
          settings.theme === 'day',
          toggleTheme,
        )}
      </div>
      {panel !== null && <MapPanelCard {...{ tools, panel, history, mayPlot, onReport }} />}
      {tool !== null && (
        <p className="map-hint" role="status">
          <b>{t(`plot.how.${tool.kind}`)}</b> <span className="muted">{t('plot.how.cancel')}</span>
        </p>
      )}
      {tool === null && tools.plotId !== null && (
        <SelectedPlotCard key={tools.plotId} tools={tools} history={history} mayPlot={mayPlot} />
      )}
      {measurement !== null && (
        <MeasureCard
          measurement={measurement}
          onClear={() => {
            tools.setTool(null);
            setMeasurement(null);
          }}
        />
      )}
      <CoordinateBar tools={tools} />
    </>
  );
}

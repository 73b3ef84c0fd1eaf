import { useCallback, useMemo, useState } from 'react';
import type { MapConfig } from '../../../protocol/map/mapConfig.ts';
import type { PlotColor, PlotKind } from '../../../protocol/plot/plot.ts';
import type { GisMap } from '../../map/GisMap.ts';
import { readMapSettings, writeMapSettings, type MapLayer, type MapSettings } from './mapSettings.ts';
import type { MeasureKind } from './measurement.ts';

export const mapPanels = ['plot', 'layers', 'goto', 'bookmarks', 'heat', 'export'] as const;
export type MapPanel = (typeof mapPanels)[number];

/** What the next click on the map begins. */
export type MapTool =
  { readonly do: 'plot'; readonly kind: PlotKind } | { readonly do: 'measure'; readonly kind: MeasureKind };

/** How the next plot is drawn. */
export interface PlotDraft {
  readonly color: PlotColor;
  readonly label: string;
  /** For the selected incident, where there is one, or for the whole hall. */
  readonly isForIncident: boolean;
}

/** The span of time whose incidents the heat shows: so long before `endAt`, or before now when that is null. */
export interface HeatSpan {
  readonly lengthMs: number;
  readonly endAt: number | null;
}

const dayMs = 86_400_000;

/** The state of the tools on one map; lives beside the map and is given to it and to its tools. */
export function useMapTools(config: MapConfig) {
  const [map, setMap] = useState<GisMap | null>(null);
  const [settings, setSettings] = useState(readMapSettings);
  const [panel, setPanel] = useState<MapPanel | null>(null);
  const [tool, setTool] = useState<MapTool | null>(null);
  const [draft, setDraft] = useState<PlotDraft>({ color: 'red', label: '', isForIncident: true });
  const [plotId, selectPlot] = useState<string | null>(null);
  const [heat, setHeat] = useState<HeatSpan>({ lengthMs: dayMs, endAt: null });
  const [isSplit, setIsSplit] = useState(false);

  const change = useCallback((changed: Partial<MapSettings>) => {
    setSettings((before) => {
      const next = { ...before, ...changed };
      writeMapSettings(next);
      return next;
    });
  }, []);
  const shows = useCallback((layer: MapLayer) => settings.layers.includes(layer), [settings.layers]);
  return useMemo(
    () => ({
      ...{ config, map, setMap, settings, change, shows, panel, setPanel, tool, setTool, draft, setDraft },
      ...{ plotId, selectPlot, heat, setHeat, isSplit, setIsSplit },
    }),
    [config, map, settings, change, shows, panel, tool, draft, plotId, heat, isSplit],
  );
}

export type MapTools = ReturnType<typeof useMapTools>;

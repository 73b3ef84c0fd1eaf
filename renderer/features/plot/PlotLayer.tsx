import { useEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Plot, PlotKind, PlotPoint } from '../../../protocol/plot/plot.ts';
import { plotPointCounts } from '../../../protocol/plot/plot.ts';
import type { DrawingForm } from '../../map/MapDrawing.ts';
import type { PlotMark } from '../../map/plotLayers.ts';
import { useHall } from '../../store/index.ts';
import { measure, measureWords, type MeasureKind } from './measurement.ts';
import type { PlotHistory } from './PlotHistory.ts';
import { plotMarks } from './plotMarks.ts';
import type { MapTools } from './useMapTools.ts';

export interface Measurement {
  readonly kind: MeasureKind;
  readonly points: readonly PlotPoint[];
}

interface PlotLayerProps {
  readonly tools: MapTools;
  readonly history: PlotHistory;
  /** Whether this seat may change plots. */
  readonly mayPlot: boolean;
  readonly measurement: Measurement | null;
  readonly onMeasure: (measurement: Measurement | null) => void;
}

/** Puts plots and measurements on the map and carries out the tool in hand; shows nothing itself. */
export function PlotLayer({ tools, history, mayPlot, measurement, onMeasure }: PlotLayerProps) {
  const { t } = useTranslation();
  const { map, tool, setTool, draft, plotId, selectPlot } = tools;
  const hall = useHall((state) => state.dispatch.state);
  const incidentId = useHall((state) => state.selection.incidentId);
  const [preview, setPreview] = useState<{ kind: PlotKind; points: readonly PlotPoint[] } | null>(null);
  const plot = plotId === null ? undefined : hall.plots[plotId];
  const isShown = tools.shows('plots');

  const shown = useMemo(
    () => (isShown ? plotMarks({ plots: hall.plots, incidents: hall.incidents, incidentId, plotId }) : []),
    [isShown, hall.plots, hall.incidents, incidentId, plotId],
  );
  const marks = useMemo((): PlotMark[] => {
    const others = preview !== null && plot !== undefined ? shown.filter(({ id }) => id !== plot.id) : shown;
    const { color, label } = plot ?? draft;
    const drawn = preview && { id: 'preview', ...preview, color, label, style: 'plain' as const };
    const measured = measurement && measurementMark(measurement);
    return [...others, ...(drawn ? [drawn] : []), ...(measured ? [measured] : [])];
  }, [shown, preview, plot, draft, measurement]);
  useEffect(() => map?.overlays.setPlots(marks), [map, marks]);

  // A tool in hand works with the draft as it is when the shape is finished.
  const latest = useRef({ draft, incidentId, history, onMeasure, selectPlot, setTool });
  useEffect(() => {
    latest.current = { draft, incidentId, history, onMeasure, selectPlot, setTool };
  });
  const fallbackLabel = t('plot.newText');
  useEffect(() => {
    if (map === null || tool === null) return undefined;
    if (tool.do === 'measure') {
      const { kind } = tool;
      void map.drawing.draw({
        form: kind === 'area' ? 'polygon' : 'line',
        onChange: (points) => latest.current.onMeasure({ kind, points }),
        onFinish: (points) => {
          latest.current.onMeasure({ kind, points });
          latest.current.setTool(null);
        },
      });
    } else {
      const { kind } = tool;
      const [, most] = plotPointCounts[kind];
      void map.drawing.draw({
        form: formOf(kind),
        ...(most <= 4 && most > 1 ? { pointLimit: most } : {}),
        onChange: (points) => setPreview({ kind, points }),
        onFinish: (points) => {
          const { draft: now, incidentId: chosen, history: acts } = latest.current;
          latest.current.setTool(null);
          const label = kind === 'text' && now.label.trim() === '' ? fallbackLabel : now.label.trim();
          const owner = now.isForIncident ? chosen : null;
          void acts.draw({ incidentId: owner, kind, points, color: now.color, label }).then((drawn) => {
            setPreview(null);
            if (drawn !== null) latest.current.selectPlot(drawn);
          });
        },
      });
    }
    return () => {
      map.drawing.stop();
    };
  }, [map, tool, fallbackLabel]);

  useEditing({ tools, history, plot: mayPlot ? plot : undefined, onPreview: setPreview });
  return null;
}

interface Editing {
  readonly tools: MapTools;
  readonly history: PlotHistory;
  readonly plot: Plot | undefined;
  readonly onPreview: (preview: { kind: PlotKind; points: readonly PlotPoint[] } | null) => void;
}

/** Gives the selected plot its handles, anew whenever it was changed elsewhere. */
function useEditing({ tools: { map, tool }, history, plot, onPreview }: Editing): void {
  const latest = useRef(plot);
  const ownPoints = useRef<string | null>(null);
  useEffect(() => {
    latest.current = plot;
  });
  const points = plot === undefined ? null : JSON.stringify(plot.points);
  const plotId = plot?.id;
  const isIdle = tool === null;
  useEffect(() => {
    const edited = latest.current;
    if (map === null || edited === undefined || !isIdle) return undefined;
    const { kind } = edited;
    const [, most] = plotPointCounts[kind];
    ownPoints.current = JSON.stringify(edited.points);
    void map.drawing.edit({
      form: formOf(kind),
      points: edited.points,
      isOpenEnded: most > 4,
      onChange: (changed) => onPreview({ kind, points: changed }),
      onFinish: (changed) => {
        const now = latest.current;
        ownPoints.current = JSON.stringify(changed);
        if (now === undefined || ownPoints.current === JSON.stringify(now.points)) return;
        void history.change(now, { points: changed }).then((isDone) => {
          const kept = latest.current?.points;
          if (isDone || kept === undefined) return;
          onPreview(null);
          ownPoints.current = JSON.stringify(kept);
          map.drawing.reshape(kept);
        });
      },
    });
    return () => {
      map.drawing.stop();
      onPreview(null);
      ownPoints.current = null;
    };
  }, [map, plotId, isIdle, history, onPreview]);

  useEffect(() => {
    const edited = latest.current;
    if (map === null || edited === undefined || points === null || ownPoints.current === null) return;
    onPreview(null);
    if (points === ownPoints.current) return;
    ownPoints.current = points;
    map.drawing.reshape(edited.points);
  }, [map, points, onPreview]);
}

function formOf(kind: PlotKind): DrawingForm {
  if (kind === 'point' || kind === 'text') return 'point';
  return kind === 'polygon' ? 'polygon' : 'line';
}

function measurementMark({ kind, points }: Measurement): PlotMark | null {
  if (points.length < 2) return null;
  const shape = kind === 'area' && points.length > 2 ? 'polygon' : 'line';
  const label = measureWords(kind, measure(kind, points));
  return { id: 'measurement', kind: shape, points, color: 'amber', label, style: 'dashed' };
}

import type { Incident } from '../../../protocol/incident/incident.ts';
import type { Plot } from '../../../protocol/plot/plot.ts';
import type { PlotMark } from '../../map/plotLayers.ts';
import { isFinished } from '../../store/index.ts';

interface ShownPlots {
  readonly plots: Readonly<Record<string, Plot>>;
  readonly incidents: Readonly<Record<string, Incident>>;
  readonly incidentId: string | null;
  readonly plotId: string | null;
}

/** The hall's plots and those of incidents that go on; those of a finished one only while it is selected. */
export function plotMarks({ plots, incidents, incidentId, plotId }: ShownPlots): PlotMark[] {
  return Object.values(plots)
    .filter(({ incidentId: own }) => {
      if (own === null || own === incidentId) return true;
      const incident = incidents[own];
      return incident !== undefined && !isFinished(incident);
    })
    .map(({ id, kind, points, color, label }) => ({
      ...{ id, kind, points, color, label },
      style: id === plotId ? 'selected' : 'plain',
    }));
}

import type { Incident } from '../../../protocol/incident/incident.ts';
import type { HeatPoint } from '../../map/heatLayers.ts';
import { reportedAt } from '../../store/index.ts';

interface Span {
  readonly from: number;
  readonly to: number;
}

/** Incidents reported within the span; a first-class one counts four times a fourth-class one. What was void never was. */
export function heatPoints(incidents: readonly Incident[], { from, to }: Span): HeatPoint[] {
  return incidents
    .filter((incident) => incident.status !== 'void' && reportedAt(incident) > from && reportedAt(incident) <= to)
    .map(({ place: { lon, lat }, priority }) => ({ position: { lon, lat }, weight: (5 - priority) / 4 }));
}

import { createAreaTree } from '../../protocol/area/areaTree.ts';
import { incidentClocks } from '../../protocol/clock/incidentClocks.ts';
import type { Directory } from '../../protocol/hall/directory.ts';
import type { HallState } from '../../protocol/hall/hallState.ts';
import type { Incident } from '../../protocol/incident/incident.ts';
import { rulebookOf } from '../../protocol/rulebook/rulebookState.ts';
import { countVerifications } from '../../protocol/statistics/countVerifications.ts';
import { fitsFilter, happenedAt } from '../../protocol/statistics/fitsFilter.ts';
import type { Period, StatisticsFilter } from '../../protocol/statistics/statistics.ts';

export interface NotableIncident {
  readonly incident: Incident;
  readonly at: number;
  readonly reasons: readonly ('critical' | 'overdue' | 'failed' | 'escalated')[];
}

const mostShown = 60;

/** The incidents of a period that somebody should read: most reasons first, then the more pressing, then the earlier. */
export function findNotable(
  { incidents, rulebook }: Pick<HallState, 'incidents' | 'rulebook'>,
  directory: Pick<Directory, 'areas' | 'units'>,
  { from, to }: Period,
  filter: StatisticsFilter,
  now: number,
): NotableIncident[] {
  const tree = createAreaTree(directory.areas);
  const agencyOf = new Map(directory.units.map(({ id, agencyId }) => [id, agencyId]));
  const found: NotableIncident[] = [];
  for (const incident of Object.values(incidents)) {
    const at = happenedAt(incident);
    if (at < from || at >= to || incident.status === 'void' || incident.status === 'merged') continue;
    if (!fitsFilter(incident, filter, tree, agencyOf)) continue;
    const clocks = incidentClocks(incident, rulebookOf(rulebook, incident.rulebookVersion), now);
    const reasons: NotableIncident['reasons'] = [
      ...(incident.priority === 1 ? (['critical'] as const) : []),
      ...(clocks.some(({ state }) => state === 'red') ? (['overdue'] as const) : []),
      ...(countVerifications(incident).failed > 0 ? (['failed'] as const) : []),
      ...(incident.level !== undefined ? (['escalated'] as const) : []),
    ];
    if (reasons.length > 0) found.push({ incident, at, reasons });
  }
  return found
    .sort(
      (first, second) =>
        second.reasons.length - first.reasons.length ||
        first.incident.priority - second.incident.priority ||
        first.at - second.at,
    )
    .slice(0, mostShown);
}

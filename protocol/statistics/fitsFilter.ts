import type { AreaTree } from '../area/areaTree.ts';
import type { Incident } from '../incident/incident.ts';
import type { AgencyId, UnitId } from '../ids.ts';
import type { StatisticsFilter } from './statistics.ts';

export type AgencyOfUnit = ReadonlyMap<UnitId, AgencyId>;

/** When it happened as far as the hall knows: when it was reported, or the time that was entered afterwards. */
export function happenedAt({ occurredAt, stamps }: Incident): number {
  return occurredAt ?? stamps.reported?.at ?? 0;
}

/** Every agency that leads an incident or had a unit sent to it. */
export function agenciesOf({ agencyId, assignments }: Incident, agencyOf: AgencyOfUnit): Set<AgencyId> {
  const agencies = new Set<AgencyId>(agencyId === undefined ? [] : [agencyId]);
  for (const { unitId } of assignments) {
    const agency = agencyOf.get(unitId);
    if (agency !== undefined) agencies.add(agency);
  }
  return agencies;
}

export function fitsFilter(
  incident: Incident,
  { areaId, agencyId, type }: StatisticsFilter,
  tree: AreaTree,
  agencyOf: AgencyOfUnit,
): boolean {
  if (type !== null && incident.type !== type) return false;
  if (areaId !== null && !tree.isWithin(incident.areaId, areaId)) return false;
  return agencyId === null || agenciesOf(incident, agencyOf).has(agencyId);
}

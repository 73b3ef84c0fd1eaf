import type { AreaTree } from '../area/areaTree.ts';
import type { HallState } from '../hall/hallState.ts';
import type { AgencyId, AreaId, UnitId } from '../ids.ts';
import type { Unit } from '../unit/unit.ts';

interface Reached {
  readonly areaId: AreaId;
  readonly agencyId: AgencyId | null;
}

/** The units on duty whose home area lies in the area; units off duty are never alerted. For the server and the preview. */
export function broadcastRecipients(
  duties: HallState['units'],
  { areaId, agencyId }: Reached,
  { areas, findUnit }: { readonly areas: AreaTree; readonly findUnit: (unitId: UnitId) => Unit | undefined },
): UnitId[] {
  return Object.values(duties)
    .flatMap(({ unitId, onDuty }) => {
      const unit = onDuty ? findUnit(unitId) : undefined;
      if (unit === undefined || !areas.isWithin(unit.areaId, areaId)) return [];
      return agencyId === null || unit.agencyId === agencyId ? [unit.id] : [];
    })
    .sort();
}

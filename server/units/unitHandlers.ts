import type { HallState } from '../../protocol/hall/hallState.ts';
import type { IncidentId, UnitId } from '../../protocol/ids.ts';
import type { Incident } from '../../protocol/incident/incident.ts';
import type { UnitNeed } from '../../protocol/plan/unitNeed.ts';
import { travelModeOf } from '../../protocol/roads/travelMode.ts';
import { presentUnit } from '../../protocol/unit/presentUnit.ts';
import type { AdvisedUnit, UnitAdvice } from '../../protocol/unit/unitAdvice.ts';
import { Rejected } from '../../protocol/wire/rejection.ts';
import type { Directory } from '../directory/index.ts';
import type { Positions } from '../positions/index.ts';
import type { Roads } from '../roads/index.ts';
import { adviseUnits } from './adviseUnits.ts';

interface UnitHandlerParts {
  readonly state: () => HallState;
  readonly directory: Directory;
  readonly positions: Positions;
  readonly roads: Roads;
  readonly now: () => number;
}

/** Answers who should go, and which way. */
export function unitHandlers({ state, directory, positions, roads, now }: UnitHandlerParts) {
  const find = (incidentId: IncidentId): Incident => {
    const incident = state().incidents[incidentId];
    if (incident === undefined) throw new Rejected('notFound', 'incidentUnknown');
    return incident;
  };
  const advise = (incidentId: IncidentId, needs?: readonly UnitNeed[]): UnitAdvice => {
    const incident = find(incidentId);
    return adviseUnits({
      ...{ state: state(), incident, units: directory.content.units, positions: positions.latest, now: now() },
      travel: roads.travelTimesTo(incident.place, state().roadBlocks, now()),
      ...(needs === undefined ? {} : { needs }),
    });
  };
  return {
    'units.recommend': (_: unknown, { incidentId }: { incidentId: IncidentId }): AdvisedUnit[] =>
      advise(incidentId).units,
    'units.advise': (_: unknown, { incidentId, needs }: { incidentId: IncidentId; needs?: UnitNeed[] }): UnitAdvice =>
      advise(incidentId, needs),
    'roads.way': (_: unknown, { incidentId, unitId }: { incidentId: IncidentId; unitId: UnitId }) => {
      const { place } = find(incidentId);
      const unit = directory.findUnit(unitId);
      if (unit === undefined) throw new Rejected('notFound', 'unitUnknown');
      // A responder is located only while on duty.
      const duty = state().units[unitId];
      if (duty?.onDuty !== true) return { line: [], etaS: null, roadM: null };
      const from = positions.latest.get(unitId) ?? unit.home;
      const way = roads.wayTo({ place, from, mode: travelModeOf(presentUnit(unit, duty)) }, state().roadBlocks, now());
      return { line: way?.line ?? [], etaS: way?.timeS ?? null, roadM: way?.lengthM ?? null };
    },
  };
}

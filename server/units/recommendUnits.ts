import { distanceM } from '../../protocol/geometry/earth.ts';
import type { HallState } from '../../protocol/hall/hallState.ts';
import type { Incident } from '../../protocol/incident/incident.ts';
import type { Unit } from '../../protocol/unit/unit.ts';
import type { AdvisedUnit } from '../../protocol/unit/unitAdvice.ts';
import type { UnitPosition } from '../../protocol/unit/unitPosition.ts';
import type { TravelTimes } from '../roads/index.ts';
import { adviseUnits } from './adviseUnits.ts';

/** The nearest suitable units, best first. Without roads the straight line is taken, at 30 km/h. */
export function recommendUnits(
  state: HallState,
  incident: Incident,
  units: readonly Unit[],
  positions: ReadonlyMap<string, UnitPosition>,
  roads: { readonly travel?: TravelTimes; readonly now?: number } = {},
): AdvisedUnit[] {
  const straight: TravelTimes = {
    travelFrom: (from) => {
      const lengthM = distanceM(from, incident.place);
      return { lengthM, timeS: (lengthM * 3.6) / 30 };
    },
  };
  const now = roads.now ?? Math.max(0, ...[...positions.values()].map(({ at }) => at));
  return adviseUnits({ state, incident, units, positions, travel: roads.travel ?? straight, now }).units;
}

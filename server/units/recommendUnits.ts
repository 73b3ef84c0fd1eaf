import { distanceM } from '../../protocol/geometry/earth.ts';
import type { HallState } from '../../protocol/hall/hallState.ts';
import type { Incident, IncidentType } from '../../protocol/incident/incident.ts';
import type { Unit, UnitKind } from '../../protocol/unit/unit.ts';
import type { UnitPosition } from '../../protocol/unit/unitPosition.ts';
import { activeAssignments } from '../../protocol/unit/unitStatus.ts';

export interface RecommendedUnit {
  readonly unitId: Unit['id'];
  readonly kind: UnitKind;
  readonly distanceM: number;
  /** Whether its kind is one the incident's type asks for. */
  readonly isSuitable: boolean;
  /** When its position was heard; null when only its home is known. */
  readonly positionAt: number | null;
  /** How many assignments bind it already. */
  readonly busyWith: number;
}

const suitableKinds: Record<IncidentType, readonly UnitKind[]> = {
  fire: ['fire', 'rescue'],
  flood: ['water', 'rescue', 'fire'],
  traffic: ['police'],
  medical: ['ambulance'],
  security: ['police'],
  crowd: ['police', 'urban', 'grid'],
  facility: ['urban', 'grid', 'water'],
  environment: ['urban', 'grid'],
  rescue: ['rescue', 'fire'],
  other: ['grid', 'urban', 'police'],
};

const recommendedCount = 5;

/** The five nearest units on duty: suitable before others, free before busy, then by distance as the crow flies. */
export function recommendUnits(
  state: HallState,
  incident: Incident,
  units: readonly Unit[],
  positions: ReadonlyMap<string, UnitPosition>,
): RecommendedUnit[] {
  const active = activeAssignments(state);
  const kinds = suitableKinds[incident.type];
  const onIncident = new Set(
    incident.assignments
      .filter((one) => one.status !== 'recalled' && one.status !== 'reportedBack')
      .map((one) => one.unitId),
  );
  return units
    .filter((unit) => state.units[unit.id]?.onDuty === true && !onIncident.has(unit.id))
    .map((unit) => {
      const position = positions.get(unit.id);
      return {
        unitId: unit.id,
        kind: unit.kind,
        distanceM: distanceM(position ?? unit.home, incident.place),
        isSuitable: kinds.includes(unit.kind),
        positionAt: position?.at ?? null,
        busyWith: active.get(unit.id)?.length ?? 0,
      };
    })
    .sort(
      (first, second) =>
        Number(second.isSuitable) - Number(first.isSuitable) ||
        Math.sign(first.busyWith) - Math.sign(second.busyWith) ||
        first.distanceM - second.distanceM,
    )
    .slice(0, recommendedCount);
}

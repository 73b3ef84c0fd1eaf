import {
  activeAssignments,
  unitStatus,
  type ActiveAssignment,
  type UnitStatus,
} from '../../protocol/unit/unitStatus.ts';
import type { Unit } from '../../protocol/unit/unit.ts';
import type { UnitPosition } from '../../protocol/unit/unitPosition.ts';
import type { Incident } from '../../protocol/incident/incident.ts';
import type { HallState } from '../../protocol/hall/hallState.ts';
import type { HallStoreState } from './hallStoreState.ts';

export { isFinished } from '../../protocol/incident/incidentRules.ts';

/** The server's clock as this page knows it, milliseconds since 1970 UTC. */
export function serverNow(state: Pick<HallStoreState, 'connection'>, now = Date.now()): number {
  return now + state.connection.driftMs;
}

export function reportedAt(incident: Incident): number {
  return incident.stamps.reported?.at ?? 0;
}

/** The queue: the most pressing first, and of equals the one that waits longest. */
export function incidentQueue(incidents: readonly Incident[]): Incident[] {
  return incidents.toSorted(
    (first, second) => first.priority - second.priority || reportedAt(first) - reportedAt(second),
  );
}

/** One line of the unit board. */
export interface UnitRow {
  readonly unit: Unit;
  readonly status: UnitStatus;
  readonly active: readonly ActiveAssignment[];
  readonly position: UnitPosition | null;
}

const statusRank: Record<UnitStatus, number> = { onScene: 0, enRoute: 1, sent: 2, available: 3, offDuty: 4 };

/** Units with what they do now, those at work first. */
export function unitRows(
  units: Readonly<Record<string, Unit>>,
  state: HallState,
  positions: Readonly<Record<string, UnitPosition>>,
): UnitRow[] {
  const byUnit = activeAssignments(state);
  return Object.values(units)
    .map((unit) => {
      const active = byUnit.get(unit.id) ?? [];
      const status = unitStatus(state.units[unit.id]?.onDuty === true, active);
      return { unit, status, active, position: positions[unit.id] ?? null };
    })
    .sort((first, second) => statusRank[first.status] - statusRank[second.status] || compareIds(first, second));
}

function compareIds(first: UnitRow, second: UnitRow): number {
  return first.unit.id < second.unit.id ? -1 : 1;
}

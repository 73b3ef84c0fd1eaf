import { isActiveAssignment } from '../incident/incidentRules.ts';
import type { Assignment, Incident } from '../incident/incident.ts';
import type { UnitId } from '../ids.ts';
import type { HallState } from '../hall/hallState.ts';

/** offDuty 离岗, available 待命, sent 已派, enRoute 出动, onScene 到场. */
export const unitStatuses = ['offDuty', 'available', 'sent', 'enRoute', 'onScene'] as const;
export type UnitStatus = (typeof unitStatuses)[number];

export interface ActiveAssignment {
  readonly incident: Incident;
  readonly assignment: Assignment;
}

/** The assignments that bind each unit now, by unit id. */
export function activeAssignments(state: HallState): Map<UnitId, ActiveAssignment[]> {
  const byUnit = new Map<UnitId, ActiveAssignment[]>();
  for (const incident of Object.values(state.incidents)) {
    if (incident.status !== 'dispatched') continue;
    for (const assignment of incident.assignments) {
      if (!isActiveAssignment(assignment)) continue;
      const list = byUnit.get(assignment.unitId);
      if (list === undefined) byUnit.set(assignment.unitId, [{ incident, assignment }]);
      else list.push({ incident, assignment });
    }
  }
  return byUnit;
}

export function unitStatus(onDuty: boolean, active: readonly ActiveAssignment[]): UnitStatus {
  if (active.some(({ assignment }) => assignment.status === 'onScene')) return 'onScene';
  if (active.some(({ assignment }) => assignment.status === 'enRoute')) return 'enRoute';
  if (active.length > 0) return 'sent';
  return onDuty ? 'available' : 'offDuty';
}

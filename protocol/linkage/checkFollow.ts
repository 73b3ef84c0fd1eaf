import type { HallState } from '../hall/hallState.ts';
import type { IncidentId, UnitId } from '../ids.ts';
import { isActiveAssignment, type RuleAnswer } from '../incident/incidentRules.ts';

/**
 * Whether cameras may keep looking where a unit is: an own unit, on duty, with a running assignment of that incident.
 * Nothing else that moves is ever followed.
 */
export function checkFollow(state: HallState, unitId: UnitId, incidentId: IncidentId): RuleAnswer {
  if (state.units[unitId]?.onDuty !== true) return 'unitOffDuty';
  const incident = state.incidents[incidentId];
  if (incident === undefined) return 'incidentUnknown';
  const isRunning = incident.assignments.some(
    (assignment) => assignment.unitId === unitId && isActiveAssignment(assignment),
  );
  return incident.status === 'dispatched' && isRunning ? null : 'assignmentUnknown';
}

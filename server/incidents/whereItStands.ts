import type { Actor } from '../../protocol/access/role.ts';
import type { HallState } from '../../protocol/hall/hallState.ts';
import type { IncidentCommand } from '../../protocol/incident/commands.ts';
import type { Incident } from '../../protocol/incident/incident.ts';
import { findAssignment } from '../../protocol/incident/incidentRules.ts';
import { isAssignmentStep } from './decideAssignmentStep.ts';

/**
 * The incident a command is about. A phone may not have heard yet (or was out of reach for an hour) that its assignment
 * moved with a merge or back: its steps follow the assignment, and its notes and photos the incident it went into.
 */
export function whereItStands(state: HallState, command: IncidentCommand, actor: Actor): Incident | undefined {
  const named = state.incidents[command.incidentId];
  if (named === undefined) return undefined;
  if (isAssignmentStep(command)) {
    const { assignmentId } = command;
    if (findAssignment(named, assignmentId) !== undefined) return named;
    return Object.values(state.incidents).find((one) => findAssignment(one, assignmentId) !== undefined) ?? named;
  }
  return actor.role === 'fieldUnit' ? lastMerged(state, named) : named;
}

function lastMerged(state: HallState, named: Incident): Incident {
  let incident = named;
  // A merged incident takes no other in, so that the chain has an end.
  for (let into = incident.mergedInto; into !== undefined; into = incident.mergedInto) {
    const next = state.incidents[into.incidentId];
    if (next === undefined) return incident;
    incident = next;
  }
  return incident;
}

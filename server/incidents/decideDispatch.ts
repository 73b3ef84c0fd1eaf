import { informedAreas, mayCommandUnit } from '../../protocol/access/scope.ts';
import type { HallState } from '../../protocol/hall/hallState.ts';
import type { CommandOf } from '../../protocol/hall/allCommands.ts';
import type { IncidentEvent } from '../../protocol/incident/events.ts';
import type { Incident } from '../../protocol/incident/incident.ts';
import { findAssignment, isActiveAssignment } from '../../protocol/incident/incidentRules.ts';
import { Rejected } from '../../protocol/wire/rejection.ts';
import type { HallFacts } from '../hall/index.ts';
import { refuseIdentifyingText } from './refuseIdentifyingText.ts';

/** Sends units, any number of levels down: each known, on duty, and not already on this incident. All are sent or none. */
export function decideDispatch(
  state: HallState,
  incident: Incident,
  command: CommandOf<'dispatchUnits'>,
  facts: HallFacts,
): IncidentEvent[] {
  const { actor, areas } = facts;
  refuseIdentifyingText(command.order);
  const usedAssignments = new Set<string>();
  const usedUnits = new Set<string>();
  return command.assignments.map(({ assignmentId, unitId }) => {
    const unit = facts.findUnit(unitId);
    if (unit === undefined) throw new Rejected('notFound', 'unitUnknown');
    const details = { unit: unit.callSign.zh };
    if (!mayCommandUnit(actor, unit, areas)) throw new Rejected('forbidden', 'unitOutOfScope', { details });
    if (state.units[unitId]?.onDuty !== true) throw new Rejected('notAllowed', 'unitOffDuty', { details });
    const isOnIncident = incident.assignments.some((one) => one.unitId === unitId && isActiveAssignment(one));
    if (isOnIncident || usedUnits.has(unitId)) throw new Rejected('conflict', 'unitAssigned', { details });
    if (findAssignment(incident, assignmentId) !== undefined || usedAssignments.has(assignmentId)) {
      throw new Rejected('conflict', 'assignmentExists');
    }
    usedAssignments.add(assignmentId);
    usedUnits.add(unitId);
    const informed = informedAreas(actor, [unit.areaId, incident.areaId], areas);
    return { type: 'unitDispatched', incidentId: incident.id, assignmentId, unitId, order: command.order, informed };
  });
}

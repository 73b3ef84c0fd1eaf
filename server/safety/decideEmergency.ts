import type { HallEvent } from '../../protocol/hall/allEvents.ts';
import type { HallState } from '../../protocol/hall/hallState.ts';
import { findAssignment } from '../../protocol/incident/incidentRules.ts';
import type { EmergencyCommand } from '../../protocol/safety/emergency.ts';
import { openEmergencyOf } from '../../protocol/safety/evolveEmergencies.ts';
import { activeAssignments } from '../../protocol/unit/unitStatus.ts';
import { Rejected } from '../../protocol/wire/rejection.ts';
import type { HallFacts } from '../hall/index.ts';
import { refuseIdentifyingText } from '../incidents/index.ts';

/** A unit in danger. One emergency a unit at a time: pressing again changes nothing and is no error. */
export function decideEmergency(state: HallState, command: EmergencyCommand, facts: HallFacts): HallEvent[] {
  const { actor, findUnit } = facts;
  const known = state.emergencies[command.emergencyId];
  if (command.type === 'raiseEmergency') {
    const { emergencyId, unitId, cause, position } = command;
    if (findUnit(unitId) === undefined) throw new Rejected('notFound', 'unitUnknown');
    const isOwn = actor.role === 'fieldUnit';
    if (isOwn && actor.unitId !== unitId) throw new Rejected('forbidden', 'otherUnit');
    if (openEmergencyOf(state.emergencies, unitId) !== undefined) return [];
    if (known !== undefined) throw new Rejected('conflict', 'emergencyExists');
    const active = activeAssignments(state).get(unitId) ?? [];
    const bound = active.find(({ assignment }) => assignment.status === 'onScene') ?? active[0];
    const during = bound === undefined ? null : { incidentId: bound.incident.id, assignmentId: bound.assignment.id };
    // A responder is located only while on duty, in an emergency too.
    const isOnDuty = state.units[unitId]?.onDuty === true;
    return [
      {
        type: 'emergencyRaised',
        emergencyId,
        unitId,
        cause: isOwn ? cause : 'voice',
        position: isOnDuty ? position : null,
        during,
      },
    ];
  }
  if (known === undefined) throw new Rejected('notFound', 'emergencyUnknown');
  const ids = { emergencyId: known.id, unitId: known.unitId };
  if (command.type === 'acknowledgeEmergency') {
    if (known.ended !== null) throw new Rejected('conflict', 'emergencyEnded');
    return known.acknowledged === null ? [{ type: 'emergencyAcknowledged', ...ids }] : [];
  }
  if (known.ended !== null) throw new Rejected('conflict', 'emergencyEnded');
  refuseIdentifyingText(command.reason);
  return [{ type: 'emergencyEnded', ...ids, reason: command.reason }, ...welfareAfter(state, known.during)];
}

/** Whoever ends a Mayday has spoken with the unit: its welfare is counted anew from here. */
function welfareAfter(state: HallState, during: { incidentId: string; assignmentId: string } | null): HallEvent[] {
  const incident = during === null ? undefined : state.incidents[during.incidentId];
  const assignment =
    incident === undefined || during === null ? undefined : findAssignment(incident, during.assignmentId);
  if (incident === undefined || assignment?.status !== 'onScene' || assignment.welfare?.status !== 'mayday') return [];
  return [{ type: 'welfareAnswered', incidentId: incident.id, assignmentId: assignment.id, unitId: assignment.unitId }];
}

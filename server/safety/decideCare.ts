import type { HallEvent } from '../../protocol/hall/allEvents.ts';
import type { HallState } from '../../protocol/hall/hallState.ts';
import { findAssignment } from '../../protocol/incident/incidentRules.ts';
import { rulebookOf } from '../../protocol/rulebook/rulebookState.ts';
import type { AssignmentCareCommand } from '../../protocol/safety/assignmentCare.ts';
import { deliveryCause, isUnacknowledged, isUnderWay, nextRung, nextWelfare } from '../../protocol/safety/dueCare.ts';
import { openEmergencyOf } from '../../protocol/safety/evolveEmergencies.ts';
import { Rejected } from '../../protocol/wire/rejection.ts';
import type { HallFacts } from '../hall/index.ts';
import { decideIncident } from '../incidents/index.ts';

/**
 * One rung of the ladder, one question, or the answer. What the server issues is checked against the state again: of what
 * was overtaken by an acknowledgement in the same moment nothing happens.
 */
export function decideCare(state: HallState, command: AssignmentCareCommand, facts: HallFacts): HallEvent[] {
  const incident = state.incidents[command.incidentId];
  if (incident === undefined) throw new Rejected('notFound', 'incidentUnknown');
  const assignment = findAssignment(incident, command.assignmentId);
  if (assignment === undefined) throw new Rejected('notFound', 'assignmentUnknown');
  const ids = { incidentId: incident.id, assignmentId: assignment.id, unitId: assignment.unitId };

  if (command.type === 'answerWelfare') {
    const { actor } = facts;
    if (actor.role === 'fieldUnit' && actor.unitId !== assignment.unitId) throw new Rejected('forbidden', 'otherUnit');
    // An answer twice, or one that comes after the work was done, is nobody's error and tells nothing new.
    const isAwaited = assignment.status === 'onScene' && (assignment.welfare?.status ?? 'well') !== 'well';
    return isAwaited ? [{ type: 'welfareAnswered', ...ids }] : [];
  }

  if (!isUnderWay(incident)) return [];
  const rulebook = rulebookOf(state.rulebook, incident.rulebookVersion);
  const isOnDuty = state.units[assignment.unitId]?.onDuty === true;
  const rung = nextRung(assignment, isOnDuty, rulebook)?.step;
  const welfare = nextWelfare(assignment, isOnDuty, rulebook)?.step;
  switch (command.type) {
    case 'realertAssignment':
      return rung === 'realert' ? [{ type: 'assignmentRealerted', ...ids }] : [];
    case 'warnDelivery': {
      const isWanted = isUnacknowledged(assignment) && assignment.delivery?.warned === undefined;
      return isWanted ? [{ type: 'deliveryWarned', ...ids, cause: deliveryCause(assignment, isOnDuty) }] : [];
    }
    case 'passOnAssignment': {
      if (rung !== 'passOn') return [];
      const { to, nextAssignmentId } = command;
      if (to.how !== 'dispatched') return [{ type: 'assignmentPassedOn', ...ids, to }];
      if (nextAssignmentId === undefined) throw new Rejected('malformed', 'malformedCommand');
      const assignments = [{ assignmentId: nextAssignmentId, unitId: to.unitId }];
      const { order } = assignment;
      const dispatch = { type: 'dispatchUnits', incidentId: incident.id, expect: incident.version, order } as const;
      return [
        { type: 'assignmentPassedOn', ...ids, to },
        ...decideIncident(state, { ...dispatch, assignments }, facts),
      ];
    }
    case 'askWelfare':
      return welfare === 'askWelfare'
        ? [{ type: 'welfareAsked', ...ids, round: assignment.welfare?.status === 'asked' ? 2 : 1 }]
        : [];
    case 'raiseMayday': {
      if (welfare !== 'mayday') return [];
      const mayday: HallEvent = { type: 'maydayRaised', ...ids };
      if (openEmergencyOf(state.emergencies, assignment.unitId) !== undefined) return [mayday];
      if (state.emergencies[command.emergencyId] !== undefined) throw new Rejected('conflict', 'emergencyExists');
      const during = { incidentId: incident.id, assignmentId: assignment.id };
      const { emergencyId, position } = command;
      const { unitId } = assignment;
      return [mayday, { type: 'emergencyRaised', emergencyId, unitId, cause: 'welfare', position, during }];
    }
  }
}

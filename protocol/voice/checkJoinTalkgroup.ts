import { isPermitted } from '../access/permissions.ts';
import type { Actor } from '../access/role.ts';
import type { HallState } from '../hall/hallState.ts';
import type { TalkgroupId } from '../ids.ts';
import { isActiveAssignment, isFinished, type RuleAnswer } from '../incident/incidentRules.ts';
import { hallTalkgroupId, talkgroupIncidentId } from './talkgroup.ts';

/**
 * Whether somebody may be in a talkgroup now: everyone who may talk is in the hall's; a seat may be in any incident's, a
 * unit in those of the incidents it is sent to. A talkgroup ends with its incident.
 */
export function checkJoinTalkgroup(
  state: Pick<HallState, 'incidents'>,
  actor: Pick<Actor, 'role' | 'unitId'>,
  talkgroupId: TalkgroupId,
): RuleAnswer {
  if (!isPermitted(actor.role, 'talk')) return 'roleMayNot';
  if (talkgroupId === hallTalkgroupId) return null;
  const incidentId = talkgroupIncidentId(talkgroupId);
  const incident = incidentId === null ? undefined : state.incidents[incidentId];
  if (incident === undefined) return 'talkgroupUnknown';
  if (isFinished(incident)) return 'talkgroupClosed';
  if (actor.role !== 'fieldUnit') return null;
  const isSent = incident.assignments.some(
    (assignment) => assignment.unitId === actor.unitId && isActiveAssignment(assignment),
  );
  return isSent ? null : 'otherUnit';
}

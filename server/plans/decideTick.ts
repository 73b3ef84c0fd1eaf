import type { CommandOf } from '../../protocol/hall/allCommands.ts';
import type { HallEvent } from '../../protocol/hall/allEvents.ts';
import type { HallState } from '../../protocol/hall/hallState.ts';
import { checkTransition, isActiveAssignment } from '../../protocol/incident/incidentRules.ts';
import { Rejected } from '../../protocol/wire/rejection.ts';
import type { HallFacts } from '../hall/index.ts';

/** Ticks an item of an incident's plan, by a seat or by a unit that is sent there. Ticked twice it stays as the first one did it. */
export function decideTick(state: HallState, command: CommandOf<'tickChecklist'>, { actor }: HallFacts): HallEvent[] {
  const { incidentId, itemId, isDone } = command;
  const incident = state.incidents[incidentId];
  if (incident === undefined) throw new Rejected('notFound', 'incidentUnknown');
  const refusal = checkTransition(incident, 'addIncidentNote', actor);
  if (refusal !== null) throw new Rejected('notAllowed', refusal, { details: { status: incident.status } });
  const isSent = incident.assignments.some((one) => one.unitId === actor.unitId && isActiveAssignment(one));
  if (actor.role === 'fieldUnit' && !isSent) throw new Rejected('forbidden', 'otherUnit');
  const item = incident.response?.items.find(({ id }) => id === itemId);
  if (item === undefined) throw new Rejected('notFound', 'checklistItemUnknown');
  if ((item.done !== undefined) === isDone) return [];
  return [{ type: 'checklistTicked', incidentId, itemId, isDone, text: item.text }];
}

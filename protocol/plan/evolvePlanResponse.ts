import type { Incident, IncidentLogLine } from '../incident/incident.ts';
import type { JournalEntry } from '../wire/journalEntry.ts';
import type { PlanResponse, PlanResponseEvent, ResponseItem } from './planResponse.ts';

export function isPlanResponseEvent(event: { readonly type: string }): event is PlanResponseEvent {
  return event.type === 'planAccepted' || event.type === 'checklistTicked';
}

/**
 * The incident after its plan was accepted (a new version, which whoever acts on it must have seen) or a step ticked (none:
 * many tick at once).
 */
export function evolvePlanIncident(
  incident: Incident | undefined,
  entry: JournalEntry,
  event: PlanResponseEvent,
): Incident {
  if (incident === undefined) throw new RangeError(`Entry ${entry.seq} plans for an incident that was never reported`);
  const { seq, at, actor, deviceAt } = entry;
  const isAccepted = event.type === 'planAccepted';
  const line: IncidentLogLine = {
    ...{ seq, at, actor, event: isAccepted || event.isDone ? event.type : 'checklistUnticked' },
    text: isAccepted ? event.planName : event.text,
    ...(deviceAt === undefined ? {} : { deviceAt }),
  };
  return {
    ...incident,
    version: isAccepted ? incident.version + 1 : incident.version,
    response: evolvePlanResponse(incident.response, entry, event),
    log: [...incident.log, line],
    lastSeq: seq,
  };
}

/**
 * How an incident's plan stands after the event. Another plan, or another level of the same, takes the place of the one
 * before; what was ticked and is still asked for stays ticked.
 */
function evolvePlanResponse(
  response: PlanResponse | undefined,
  { at, actor }: JournalEntry,
  event: PlanResponseEvent,
): PlanResponse {
  if (event.type === 'planAccepted') {
    const { type: _type, incidentId: _id, items, ...accepted } = event;
    const before = new Map((response?.items ?? []).map((item) => [item.id, item]));
    const kept = items.map((item): ResponseItem => {
      const known = before.get(item.id);
      return known?.done !== undefined && known.text === item.text ? { ...item, done: known.done } : item;
    });
    return { ...accepted, items: kept, acceptedBy: actor.name, acceptedAt: at };
  }
  if (response === undefined) throw new RangeError(`${event.type} where no plan was accepted`);
  const items = response.items.map((item): ResponseItem => {
    if (item.id !== event.itemId) return item;
    const { done: _done, ...plain } = item;
    return event.isDone ? { ...plain, done: { by: actor.name, at } } : plain;
  });
  return { ...response, items };
}

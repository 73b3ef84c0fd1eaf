import type { JournalEntry } from '../wire/journalEntry.ts';
import type { Incident, IncidentStatus, Stamp } from './incident.ts';
import { isActiveAssignment } from './incidentRules.ts';

export function stampOf(entry: JournalEntry): Stamp {
  return entry.deviceAt === undefined ? { at: entry.at } : { at: entry.at, deviceAt: entry.deviceAt };
}

/** The next version: somebody who saw the one before must look again. */
export function withVersion(incident: Incident): Incident {
  return { ...incident, version: incident.version + 1 };
}

export function withStatus(incident: Incident, entry: JournalEntry, status: IncidentStatus): Incident {
  return { ...withVersion(incident), status, stamps: { ...incident.stamps, [status]: stampOf(entry) } };
}

/** Back on a road it was on before: the status begins where it first did, so that no interval starts anew. */
export function withFormerStatus(incident: Incident, entry: JournalEntry, status: IncidentStatus): Incident {
  return incident.stamps[status] === undefined
    ? withStatus(incident, entry, status)
    : { ...withVersion(incident), status };
}

/** No longer parked, whatever it goes on to; the time it was stays known. */
export function withoutParking(incident: Incident, entry: JournalEntry): Incident {
  const { parked, ...resumed } = incident;
  return parked === undefined ? incident : { ...resumed, parkedMs: (incident.parkedMs ?? 0) + entry.at - parked.at };
}

export function withHandler(incident: Incident, entry: JournalEntry): Incident {
  return withHandlers(incident, [entry.actor.accountId]);
}

export function withHandlers(incident: Incident, accountIds: readonly string[]): Incident {
  const added = accountIds.filter((accountId) => !incident.handlers.includes(accountId));
  return added.length === 0 ? incident : { ...incident, handlers: [...incident.handlers, ...added] };
}

/** Where an incident with units stands: on while one is bound, back to open when nobody is sent, else reported back. */
export function statusAfterSteps({ assignments }: Pick<Incident, 'assignments'>): IncidentStatus {
  if (assignments.some(isActiveAssignment)) return 'dispatched';
  return assignments.some(({ status }) => status === 'reportedBack') ? 'reportedBack' : 'open';
}

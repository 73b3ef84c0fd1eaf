import type { JournalEntry } from '../wire/journalEntry.ts';
import type { IncidentEvent } from './events.ts';
import type { Incident } from './incident.ts';
import { statusAfterSteps, withFormerStatus, withHandlers, withStatus, withVersion } from './incidentChange.ts';
import { mergedIntoSchema } from './incidentRoads.ts';

const mergeTypes = ['incidentAbsorbed', 'incidentMerged', 'incidentUnmerged', 'incidentSplit'] as const;
type MergeEvent = Extract<IncidentEvent, { type: (typeof mergeTypes)[number] }>;

export function isMergeEvent(event: IncidentEvent): event is MergeEvent {
  return (mergeTypes as readonly string[]).includes(event.type);
}

/**
 * 并案 and back. Assignments that still run go with the merge, so that each stands in one incident only; finished ones
 * stay where they were done. Handlers are shared both ways: nobody verifies through a merge what he handled.
 */
export function evolveMerge(incident: Incident, entry: JournalEntry, event: MergeEvent): Incident {
  switch (event.type) {
    case 'incidentAbsorbed': {
      const mergedFrom = [...(incident.mergedFrom ?? []), event.otherId];
      const assignments = [...incident.assignments, ...event.assignments];
      const absorbed = withHandlers({ ...incident, mergedFrom, assignments }, event.handlers);
      return event.assignments.length === 0 || incident.status === 'dispatched'
        ? withVersion(absorbed)
        : withStatus(absorbed, entry, 'dispatched');
    }
    case 'incidentMerged': {
      const mergedInto = {
        incidentId: event.otherId,
        from: mergedIntoSchema.shape.from.parse(incident.status),
        reason: event.reason,
        assignmentIds: event.assignmentIds,
        by: entry.actor,
        at: entry.at,
      };
      const moved = new Set<string>(event.assignmentIds);
      const assignments = incident.assignments.filter(({ id }) => !moved.has(id));
      return withStatus({ ...incident, assignments, mergedInto }, entry, 'merged');
    }
    case 'incidentUnmerged': {
      const { mergedInto, ...apart } = incident;
      const back = { ...apart, assignments: [...incident.assignments, ...event.assignments] };
      const status = event.assignments.length === 0 ? (mergedInto?.from ?? 'reported') : statusAfterSteps(back);
      return withFormerStatus(withHandlers(back, event.handlers), entry, status);
    }
    case 'incidentSplit': {
      const left = new Set<string>(event.assignmentIds);
      const assignments = incident.assignments.filter(({ id }) => !left.has(id));
      const mergedFrom = (incident.mergedFrom ?? []).filter((id) => id !== event.otherId);
      const split = { ...incident, assignments, mergedFrom };
      const status = statusWithout(split, left.size > 0);
      return status === incident.status ? withVersion(split) : withFormerStatus(split, entry, status);
    }
  }
}

function statusWithout(incident: Incident, hasLost: boolean): Incident['status'] {
  const standsByUnits = incident.status === 'dispatched' || incident.status === 'reportedBack';
  return hasLost && standsByUnits ? statusAfterSteps(incident) : incident.status;
}

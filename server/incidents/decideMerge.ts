import type { CommandOf } from '../../protocol/hall/allCommands.ts';
import type { HallState } from '../../protocol/hall/hallState.ts';
import type { IncidentEvent } from '../../protocol/incident/events.ts';
import type { Incident } from '../../protocol/incident/incident.ts';
import { isActiveAssignment } from '../../protocol/incident/incidentRules.ts';
import { lifecycle } from '../../protocol/incident/lifecycle.ts';
import { Rejected } from '../../protocol/wire/rejection.ts';
import type { HallFacts } from '../hall/index.ts';
import { demandScope, demandVersion } from './demands.ts';

/**
 * 并案. Units that are out move along: they drive to the same place, and to recall and send them anew would ring their
 * phones twice and lose their times. Then the kept incident must be one that units may be sent to; a dispatcher who
 * picked the two the wrong way round is told so.
 */
export function decideMerge(
  state: HallState,
  incident: Incident,
  { intoId, expectInto, reason }: CommandOf<'mergeIncident'>,
  facts: HallFacts,
): IncidentEvent[] {
  const into = state.incidents[intoId];
  if (into === undefined) throw new Rejected('notFound', 'incidentUnknown');
  if (into.id === incident.id) throw new Rejected('notAllowed', 'mergeSelf');
  demandVersion(into, expectInto);
  demandScope(into, 'mergeIncident', facts);
  if (Object.values(state.incidents).some(({ parentId }) => parentId === incident.id)) {
    throw new Rejected('notAllowed', 'hasChildren');
  }
  const moving = incident.assignments.filter(isActiveAssignment);
  demandTarget(into, moving.length === 0 ? lifecycle.mergeIncident.other.from : lifecycle.dispatchUnits.from);
  const bound = into.assignments.filter(isActiveAssignment);
  const twice = moving.find(({ unitId }) => bound.some((one) => one.unitId === unitId));
  if (twice !== undefined) {
    const unit = facts.findUnit(twice.unitId)?.callSign.zh ?? twice.unitId;
    throw new Rejected('conflict', 'unitAssigned', { details: { unit } });
  }
  const assignmentIds = moving.map(({ id }) => id);
  const { handlers } = incident;
  return [
    { type: 'incidentMerged', incidentId: incident.id, otherId: into.id, reason, assignmentIds },
    {
      type: 'incidentAbsorbed',
      incidentId: into.id,
      otherId: incident.id,
      reason,
      assignments: moving,
      handlers,
    },
  ];
}

/** Back to two: what came along goes back as it stands now, also when it reported back meanwhile. */
export function decideUnmerge(
  state: HallState,
  incident: Incident,
  { reason }: CommandOf<'unmergeIncident'>,
  facts: HallFacts,
): IncidentEvent[] {
  const from = incident.mergedInto === undefined ? undefined : state.incidents[incident.mergedInto.incidentId];
  if (incident.mergedInto === undefined || from === undefined) throw new Rejected('notFound', 'incidentUnknown');
  demandScope(from, 'unmergeIncident', facts);
  // What the kept incident came to, it came to for both: it must be reopened (or unmerged itself) first.
  demandTarget(from, lifecycle.unmergeIncident.other.from);
  const moved = new Set<string>(incident.mergedInto.assignmentIds);
  const assignments = from.assignments.filter(({ id }) => moved.has(id));
  const assignmentIds = assignments.map(({ id }) => id);
  const { handlers } = from;
  return [
    { type: 'incidentSplit', incidentId: from.id, otherId: incident.id, reason, assignmentIds },
    { type: 'incidentUnmerged', incidentId: incident.id, otherId: from.id, reason, assignments, handlers },
  ];
}

function demandTarget(incident: Incident, allowed: readonly Incident['status'][]): void {
  if (allowed.includes(incident.status)) return;
  const { number, status } = incident;
  throw new Rejected('notAllowed', 'mergeTarget', { details: { number, status } });
}

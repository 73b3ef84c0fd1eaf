import { mayAct } from '../../protocol/access/scope.ts';
import type { Incident } from '../../protocol/incident/incident.ts';
import { checkTransition } from '../../protocol/incident/incidentRules.ts';
import { lifecycleRow, type LifecycleCommand } from '../../protocol/incident/lifecycle.ts';
import { Rejected } from '../../protocol/wire/rejection.ts';
import type { HallFacts } from '../hall/index.ts';

type Asking = Pick<HallFacts, 'actor' | 'areas'>;

export function demandVersion(incident: Incident, expect: number): void {
  if (expect === incident.version) return;
  throw new Rejected('conflict', 'staleVersion', { details: { version: incident.version } });
}

export function demandTransition(incident: Incident, command: LifecycleCommand, { actor }: Asking): void {
  const answer = checkTransition(incident, command, actor);
  if (answer !== null) throw new Rejected('notAllowed', answer, { details: { status: incident.status } });
}

/** Who commands an incident by area or agency; a unit is bound by its assignment instead, the server by nothing. */
export function demandScope(incident: Incident, command: LifecycleCommand, { actor, areas }: Asking): void {
  const { scope } = lifecycleRow(command);
  if (actor.role === 'fieldUnit' || actor.role === 'system') return;
  if ((scope === 'command' || scope === 'unit') && !mayAct(actor, incident, areas)) {
    throw new Rejected('forbidden', 'outOfScope');
  }
}

/** A field unit sees and adds to its own incidents only. */
export function demandOwnAssignment(incident: Incident, { actor }: Asking): void {
  if (actor.role !== 'fieldUnit') return;
  if (incident.assignments.some((assignment) => assignment.unitId === actor.unitId)) return;
  throw new Rejected('forbidden', 'otherUnit');
}

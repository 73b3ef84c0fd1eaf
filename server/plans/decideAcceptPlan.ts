import type { CommandOf } from '../../protocol/hall/allCommands.ts';
import type { HallEvent } from '../../protocol/hall/allEvents.ts';
import type { HallState } from '../../protocol/hall/hallState.ts';
import type { Incident, IncidentStatus } from '../../protocol/incident/incident.ts';
import { checkTransition } from '../../protocol/incident/incidentRules.ts';
import type { PlanResponse } from '../../protocol/plan/planResponse.ts';
import { Rejected } from '../../protocol/wire/rejection.ts';
import type { HallFacts } from '../hall/index.ts';
import { decideIncident, refuseIdentifyingText } from '../incidents/index.ts';
import { decideWall } from '../walls/index.ts';

type AcceptPlan = CommandOf<'acceptPlan'>;

/** A plan puts an incident to work in one act: what still stands before the dispatch is done with it, and all or nothing goes. */
export function decideAcceptPlan(state: HallState, command: AcceptPlan, facts: HallFacts): HallEvent[] {
  const incident = state.incidents[command.incidentId];
  if (incident === undefined) throw new Rejected('notFound', 'incidentUnknown');
  if (command.expect !== incident.version)
    throw new Rejected('conflict', 'staleVersion', { details: { version: incident.version } });
  const plan = state.plans[command.planId];
  if (plan === undefined) throw new Rejected('notFound', 'planUnknown');
  if (command.planVersion !== plan.version)
    throw new Rejected('conflict', 'staleVersion', { details: { version: plan.version } });
  if (!plan.levels.some(({ level }) => level === command.level)) throw new Rejected('notFound', 'planUnknown');
  const refusal = checkTransition(incident, 'editIncident', facts.actor);
  if (refusal !== null) throw new Rejected('notAllowed', refusal, { details: { status: incident.status } });
  if (new Set(command.items.map(({ id }) => id)).size !== command.items.length)
    throw new Rejected('malformed', 'malformedCommand', { details: { where: 'items' } });
  for (const text of [command.broadcast, ...command.items.map((item) => item.text)]) refuseIdentifyingText(text);
  for (const cameraId of command.cameraIds)
    if (!facts.hasCamera(cameraId)) throw new Rejected('notFound', 'cameraUnknown');

  const { scene, events: wallEvents } = raiseScene(state, command, facts);
  const { incidentId, planId, planVersion, level, items, broadcast, cameraIds } = command;
  return [
    ...opening(state, incident, facts),
    {
      type: 'planAccepted',
      ...{ incidentId, planId, planVersion, planName: plan.name, level, items, broadcast, cameraIds, scene },
    },
    ...dispatch(state, incident, command, facts),
    ...wallEvents,
  ];
}

/** What takes the incident from where it is to open. */
function opening(state: HallState, incident: Incident, facts: HallFacts): HallEvent[] {
  const ids = { incidentId: incident.id, expect: incident.version };
  const accepted = { type: 'acceptIncident', ...ids } as const;
  const opened = { type: 'openIncident', ...ids } as const;
  switch (incident.status) {
    case 'reported':
    case 'returned':
      return [
        ...decideIncident(state, accepted, facts),
        ...decideIncident(withStatus(state, incident, 'accepted'), opened, facts),
      ];
    case 'accepted':
      return decideIncident(state, opened, facts);
    default:
      return [];
  }
}

function dispatch(state: HallState, incident: Incident, command: AcceptPlan, facts: HallFacts): HallEvent[] {
  const { assignments, order, incidentId, expect } = command;
  if (assignments.length === 0) return [];
  const isBefore = ['reported', 'returned', 'accepted'].includes(incident.status);
  const open = isBefore ? withStatus(state, incident, 'open') : state;
  return decideIncident(open, { type: 'dispatchUnits', incidentId, expect, order, assignments }, facts);
}

function withStatus(state: HallState, incident: Incident, status: IncidentStatus): HallState {
  return { ...state, incidents: { ...state.incidents, [incident.id]: { ...incident, status } } };
}

/** A wall that another seat drives, or a scene that is gone, must not keep the units at home. */
function raiseScene(
  state: HallState,
  { scene }: AcceptPlan,
  facts: HallFacts,
): { scene: PlanResponse['scene']; events: HallEvent[] } {
  if (scene === null) return { scene, events: [] };
  try {
    return { scene, events: decideWall(state, { type: 'applyScene', ...scene }, facts) };
  } catch (error) {
    if (!(error instanceof Rejected)) throw error;
    return { scene: { ...scene, refused: error.reason }, events: [] };
  }
}

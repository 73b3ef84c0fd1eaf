import type { CommandOf } from '../../protocol/hall/allCommands.ts';
import type { HallState } from '../../protocol/hall/hallState.ts';
import type { IncidentCommand } from '../../protocol/incident/commands.ts';
import type { IncidentEvent } from '../../protocol/incident/events.ts';
import type { Incident } from '../../protocol/incident/incident.ts';
import { Rejected } from '../../protocol/wire/rejection.ts';
import type { HallFacts } from '../hall/index.ts';
import { decideMerge, decideUnmerge } from './decideMerge.ts';

const relations = [
  'mergeIncident',
  'unmergeIncident',
  'linkIncidents',
  'unlinkIncidents',
  'setParentIncident',
] as const;
export type RelationCommand = CommandOf<(typeof relations)[number]>;

export function isRelation(command: IncidentCommand): command is RelationCommand {
  return (relations as readonly string[]).includes(command.type);
}

/** What two incidents have to do with each other. */
export function decideRelation(
  state: HallState,
  incident: Incident,
  command: RelationCommand,
  facts: HallFacts,
): IncidentEvent[] {
  switch (command.type) {
    case 'mergeIncident':
      return decideMerge(state, incident, command, facts);
    case 'unmergeIncident':
      return decideUnmerge(state, incident, command, facts);
    case 'linkIncidents':
    case 'unlinkIncidents':
      return decideLink(state, incident, command);
    case 'setParentIncident':
      return decideParent(state, incident, command);
  }
}

/** A link stands on both. */
function decideLink(
  state: HallState,
  incident: Incident,
  { type, otherId }: CommandOf<'linkIncidents' | 'unlinkIncidents'>,
): IncidentEvent[] {
  if (state.incidents[otherId] === undefined) throw new Rejected('notFound', 'incidentUnknown');
  if (otherId === incident.id) throw new Rejected('notAllowed', 'linkSelf');
  const isLinked = incident.links?.includes(otherId) ?? false;
  const isLinking = type === 'linkIncidents';
  if (isLinked === isLinking) throw new Rejected('conflict', isLinking ? 'linkExists' : 'linkUnknown');
  const event = isLinking ? 'incidentLinked' : 'incidentUnlinked';
  return [
    { type: event, incidentId: incident.id, otherId },
    { type: event, incidentId: otherId, otherId: incident.id },
  ];
}

/** A large event has children, and they have none: two levels, so that nothing goes round in a circle. */
function decideParent(
  state: HallState,
  incident: Incident,
  { parentId }: CommandOf<'setParentIncident'>,
): IncidentEvent[] {
  if (parentId !== null) {
    const parent = state.incidents[parentId];
    if (parent === undefined) throw new Rejected('notFound', 'incidentUnknown');
    const hasChildren = Object.values(state.incidents).some((one) => one.parentId === incident.id);
    const isOver = ['merged', 'closed', 'void'].includes(parent.status);
    if (parentId === incident.id || parent.parentId !== undefined || hasChildren || isOver) {
      throw new Rejected('notAllowed', 'parentUnsound', { details: { number: parent.number } });
    }
  }
  return [{ type: 'parentIncidentSet', incidentId: incident.id, parentId }];
}

import { areaLevels } from '../../protocol/area/area.ts';
import type { CommandOf } from '../../protocol/hall/allCommands.ts';
import type { IncidentCommand } from '../../protocol/incident/commands.ts';
import type { IncidentEvent } from '../../protocol/incident/events.ts';
import type { Incident } from '../../protocol/incident/incident.ts';
import { Rejected } from '../../protocol/wire/rejection.ts';
import type { HallFacts } from '../hall/index.ts';

const sideRoads = [
  'parkIncident',
  'resumeIncident',
  'askExtension',
  'grantExtension',
  'refuseExtension',
  'escalateIncident',
  'handOffIncident',
  'acceptHandOff',
  'refuseHandOff',
  'timeOutHandOff',
  'reopenIncident',
  'urgeIncident',
  'answerUrge',
] as const;
export type SideRoadCommand = CommandOf<(typeof sideRoads)[number]>;

export function isSideRoad(command: IncidentCommand): command is SideRoadCommand {
  return (sideRoads as readonly string[]).includes(command.type);
}

/** The side roads, once the table allowed them: what the directory and the clock have to say. */
export function decideSideRoad(incident: Incident, command: SideRoadCommand, facts: HallFacts): IncidentEvent[] {
  const incidentId = incident.id;
  switch (command.type) {
    case 'parkIncident': {
      const { reason, until } = command;
      if (until !== null) demandAhead(until, facts);
      return [{ type: 'incidentParked', incidentId, reason, until }];
    }
    case 'resumeIncident':
      return [{ type: 'incidentResumed', incidentId }];
    case 'askExtension': {
      const { until, reason } = command;
      demandAhead(until, facts);
      return [{ type: 'extensionAsked', incidentId, until, reason }];
    }
    case 'grantExtension':
      return [{ type: 'extensionGranted', incidentId, note: command.note }];
    case 'refuseExtension':
      return [{ type: 'extensionRefused', incidentId, reason: command.reason }];
    case 'escalateIncident':
      return decideEscalation(incident, command, facts);
    case 'handOffIncident': {
      const { agencyId, reason, answerDue } = command;
      if (!facts.hasAgency(agencyId)) throw new Rejected('notFound', 'agencyUnknown');
      if (agencyId === incident.agencyId) throw new Rejected('notAllowed', 'agencySame');
      demandAhead(answerDue, facts);
      return [{ type: 'handOffAsked', incidentId, agencyId, reason, answerDue }];
    }
    case 'acceptHandOff':
      return [{ type: 'handOffAccepted', incidentId, agencyId: receiverOf(incident) }];
    case 'refuseHandOff':
      return [{ type: 'handOffRefused', incidentId, agencyId: receiverOf(incident), reason: command.reason }];
    case 'timeOutHandOff':
      if (incident.handOff !== undefined && facts.now < incident.handOff.answerDue) {
        throw new Rejected('notAllowed', 'answerNotDue');
      }
      return [{ type: 'handOffTimedOut', incidentId, agencyId: receiverOf(incident) }];
    case 'reopenIncident':
      return [{ type: 'incidentReopened', incidentId, reason: command.reason }];
    case 'urgeIncident':
      if (incident.urges?.some(({ id }) => id === command.urgeId) === true)
        throw new Rejected('conflict', 'urgeExists');
      return [{ type: 'incidentUrged', incidentId, urgeId: command.urgeId, text: command.text }];
    case 'answerUrge': {
      const urge = incident.urges?.find(({ id }) => id === command.urgeId);
      if (urge === undefined) throw new Rejected('notFound', 'urgeUnknown');
      if (urge.answer !== undefined) throw new Rejected('conflict', 'urgeAnswered');
      if (urge.by.accountId === facts.actor.accountId) throw new Rejected('notAllowed', 'ownRequest');
      return [{ type: 'urgeAnswered', incidentId, urgeId: command.urgeId, text: command.text }];
    }
  }
}

/** To the centre of the area above the one that leads now; that one is told. */
function decideEscalation(
  incident: Incident,
  { reason }: CommandOf<'escalateIncident'>,
  { areas }: HallFacts,
): IncidentEvent[] {
  const leading = incident.leadAreaId ?? incident.areaId;
  if (leading === null) throw new Rejected('notAllowed', 'areaUnknown');
  const [present, above] = areas.upwards(leading);
  if (present === undefined) throw new Rejected('notAllowed', 'areaUnknown');
  if (above === undefined || present.level === areaLevels[0]) throw new Rejected('notAllowed', 'levelTop');
  const { id: leadAreaId, level } = above;
  return [{ type: 'incidentEscalated', incidentId: incident.id, level, leadAreaId, reason, informed: [leadAreaId] }];
}

function receiverOf({ handOff }: Incident) {
  if (handOff === undefined) throw new Rejected('notAllowed', 'handOffNone');
  return handOff.toAgencyId;
}

function demandAhead(time: number, { now }: HallFacts): void {
  if (time <= now) throw new Rejected('notAllowed', 'untilPast');
}

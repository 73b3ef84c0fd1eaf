import type { HallState } from '../../protocol/hall/hallState.ts';
import type { IncidentCommand } from '../../protocol/incident/commands.ts';
import type { IncidentEvent } from '../../protocol/incident/events.ts';
import type { Incident } from '../../protocol/incident/incident.ts';
import {
  checkTransition,
  checkVerify,
  checkVoid,
  findAssignment,
  type RuleAnswer,
} from '../../protocol/incident/incidentRules.ts';
import { Rejected } from '../../protocol/wire/rejection.ts';
import type { HallFacts } from '../hall/index.ts';
import { decideAssignmentStep } from './decideAssignmentStep.ts';
import { decideDispatch } from './decideDispatch.ts';
import { refuseIdentifyingText } from './refuseIdentifyingText.ts';

/** What happens to an incident when a command is allowed; throws `Rejected` when it is not. Pure. */
export function decideIncident(state: HallState, command: IncidentCommand, facts: HallFacts): IncidentEvent[] {
  const { incidentId } = command;
  if (command.type === 'reportIncident') {
    if (state.incidents[incidentId] !== undefined) throw new Rejected('conflict', 'incidentExists');
    refuseIdentifyingText(command.summary);
    const { type: _type, ...report } = command;
    return [{ type: 'incidentReported', number: state.incidentCount + 1, ...report }];
  }
  const incident = state.incidents[incidentId];
  if (incident === undefined) throw new Rejected('notFound', 'incidentUnknown');
  if ('expect' in command && command.expect !== incident.version) {
    throw new Rejected('conflict', 'staleVersion', { details: { version: incident.version } });
  }
  return decideOnIncident(state, incident, command, facts);
}

function decideOnIncident(
  state: HallState,
  incident: Incident,
  command: Exclude<IncidentCommand, { type: 'reportIncident' }>,
  facts: HallFacts,
): IncidentEvent[] {
  const incidentId = incident.id;
  switch (command.type) {
    case 'acceptIncident':
      demand(incident, checkTransition(incident, command.type));
      return [{ type: 'incidentAccepted', incidentId }];
    case 'openIncident':
      demand(incident, checkTransition(incident, command.type));
      return [{ type: 'incidentOpened', incidentId }];
    case 'returnIncident':
      demand(incident, checkTransition(incident, command.type));
      return [{ type: 'incidentReturned', incidentId, reason: command.reason }];
    case 'voidIncident':
      demand(incident, checkVoid(incident));
      return [{ type: 'incidentVoided', incidentId, reason: command.reason }];
    case 'editIncident': {
      demand(incident, checkTransition(incident, command.type));
      if (command.summary !== undefined) refuseIdentifyingText(command.summary);
      const { expect: _expect, type: _type, ...changes } = command;
      return [{ type: 'incidentEdited', ...changes }];
    }
    case 'dispatchUnits':
      demand(incident, checkTransition(incident, command.type));
      return decideDispatch(state, incident, command, facts);
    case 'recallAssignment': {
      demand(incident, checkTransition(incident, command.type));
      const assignment = findAssignment(incident, command.assignmentId);
      if (assignment === undefined) throw new Rejected('notFound', 'assignmentUnknown');
      if (assignment.status === 'recalled' || assignment.status === 'reportedBack') {
        throw new Rejected('notAllowed', 'assignmentStep');
      }
      const { id: assignmentId, unitId } = assignment;
      return [{ type: 'assignmentRecalled', incidentId, assignmentId, unitId, reason: command.reason }];
    }
    case 'verifyIncident':
      demand(incident, checkVerify(incident, facts.actor));
      return [{ type: 'incidentVerified', incidentId, outcome: command.outcome, note: command.note }];
    case 'closeIncident':
      demand(incident, checkTransition(incident, command.type));
      return [{ type: 'incidentClosed', incidentId, note: command.note }];
    case 'addIncidentNote': {
      demand(incident, checkTransition(incident, command.type));
      demandOwnAssignment(incident, facts);
      refuseIdentifyingText(command.text);
      return [{ type: 'incidentNoteAdded', incidentId, noteId: command.noteId, text: command.text }];
    }
    case 'attachPhoto': {
      demand(incident, checkTransition(incident, command.type));
      demandOwnAssignment(incident, facts);
      const stored = facts.findAttachment(command.attachmentId);
      if (stored === undefined) throw new Rejected('notFound', 'attachmentUnknown');
      return [{ type: 'photoAttached', incidentId, attachment: { ...stored, caption: command.caption } }];
    }
    case 'linkCameras':
      return [{ type: 'camerasLinked', incidentId, cameras: command.cameras }];
    case 'confirmDelivery':
    case 'confirmSeen':
    case 'acknowledgeAssignment':
    case 'departForScene':
    case 'arriveOnScene':
    case 'reportBack':
      return decideAssignmentStep(incident, command, facts);
  }
}

function demand(incident: Incident, answer: RuleAnswer): void {
  if (answer === null) return;
  throw new Rejected('notAllowed', answer, { details: { status: incident.status } });
}

/** A field unit sees and adds to its own incidents only. */
function demandOwnAssignment(incident: Incident, { actor }: HallFacts): void {
  if (actor.role !== 'fieldUnit') return;
  if (incident.assignments.some((assignment) => assignment.unitId === actor.unitId)) return;
  throw new Rejected('forbidden', 'otherUnit');
}

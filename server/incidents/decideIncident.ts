import type { HallState } from '../../protocol/hall/hallState.ts';
import type { CommandOf } from '../../protocol/hall/allCommands.ts';
import type { IncidentCommand, StoredAttachment } from '../../protocol/incident/commands.ts';
import type { IncidentEvent } from '../../protocol/incident/events.ts';
import type { Attachment, Incident } from '../../protocol/incident/incident.ts';
import { findAssignment, isActiveAssignment } from '../../protocol/incident/incidentRules.ts';
import { Rejected } from '../../protocol/wire/rejection.ts';
import type { HallFacts } from '../hall/index.ts';
import { decideAssignmentStep, isAssignmentStep, type StepCommand } from './decideAssignmentStep.ts';
import { decideDispatch } from './decideDispatch.ts';
import { decideRelation, isRelation, type RelationCommand } from './decideRelation.ts';
import { decideReport } from './decideReport.ts';
import { decideSideRoad, isSideRoad, type SideRoadCommand } from './decideSideRoad.ts';
import { demandOwnAssignment, demandScope, demandTransition, demandVersion } from './demands.ts';
import { refuseIdentifyingText } from './refuseIdentifyingText.ts';
import { whereItStands } from './whereItStands.ts';

/** What happens to an incident when a command is allowed; throws `Rejected` when it is not. Pure. */
export function decideIncident(state: HallState, command: IncidentCommand, facts: HallFacts): IncidentEvent[] {
  if (command.type === 'reportIncident') return decideReport(state, command, facts);
  const incident = whereItStands(state, command, facts.actor);
  if (incident === undefined) throw new Rejected('notFound', 'incidentUnknown');
  if ('expect' in command) demandVersion(incident, command.expect);
  demandScope(incident, command.type, facts);
  // A unit's step is checked by its assignment, which also lets late receipts pass.
  if (isAssignmentStep(command)) return decideAssignmentStep(incident, command, facts);
  demandTransition(incident, command.type, facts);
  if (isRelation(command)) return decideRelation(state, incident, command, facts);
  if (isSideRoad(command)) return decideSideRoad(incident, command, facts);
  return decideOnRoad(state, incident, command, facts);
}

type RoadCommand = Exclude<
  IncidentCommand,
  { type: 'reportIncident' } | { type: SideRoadCommand['type'] } | RelationCommand | StepCommand
>;

function decideOnRoad(state: HallState, incident: Incident, command: RoadCommand, facts: HallFacts): IncidentEvent[] {
  const incidentId = incident.id;
  switch (command.type) {
    case 'acceptIncident':
      return [{ type: 'incidentAccepted', incidentId }];
    case 'openIncident':
      return [{ type: 'incidentOpened', incidentId }];
    case 'returnIncident':
      return [{ type: 'incidentReturned', incidentId, reason: command.reason }];
    case 'voidIncident':
      return [{ type: 'incidentVoided', incidentId, reason: command.reason }];
    case 'editIncident':
      return decideEdit(command, facts);
    case 'dispatchUnits':
      return decideDispatch(state, incident, command, facts);
    case 'recallAssignment':
      return decideRecall(incident, command);
    case 'verifyIncident':
      return [{ type: 'incidentVerified', incidentId, outcome: command.outcome, note: command.note }];
    case 'closeIncident':
      return [{ type: 'incidentClosed', incidentId, note: command.note }];
    case 'addIncidentNote':
      demandOwnAssignment(incident, facts);
      refuseIdentifyingText(command.text);
      return [{ type: 'incidentNoteAdded', incidentId, noteId: command.noteId, text: command.text }];
    case 'attachPhoto': {
      demandOwnAssignment(incident, facts);
      const stored = facts.findAttachment(command.attachmentId);
      if (stored === undefined) throw new Rejected('notFound', 'attachmentUnknown');
      refuseIdentifyingText(`${command.caption} ${command.signedBy ?? ''}`);
      return [{ type: 'photoAttached', incidentId, attachment: attachmentOf(stored, command) }];
    }
    case 'linkCameras':
      return [{ type: 'camerasLinked', incidentId, cameras: command.cameras }];
  }
}

/** A corrected place belongs to the area it lies in, unless a person says which. */
function decideEdit(command: CommandOf<'editIncident'>, { areas }: HallFacts): IncidentEvent[] {
  const { expect: _expect, type: _type, ...changes } = command;
  const { summary, place, areaId } = changes;
  if (summary !== undefined) refuseIdentifyingText(summary);
  if (areaId != null && areas.find(areaId) === undefined) throw new Rejected('notFound', 'areaUnknown');
  const moved = place !== undefined && areaId === undefined ? { areaId: areas.areaAt(place) } : {};
  return [{ type: 'incidentEdited', ...changes, ...moved }];
}

function decideRecall(incident: Incident, command: CommandOf<'recallAssignment'>): IncidentEvent[] {
  const assignment = findAssignment(incident, command.assignmentId);
  if (assignment === undefined) throw new Rejected('notFound', 'assignmentUnknown');
  if (!isActiveAssignment(assignment)) throw new Rejected('notAllowed', 'assignmentStep');
  const { id: assignmentId, unitId } = assignment;
  return [{ type: 'assignmentRecalled', incidentId: incident.id, assignmentId, unitId, reason: command.reason }];
}

function attachmentOf(stored: StoredAttachment, { caption, signedBy }: CommandOf<'attachPhoto'>): Attachment {
  return { ...stored, caption, ...(signedBy === undefined ? {} : { signedBy }) };
}

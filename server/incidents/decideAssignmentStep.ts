import type { CommandOf } from '../../protocol/hall/allCommands.ts';
import type { IncidentCommand } from '../../protocol/incident/commands.ts';
import type { IncidentEvent } from '../../protocol/incident/events.ts';
import { assignmentSteps, type Incident } from '../../protocol/incident/incident.ts';
import { checkStep, findAssignment } from '../../protocol/incident/incidentRules.ts';
import { Rejected } from '../../protocol/wire/rejection.ts';
import type { HallFacts } from '../hall/index.ts';

export type StepCommand = CommandOf<
  'confirmDelivery' | 'confirmSeen' | 'acknowledgeAssignment' | 'departForScene' | 'arriveOnScene' | 'reportBack'
>;

const steps = {
  confirmDelivery: { step: 'delivered', event: 'assignmentDelivered' },
  confirmSeen: { step: 'seen', event: 'assignmentSeen' },
  acknowledgeAssignment: { step: 'acknowledged', event: 'assignmentAcknowledged' },
  departForScene: { step: 'enRoute', event: 'unitDeparted' },
  arriveOnScene: { step: 'onScene', event: 'unitArrived' },
  reportBack: { step: 'reportedBack', event: 'unitReportedBack' },
} as const;

export function isAssignmentStep(command: IncidentCommand): command is StepCommand {
  return Object.hasOwn(steps, command.type);
}

/** One step of an assignment, by its own unit or by a dispatcher who was told. */
export function decideAssignmentStep(incident: Incident, command: StepCommand, { actor }: HallFacts): IncidentEvent[] {
  const assignment = findAssignment(incident, command.assignmentId);
  if (assignment === undefined) throw new Rejected('notFound', 'assignmentUnknown');
  if (actor.role === 'fieldUnit' && actor.unitId !== assignment.unitId) throw new Rejected('forbidden', 'otherUnit');
  const { step, event } = steps[command.type];
  const refusal = checkStep(assignment, step);
  if (refusal !== null) {
    // A receipt that comes after a later step (or a second phone's) tells nothing new; it is not an error of anybody.
    const isReceipt = step === 'delivered' || step === 'seen';
    const isLate =
      assignment.status !== 'recalled' && assignmentSteps.indexOf(assignment.status) >= assignmentSteps.indexOf(step);
    if (isReceipt && (isLate || assignment.status === 'recalled')) return [];
    // Two phones of one unit say the same step; a report is words, and those of the second must not get lost unseen.
    if (isLate && actor.role === 'fieldUnit' && step !== 'reportedBack') return [];
    throw new Rejected('notAllowed', refusal, { details: { status: assignment.status } });
  }
  const ids = { incidentId: incident.id, assignmentId: assignment.id, unitId: assignment.unitId };
  if (command.type === 'reportBack') return [{ type: 'unitReportedBack', ...ids, report: command.report }];
  return [{ type: event as Exclude<typeof event, 'unitReportedBack'>, ...ids }];
}

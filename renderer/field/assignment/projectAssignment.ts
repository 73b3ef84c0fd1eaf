import type { Assignment, AssignmentStatus, AssignmentStep } from '../../../protocol/incident/incident.ts';
import { nextStep } from '../../../protocol/incident/incidentRules.ts';
import type { CommandType } from '../../../protocol/hall/allCommands.ts';
import type { ShownAct } from '../outbox/Act.ts';

const stepOf: Partial<Record<CommandType, AssignmentStep>> = {
  acknowledgeAssignment: 'acknowledged',
  departForScene: 'enRoute',
  arriveOnScene: 'onScene',
  reportBack: 'reportedBack',
};

export interface AssignmentProjection {
  /** Where the assignment will stand once all pending acts arrived; the server's own status stands beside it. */
  readonly status: AssignmentStatus;
  /** Steps taken on the phone that the server's view does not show yet, in order. */
  readonly pending: readonly { readonly step: AssignmentStep; readonly act: ShownAct }[];
}

/** Lays the pending steps over the server's view of an assignment, so that a phone without network can go on. */
export function projectAssignment(assignment: Assignment, acts: readonly ShownAct[]): AssignmentProjection {
  let status = assignment.status;
  const pending: { step: AssignmentStep; act: ShownAct }[] = [];
  for (const act of acts) {
    const step = stepOf[act.command.type];
    if (step === undefined || act.state === 'refused') continue;
    if (!('assignmentId' in act.command) || act.command.assignmentId !== assignment.id) continue;
    if (nextStep(status) !== step) continue;
    status = step;
    pending.push({ step, act });
  }
  return { status, pending };
}

import type { FieldAssignment, FieldView } from '../../../protocol/hall/fieldView.ts';
import { isActiveAssignment } from '../../../protocol/incident/incidentRules.ts';
import type { ShownAct } from '../outbox/Act.ts';
import { projectAssignment } from './projectAssignment.ts';
import { endedAssignments } from './watchedAssignments.ts';

export interface ScreenInput {
  readonly view: FieldView | null;
  readonly acts: readonly ShownAct[];
  readonly watched: readonly string[];
  /** The assignment the person chose among several. */
  readonly chosenId: string | null;
}

export type FieldScreen =
  | { readonly kind: 'duty' }
  | { readonly kind: 'ended'; readonly entry: FieldAssignment }
  | {
      readonly kind: 'assignment';
      readonly entry: FieldAssignment;
      readonly open: readonly FieldAssignment[];
      /** Not acknowledged yet, and not the one shown. */
      readonly incoming: readonly FieldAssignment[];
    };

/** Not yet acknowledged, by the server's view with what waits on the phone laid over it. */
export function isIncoming({ assignment }: FieldAssignment, acts: readonly ShownAct[]): boolean {
  return ['sent', 'delivered', 'seen'].includes(projectAssignment(assignment, acts).status);
}

/** One screen a state: a recall is read first, then open assignments, then the end of a finished one, then duty. */
export function selectScreen({ view, acts, watched, chosenId }: ScreenInput): FieldScreen {
  if (view === null) return { kind: 'duty' };
  const ended = endedAssignments(watched, view);
  const recalled = ended.find(({ assignment }) => assignment.status === 'recalled');
  if (recalled !== undefined) return { kind: 'ended', entry: recalled };
  const open = view.assignments.filter(({ assignment }) => isActiveAssignment(assignment));
  // Already under way comes before newly arrived: a new one rings and shows itself beside it, but takes no screen away.
  const entry =
    open.find(({ assignment }) => assignment.id === chosenId) ??
    open.find((candidate) => !isIncoming(candidate, acts)) ??
    open[0];
  if (entry !== undefined) {
    const incoming = open.filter((other) => other !== entry && isIncoming(other, acts));
    return { kind: 'assignment', entry, open, incoming };
  }
  const done = ended[0];
  return done === undefined ? { kind: 'duty' } : { kind: 'ended', entry: done };
}

import type { FieldAssignment, FieldView } from '../../../protocol/hall/fieldView.ts';
import type { ShownAct } from '../outbox/Act.ts';

/** The assignments whose unit is asked whether it is well, and has not answered on this phone yet. */
export function welfareCalls(view: FieldView | null, acts: readonly ShownAct[]): readonly FieldAssignment[] {
  return (view?.assignments ?? []).filter(({ assignment }) => {
    const status = assignment.status === 'onScene' ? (assignment.welfare?.status ?? 'well') : 'well';
    if (status === 'well') return false;
    return !acts.some(
      ({ command, state }) =>
        command.type === 'answerWelfare' && command.assignmentId === assignment.id && state !== 'refused',
    );
  });
}

/** Louder at the second question, and as long as the desks look for the unit. */
export function isLoudCall({ assignment }: FieldAssignment): boolean {
  return assignment.welfare?.status !== 'asked';
}

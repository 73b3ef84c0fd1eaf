import { assignmentSteps, type Assignment } from '../../../protocol/incident/incident.ts';
import type { AssignmentProjection } from '../assignment/projectAssignment.ts';
import { formatTime } from './formatTime.ts';
import { useNow } from './useNow.ts';
import { useWords } from '../useWords.ts';

const shownSteps = assignmentSteps.filter((step) => step !== 'delivered' && step !== 'seen');

interface StepListProps {
  readonly assignment: Assignment;
  readonly pending: AssignmentProjection['pending'];
}

/** The steps with the server's times; what only the phone knows yet is marked as waiting. */
export function StepList({ assignment, pending }: StepListProps) {
  const { t, i18n } = useWords();
  const now = useNow();
  return (
    <ol className="steps" aria-label={t('field.assignment.steps')}>
      {shownSteps.map((step) => {
        const stamp = assignment.stamps[step];
        const waiting = pending.find((item) => item.step === step)?.act;
        const state = stamp === undefined ? (waiting === undefined ? 'open' : 'waiting') : 'done';
        const at = stamp === undefined ? waiting?.deviceAt : stamp.at;
        return (
          <li key={step} className={`step step-${state}`} data-testid={`field-step-${step}`} data-state={state}>
            <span>{t(`field.step.${step}`)}</span>
            {at !== undefined && <time>{formatTime(at, now, i18n.language)}</time>}
            {state === 'waiting' && <em>{t('field.assignment.pendingStep')}</em>}
          </li>
        );
      })}
    </ol>
  );
}

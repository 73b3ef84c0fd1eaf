import type { FieldAssignment } from '../../../protocol/hall/fieldView.ts';
import { useFieldTools } from '../FieldContext.ts';
import { Problem } from './Problem.tsx';
import { useAsk } from './useAsk.ts';
import { useWords } from '../useWords.ts';

const stepCommands = {
  acknowledged: 'acknowledgeAssignment',
  enRoute: 'departForScene',
  onScene: 'arriveOnScene',
} as const;
const testIds = { acknowledged: 'field-acknowledge', enRoute: 'field-depart', onScene: 'field-arrive' } as const;

interface StepVerbProps {
  readonly entry: FieldAssignment;
  readonly step: keyof typeof stepCommands | null;
}

/** The next step as the biggest button. */
export function StepVerb({ entry: { assignment, incident }, step }: StepVerbProps) {
  const { t } = useWords();
  const { line } = useFieldTools();
  const { isBusy, problem, ask } = useAsk('field.pending.notKept');
  return (
    <>
      <Problem words={problem} />
      {step !== null && (
        <button
          type="button"
          className="verb"
          key={step}
          data-testid={testIds[step]}
          disabled={isBusy}
          onClick={() =>
            ask(() => line.act({ type: stepCommands[step], incidentId: incident.id, assignmentId: assignment.id }))
          }
        >
          {t(`field.act.${stepCommands[step]}`)}
        </button>
      )}
    </>
  );
}

import { useTranslation } from 'react-i18next';
import type { FieldAssignment } from '../../../protocol/hall/fieldView.ts';
import type { AssignmentProjection } from '../assignment/projectAssignment.ts';
import { useFieldTools } from '../FieldContext.ts';
import { Problem } from './Problem.tsx';
import { useAsk } from './useAsk.ts';

const stepCommands = {
  acknowledged: 'acknowledgeAssignment',
  enRoute: 'departForScene',
  onScene: 'arriveOnScene',
} as const;
const testIds = { acknowledged: 'field-acknowledge', enRoute: 'field-depart', onScene: 'field-arrive' } as const;

interface StepVerbProps {
  readonly entry: FieldAssignment;
  readonly step: keyof typeof stepCommands | null;
  /** The newest step that waits to be sent. */
  readonly pending: AssignmentProjection['pending'][number] | null;
}

/** The next step as the biggest button; the one before it stays named above while it waits to be sent. */
export function StepVerb({ entry: { assignment, incident }, step, pending }: StepVerbProps) {
  const { t } = useTranslation();
  const { line } = useFieldTools();
  const { isBusy, problem, ask } = useAsk('field.pending.notKept');
  const waiting =
    pending?.act.state === 'waiting'
      ? t('field.pending.inLine', { verb: t(`assignmentStatus.${pending.step}`) })
      : null;
  return (
    <>
      <Problem words={problem} />
      {waiting !== null && <p className="dock-waiting">⏳ {waiting}</p>}
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

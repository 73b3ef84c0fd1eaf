import { useTranslation } from 'react-i18next';
import type { FieldAssignment } from '../../../protocol/hall/fieldView.ts';
import { useFieldTools } from '../FieldContext.ts';
import { Problem } from '../parts/Problem.tsx';
import { useAsk } from '../parts/useAsk.ts';
import { useDraft } from '../parts/useDraft.ts';
import { WritingArea } from '../parts/WritingArea.tsx';

/** The last step: in the unit's own words what was found and done. */
export function ReportForm({ entry: { assignment, incident } }: { entry: FieldAssignment }) {
  const { t } = useTranslation();
  const { line } = useFieldTools();
  const [report, setReport] = useDraft(`report.${assignment.id}`);
  const { isBusy, problem, ask } = useAsk('field.pending.notKept');
  const ids = { incidentId: incident.id, assignmentId: assignment.id };
  return (
    <>
      <WritingArea
        testId="field-report-text"
        label={t('field.report.heading')}
        placeholder={t('field.report.placeholder')}
        rows={3}
        value={report}
        onChange={setReport}
      />
      <Problem words={problem} />
      <button
        type="button"
        className="verb"
        data-testid="field-report-send"
        disabled={isBusy || report.trim() === ''}
        onClick={() =>
          ask(
            () => line.act({ type: 'reportBack', ...ids, report: report.trim() }),
            () => setReport(''),
          )
        }
      >
        {t('field.report.send')}
      </button>
    </>
  );
}

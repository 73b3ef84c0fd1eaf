import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { FieldAssignment } from '../../../protocol/hall/fieldView.ts';
import { useFieldTools } from '../FieldContext.ts';
import { Problem } from '../parts/Problem.tsx';
import { Sheet } from '../parts/Sheet.tsx';
import { useAsk } from '../parts/useAsk.ts';
import { useDraft } from '../parts/useDraft.ts';
import { WritingArea } from '../parts/WritingArea.tsx';

/** The last step: a verb that opens room for the unit's own words of what was found and done. */
export function ReportForm({ entry }: { entry: FieldAssignment }) {
  const { t } = useTranslation();
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <button type="button" className="verb" data-testid="field-report" onClick={() => setOpen(true)}>
        {t('field.report.open')}
      </button>
      {isOpen && <ReportSheet entry={entry} onClose={() => setOpen(false)} />}
    </>
  );
}

function ReportSheet({ entry: { assignment, incident }, onClose }: { entry: FieldAssignment; onClose: () => void }) {
  const { t } = useTranslation();
  const { line } = useFieldTools();
  const [report, setReport] = useDraft(`report.${assignment.id}`);
  const { isBusy, problem, ask } = useAsk('field.pending.notKept');
  const ids = { incidentId: incident.id, assignmentId: assignment.id };

  function send(): void {
    ask(
      () => line.act({ type: 'reportBack', ...ids, report: report.trim() }),
      () => {
        setReport('');
        onClose();
      },
    );
  }

  return (
    <Sheet heading={t('field.report.heading')} onClose={onClose}>
      <WritingArea
        testId="field-report-text"
        label={t('field.report.heading')}
        placeholder={t('field.report.placeholder')}
        rows={6}
        value={report}
        onChange={setReport}
      />
      <Problem words={problem} />
      <button
        type="button"
        className="verb"
        data-testid="field-report-send"
        disabled={isBusy || report.trim() === ''}
        onClick={send}
      >
        {t('field.report.send')}
      </button>
    </Sheet>
  );
}

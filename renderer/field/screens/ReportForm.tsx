import { useState } from 'react';
import type { FieldAssignment } from '../../../protocol/hall/fieldView.ts';
import { WordsSheet } from '../parts/WordsSheet.tsx';
import { useWords } from '../useWords.ts';

/** The last step: a verb that opens room for the unit's own words of what was found and done. */
export function ReportForm({ entry: { assignment, incident } }: { entry: FieldAssignment }) {
  const { t } = useWords();
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <button type="button" className="verb" data-testid="field-report" onClick={() => setOpen(true)}>
        {t('field.report.open')}
      </button>
      {isOpen && (
        <WordsSheet
          heading={t('field.report.heading')}
          placeholder={t('field.report.placeholder')}
          verb={t('field.report.send')}
          draft={`report.${assignment.id}`}
          testId="field-report"
          commandOf={(report) => ({
            type: 'reportBack',
            incidentId: incident.id,
            assignmentId: assignment.id,
            report,
          })}
          onClose={() => setOpen(false)}
        />
      )}
    </>
  );
}

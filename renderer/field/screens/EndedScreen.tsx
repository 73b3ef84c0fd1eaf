import { useTranslation } from 'react-i18next';
import type { FieldAssignment } from '../../../protocol/hall/fieldView.ts';
import { useKindWords } from '../assignment/useKindWords.ts';
import { useFieldTools } from '../FieldContext.ts';
import { formatTime } from '../parts/formatTime.ts';
import { Frame } from '../parts/Frame.tsx';
import { useNow } from '../parts/useNow.ts';

/** An assignment that ended: recalled, which must not be missed, or reported back. */
export function EndedScreen({ entry }: { entry: FieldAssignment }) {
  const { assignment, incident } = entry;
  const kindWords = useKindWords();
  const { t, i18n } = useTranslation();
  const { line } = useFieldTools();
  const now = useNow();
  const isRecalled = assignment.status === 'recalled';
  const at = assignment.stamps[assignment.status]?.at ?? 0;
  const dock = (
    <>
      <button type="button" className="verb" data-testid="field-put-away" onClick={() => line.putAway(assignment.id)}>
        {t('field.ended.putAway')}
      </button>
    </>
  );
  return (
    <Frame dock={dock}>
      <section
        className={isRecalled ? 'ended ended-recalled' : 'ended ended-done'}
        data-testid="field-ended"
        role="alert"
      >
        <p className="ended-sign" aria-hidden>
          {isRecalled ? '✕' : '✓'}
        </p>
        <h1>{t(isRecalled ? 'field.ended.recalled' : 'field.ended.done')}</h1>
        <p>{t(isRecalled ? 'field.ended.recalledHint' : 'field.ended.doneHint')}</p>
        <p>
          {kindWords(entry)} · {t('field.assignment.number', { number: incident.number })}
          <br />
          {incident.place.address ?? incident.summary}
        </p>
        {assignment.recallReason !== undefined && (
          <p className="ended-reason">{t('field.ended.reason', { reason: assignment.recallReason })}</p>
        )}
        <p className="muted">{formatTime(at, now, i18n.language)}</p>
      </section>
    </Frame>
  );
}

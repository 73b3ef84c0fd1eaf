import type { FieldAssignment } from '../../../protocol/hall/fieldView.ts';
import { useKindWords } from '../assignment/useKindWords.ts';
import { useFieldTools } from '../FieldContext.ts';
import { formatTime } from '../parts/formatTime.ts';
import { Dock } from '../parts/Dock.tsx';
import { useNow } from '../parts/useNow.ts';
import { useWords } from '../useWords.ts';

/** An assignment that ended: recalled, which must not be missed, or reported back. */
export function EndedScreen({ entry }: { entry: FieldAssignment }) {
  const { assignment, incident } = entry;
  const kindWords = useKindWords();
  const { t, i18n } = useWords();
  const { line } = useFieldTools();
  const now = useNow();
  const isRecalled = assignment.status === 'recalled';
  const at = assignment.stamps[assignment.status]?.at ?? 0;
  return (
    <>
      <Dock>
        <button type="button" className="verb" data-testid="field-put-away" onClick={() => line.putAway(assignment.id)}>
          {t('field.ended.putAway')}
        </button>
      </Dock>
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
    </>
  );
}

import type { FieldAssignment } from '../../../protocol/hall/fieldView.ts';
import { useField, useFieldTools } from '../FieldContext.ts';
import { formatTime } from '../parts/formatTime.ts';
import { Problem } from '../parts/Problem.tsx';
import { useAsk } from '../parts/useAsk.ts';
import { useNow } from '../parts/useNow.ts';
import { projectChecklist } from './projectChecklist.ts';
import { useWords } from '../useWords.ts';
import './checklist.css';

/** What the incident's plan asks to be done: a touch ticks, another takes it back, with or without network. */
export function Checklist({ entry: { incident, checklist } }: { readonly entry: FieldAssignment }) {
  const { t, i18n } = useWords();
  const { line } = useFieldTools();
  const now = useNow();
  const acts = useField((state) => state.acts);
  const { isBusy, problem, ask } = useAsk('field.pending.notKept');
  if (checklist === undefined || checklist.length === 0) return null;
  const shown = projectChecklist(checklist, incident.id, acts);
  const done = shown.filter(({ isDone }) => isDone).length;
  return (
    <section className="checklist" data-testid="field-checklist">
      <h3>
        {t('field.checklist.heading')}{' '}
        <span className="muted">{t('field.checklist.count', { done, all: shown.length })}</span>
      </h3>
      <Problem words={problem} />
      {shown.map(({ item, isDone, isWaiting }) => (
        <button
          key={item.id}
          type="button"
          role="checkbox"
          aria-checked={isDone}
          className="check"
          data-waiting={isWaiting}
          disabled={isBusy}
          onClick={() =>
            ask(() => line.act({ type: 'tickChecklist', incidentId: incident.id, itemId: item.id, isDone: !isDone }))
          }
        >
          <span className="check-box" aria-hidden>
            {isDone ? '✓' : ''}
          </span>
          <span className="check-words">
            {item.text}
            {isWaiting && <em>{t('field.assignment.pendingStep')}</em>}
            {!isWaiting && item.done !== undefined && (
              <em>
                {item.done.by} · {formatTime(item.done.at, now, i18n.language)}
              </em>
            )}
          </span>
        </button>
      ))}
    </section>
  );
}

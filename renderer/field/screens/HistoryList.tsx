import { isActiveAssignment } from '../../../protocol/incident/incidentRules.ts';
import { useKindWords } from '../assignment/useKindWords.ts';
import { useField } from '../FieldContext.ts';
import { formatTime } from '../parts/formatTime.ts';
import { useNow } from '../parts/useNow.ts';
import { useWords } from '../useWords.ts';

export function HistoryList() {
  const { t, i18n } = useWords();
  const kindWords = useKindWords();
  const now = useNow();
  const view = useField((state) => state.view);
  const finished = view?.assignments.filter(({ assignment }) => !isActiveAssignment(assignment)) ?? [];
  if (finished.length === 0) return <p className="muted">{t('field.history.empty')}</p>;
  return (
    <ul className="list">
      {finished.map((entry) => {
        const { assignment, incident } = entry;
        return (
          <li className="row" key={assignment.id}>
            <div className="row-head">
              <strong>{kindWords(entry)}</strong>
              <span>{t(`assignmentStatus.${assignment.status}`)}</span>
              <time className="muted">{formatTime(assignment.stamps.sent?.at ?? 0, now, i18n.language)}</time>
            </div>
            <p>
              {t('field.assignment.number', { number: incident.number })} · {incident.place.address ?? incident.summary}
            </p>
            {assignment.report !== undefined && <p className="muted">{assignment.report}</p>}
          </li>
        );
      })}
    </ul>
  );
}

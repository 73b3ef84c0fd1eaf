import type { ReactNode } from 'react';
import { distanceM } from '../../../protocol/geometry/earth.ts';
import type { FieldAssignment } from '../../../protocol/hall/fieldView.ts';
import { useKindWords, usePriorityWords } from '../assignment/useKindWords.ts';
import { useField } from '../FieldContext.ts';
import { formatAge } from './formatTime.ts';
import { PlaceVerbs } from './PlaceVerbs.tsx';
import { useNow } from './useNow.ts';
import { useWords, type Words } from '../useWords.ts';

interface AssignmentFactsProps {
  readonly entry: FieldAssignment;
  /** Stands between the head and the rest: how far the assignment is. */
  readonly children: ReactNode;
}

export function AssignmentFacts({ entry, children }: AssignmentFactsProps) {
  const { assignment, incident } = entry;
  const { t } = useWords();
  const kindWords = useKindWords();
  const priorityWords = usePriorityWords();
  const now = useNow();
  const driftMs = useField((state) => state.driftMs ?? 0);
  const position = useField((state) => state.position);
  const { place } = incident;
  const address = place.address ?? `${place.lat.toFixed(5)}, ${place.lon.toFixed(5)}`;
  const sentAt = assignment.stamps.sent?.at ?? 0;
  const isNew = ['sent', 'delivered', 'seen'].includes(assignment.status);
  return (
    <section className="facts">
      <p className={`facts-head priority-${incident.priority}`}>
        {isNew && <strong className="facts-new">{t('field.assignment.new')}</strong>}
        <span className="facts-priority">{priorityWords(entry)}</span>
        <span>{t('field.age.ago', { age: formatAge(now - driftMs - sentAt, t) })}</span>
      </p>
      <h1>
        {kindWords(entry)}
        <small className="muted">{t('field.assignment.number', { number: incident.number })}</small>
      </h1>
      {children}
      <p className="facts-summary">{incident.summary}</p>
      {assignment.order !== '' && (
        <p className="facts-order">
          <span className="muted">{t('field.assignment.order')}</span> {assignment.order}
        </p>
      )}
      <div className="facts-place">
        <p>
          <strong>{address}</strong>
          {position.kind === 'sharing' && (
            <span className="muted">
              {' · '}
              {t('field.assignment.distance', { distance: formatDistance(distanceM(position, place), t) })}
            </span>
          )}
        </p>
        <PlaceVerbs entry={entry} address={address} />
      </div>
    </section>
  );
}

function formatDistance(metres: number, translate: Words['t']): string {
  if (metres < 1_000) return translate('field.assignment.metres', { value: Math.round(metres / 10) * 10 });
  return translate('field.assignment.kilometres', { value: (metres / 1_000).toFixed(1) });
}

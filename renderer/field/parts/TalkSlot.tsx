import { lazy, Suspense } from 'react';
import type { AssignmentId, IncidentId } from '../../../protocol/ids.ts';
import { useField } from '../FieldContext.ts';
import { TalkBoundary } from './TalkBoundary.tsx';
import { useWords } from '../useWords.ts';

const FieldTalk = lazy(async () => ({ default: (await import('../talk/FieldTalk.tsx')).FieldTalk }));

interface TalkSlotProps {
  readonly incidentId: IncidentId | null;
  readonly assignmentId: AssignmentId | null;
}

/** Where the talk button stands at the thumb: there from the first line to the hall on, and named when it cannot be. */
export function TalkSlot({ incidentId, assignmentId }: TalkSlotProps) {
  const { t } = useWords();
  const hall = useField((state) => state.hall);
  const isOnline = useField((state) => state.connection === 'online');
  const unavailable = <p className="talk-empty">{t('field.talk.unavailable')}</p>;
  return (
    <div className="talk-slot" data-testid="field-talk">
      {hall === null || !isOnline ? (
        unavailable
      ) : (
        <TalkBoundary fallback={unavailable}>
          <Suspense fallback={<p className="talk-empty">{t('field.talk.loading')}</p>}>
            <FieldTalk hall={hall} incidentId={incidentId} assignmentId={assignmentId} />
          </Suspense>
        </TalkBoundary>
      )}
    </div>
  );
}

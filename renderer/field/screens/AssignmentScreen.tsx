import { useState } from 'react';
import type { FieldAssignment } from '../../../protocol/hall/fieldView.ts';
import { nextStep } from '../../../protocol/incident/incidentRules.ts';
import { projectAssignment } from '../assignment/projectAssignment.ts';
import { useConfirmSeen } from '../assignment/useConfirmSeen.ts';
import { Checklist } from '../checklist/Checklist.tsx';
import { useField } from '../FieldContext.ts';
import { AssignmentFacts } from '../parts/AssignmentFacts.tsx';
import { Dock } from '../parts/Dock.tsx';
import { NotesAndPhotos } from '../parts/NotesAndPhotos.tsx';
import { PhotoVerb } from '../parts/PhotoVerb.tsx';
import { StepList } from '../parts/StepList.tsx';
import { StepVerb } from '../parts/StepVerb.tsx';
import { MoreSheet } from './MoreSheet.tsx';
import { NoteSheet } from './NoteSheet.tsx';
import { ReportForm } from './ReportForm.tsx';
import { useWords } from '../useWords.ts';

interface AssignmentScreenProps {
  readonly entry: FieldAssignment;
  /** Place among the open assignments, from 1, and how to go on to the next. */
  readonly index: number;
  readonly count: number;
  readonly onNext: () => void;
}

/** One open assignment: what, where, the next step as the biggest button. */
export function AssignmentScreen({ entry, index, count, onNext }: AssignmentScreenProps) {
  const { t } = useWords();
  const { assignment, incident } = entry;
  const acts = useField((state) => state.acts);
  const [isNoteOpen, setNoteOpen] = useState(false);
  const [isMoreOpen, setMoreOpen] = useState(false);
  useConfirmSeen(entry);
  const projection = projectAssignment(assignment, acts);
  const step = nextStep(projection.status);
  const last = projection.pending.at(-1);
  return (
    <>
      <Dock>
        {last?.act.state === 'waiting' && (
          <p className="dock-waiting">↑ {t('field.pending.inLine', { verb: t(`assignmentStatus.${last.step}`) })}</p>
        )}
        {step === 'reportedBack' ? <ReportForm entry={entry} /> : <StepVerb entry={entry} step={step} />}
        <div className="dock-row">
          <PhotoVerb incidentId={incident.id} />
          <button type="button" data-testid="field-note" onClick={() => setNoteOpen(true)}>
            {t('field.act.addIncidentNote')}
          </button>
          <button type="button" data-testid="field-more" onClick={() => setMoreOpen(true)}>
            {t('field.more.open')}
          </button>
        </div>
        {isMoreOpen && <MoreSheet incidentId={incident.id} onClose={() => setMoreOpen(false)} />}
        {isNoteOpen && <NoteSheet incidentId={incident.id} onClose={() => setNoteOpen(false)} />}
      </Dock>
      <article className="assignment" data-testid="field-assignment">
        {count > 1 && (
          <div className="row-verbs">
            <span className="muted">{t('field.assignment.of', { index, count })}</span>
            <button type="button" className="next" onClick={onNext}>
              {t('field.assignment.next')} ›
            </button>
          </div>
        )}
        <AssignmentFacts entry={entry}>
          <StepList assignment={assignment} pending={projection.pending} />
        </AssignmentFacts>
        <Checklist entry={entry} />
        <NotesAndPhotos entry={entry} />
      </article>
    </>
  );
}

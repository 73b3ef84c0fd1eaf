import { noteIdSchema, type IncidentId } from '../../../protocol/ids.ts';
import { newId } from '../../connection/newId.ts';
import { WordsSheet } from '../parts/WordsSheet.tsx';
import { useWords } from '../useWords.ts';

export function NoteSheet({ incidentId, onClose }: { incidentId: IncidentId; onClose: () => void }) {
  const { t } = useWords();
  return (
    <WordsSheet
      heading={t('field.note.heading')}
      placeholder={t('field.note.placeholder')}
      verb={t('field.note.send')}
      draft={`note.${incidentId}`}
      testId="field-note"
      commandOf={(text) => ({ type: 'addIncidentNote', incidentId, noteId: noteIdSchema.parse(newId()), text })}
      onClose={onClose}
    />
  );
}

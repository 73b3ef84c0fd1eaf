import { useTranslation } from 'react-i18next';
import { noteIdSchema, type IncidentId } from '../../../protocol/ids.ts';
import { newId } from '../../connection/newId.ts';
import { useFieldTools } from '../FieldContext.ts';
import { Problem } from '../parts/Problem.tsx';
import { Sheet } from '../parts/Sheet.tsx';
import { useAsk } from '../parts/useAsk.ts';
import { useDraft } from '../parts/useDraft.ts';
import { WritingArea } from '../parts/WritingArea.tsx';

export function NoteSheet({ incidentId, onClose }: { incidentId: IncidentId; onClose: () => void }) {
  const { t } = useTranslation();
  const { line } = useFieldTools();
  const [text, setText] = useDraft(`note.${incidentId}`);
  const { isBusy, problem, ask } = useAsk('field.pending.notKept');

  function send(): void {
    const noteId = noteIdSchema.parse(newId());
    ask(
      () => line.act({ type: 'addIncidentNote', incidentId, noteId, text: text.trim() }),
      () => {
        setText('');
        onClose();
      },
    );
  }

  return (
    <Sheet heading={t('field.note.heading')} onClose={onClose}>
      <WritingArea
        testId="field-note-text"
        label={t('field.note.heading')}
        placeholder={t('field.note.placeholder')}
        rows={6}
        value={text}
        onChange={setText}
      />
      <Problem words={problem} />
      <button
        type="button"
        className="verb"
        data-testid="field-note-send"
        disabled={isBusy || text.trim() === ''}
        onClick={send}
      >
        {t('field.note.send')}
      </button>
    </Sheet>
  );
}

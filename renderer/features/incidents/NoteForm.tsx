import { Button, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isPermitted } from '../../../protocol/access/permissions.ts';
import { noteIdSchema } from '../../../protocol/ids.ts';
import type { Incident } from '../../../protocol/incident/incident.ts';
import { checkTransition } from '../../../protocol/incident/incidentRules.ts';
import { newId } from '../../connection/newId.ts';
import { useHall } from '../../store/index.ts';
import { PhrasePicker } from '../rulebook/index.ts';
import { RefusalNotice, useSeat } from '../seat/index.ts';
import { PhotoButton } from './PhotoButton.tsx';

/** Words and pictures that a seat adds to an incident. */
export function NoteForm({ incident }: { readonly incident: Incident }) {
  const { t } = useTranslation();
  const seat = useSeat();
  const [text, setText] = useState('');
  const [photoProblem, setPhotoProblem] = useState<unknown>(null);
  const subject = `note:${incident.id}`;
  const refusal = useHall((state) => state.commands.refusals[subject]?.error ?? null);
  const isPending = useHall((state) => Object.values(state.commands.pending).some((one) => one.subject === subject));
  const isOffline = useHall((state) => state.connection.line !== 'online');
  const may = (verb: 'addIncidentNote' | 'attachPhoto') =>
    isPermitted(seat.session.role, verb) && checkTransition(incident, verb, seat.session) === null;
  if (!may('addIncidentNote')) return null;
  async function send(): Promise<void> {
    if (text.trim() === '' || isPending || isOffline) return;
    const noteId = noteIdSchema.parse(newId());
    if (await seat.send({ type: 'addIncidentNote', incidentId: incident.id, noteId, text: text.trim() }, subject)) {
      setText('');
    }
  }
  return (
    <div className="note-form">
      <div className="note-line">
        <Input
          value={text}
          onChange={(event) => setText(event.target.value)}
          onPressEnter={() => void send()}
          maxLength={2000}
          placeholder={t('note.placeholder')}
          aria-label={t('note.placeholder')}
          data-seat-note=""
        />
        <Button disabled={text.trim() === '' || isOffline} loading={isPending} onClick={() => void send()}>
          {t('note.add')}
        </Button>
        <PhrasePicker
          use="note"
          size="middle"
          isDisabled={isOffline}
          onPick={(words) => setText(`${text}${text === '' ? '' : ' '}${words}`)}
        />
        {may('attachPhoto') && (
          <PhotoButton incidentId={incident.id} caption={text} isOffline={isOffline} onProblem={setPhotoProblem} />
        )}
      </div>
      {refusal !== null && <RefusalNotice error={refusal} onDismiss={() => seat.dismiss(subject)} />}
      {photoProblem !== null && <RefusalNotice error={photoProblem} onDismiss={() => setPhotoProblem(null)} />}
    </div>
  );
}

import type { FieldAssignment } from '../../../protocol/hall/fieldView.ts';
import { useField } from '../FieldContext.ts';
import { FieldAttachment } from './FieldAttachment.tsx';
import { formatTime } from './formatTime.ts';
import { useNow } from './useNow.ts';
import { useWords } from '../useWords.ts';

/** What was written and photographed, as the hall has it; what still waits on the phone stands below, marked. */
export function NotesAndPhotos({ entry: { incident, notes, photos } }: { entry: FieldAssignment }) {
  const { t, i18n } = useWords();
  const now = useNow();
  const acts = useField((state) => state.acts);
  const upload = useField((state) => state.upload);
  const waiting = acts.filter(
    ({ command, state }) =>
      state === 'waiting' &&
      (command.type === 'addIncidentNote' || command.type === 'attachPhoto') &&
      command.incidentId === incident.id,
  );
  if (notes.length + photos.length + waiting.length === 0) return null;
  return (
    <section className="notes">
      <h3>{t('field.assignment.notes')}</h3>
      <ul className="list">
        {notes.map((note) => (
          <li className="row" key={`${note.at} ${note.text}`}>
            <div className="row-head">
              <strong>{note.name}</strong>
              <time className="muted">{formatTime(note.at, now, i18n.language)}</time>
            </div>
            <p>{note.text}</p>
          </li>
        ))}
        {waiting.map(({ id, command, fileBytes }) => (
          <li className="row row-waiting" key={id}>
            ↑ {t('field.pending.inLine', { verb: t(`field.act.${command.type as 'attachPhoto' | 'addIncidentNote'}`) })}
            {'text' in command && <p>{command.text}</p>}
            {upload?.actId === id && fileBytes !== null && (
              <progress max={fileBytes} value={upload.sentBytes} aria-label={t('field.act.attachPhoto')} />
            )}
          </li>
        ))}
      </ul>
      <div className="photos">
        {photos.map(({ attachment, name }) => (
          <FieldAttachment key={attachment.id} attachment={attachment} name={name} />
        ))}
      </div>
    </section>
  );
}

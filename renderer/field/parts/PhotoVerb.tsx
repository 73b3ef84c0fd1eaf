import { attachmentIdSchema, type IncidentId } from '../../../protocol/ids.ts';
import { newId } from '../../connection/newId.ts';
import { useFieldTools } from '../FieldContext.ts';
import { preparePhoto } from '../photo/preparePhoto.ts';
import { Problem } from './Problem.tsx';
import { useAsk } from './useAsk.ts';
import { useWords } from '../useWords.ts';

/** Takes a photo with the phone's camera and puts it into the outbox. */
export function PhotoVerb({ incidentId }: { incidentId: IncidentId }) {
  const { t } = useWords();
  const { line } = useFieldTools();
  const { isBusy, problem, ask } = useAsk('field.pending.notKept');

  async function keep(file: File): Promise<void> {
    const photo = await preparePhoto(file);
    const attachmentId = attachmentIdSchema.parse(newId());
    await line.act({ type: 'attachPhoto', incidentId, attachmentId, caption: '' }, photo);
  }

  return (
    <>
      <label className={isBusy ? 'button button-busy' : 'button'}>
        {t(isBusy ? 'field.photo.working' : 'field.photo.take')}
        <input
          type="file"
          className="visually-hidden"
          data-testid="field-photo"
          accept="image/*"
          capture="environment"
          disabled={isBusy}
          onChange={(event) => {
            const file = event.target.files?.[0];
            event.target.value = '';
            if (file !== undefined) ask(() => keep(file));
          }}
        />
      </label>
      {problem !== null && (
        <div className="dock-problem">
          <Problem words={t('field.photo.failed', { reason: problem })} />
        </div>
      )}
    </>
  );
}

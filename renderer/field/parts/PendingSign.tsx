import { useField } from '../FieldContext.ts';
import { OutboxSheet } from '../screens/OutboxSheet.tsx';
import { useWords } from '../useWords.ts';
import { useOpenHere } from './useOpenHere.ts';

/** How many acts the server does not have yet, and how many it refused; touch to see which. */
export function PendingSign() {
  const { t } = useWords();
  const [isOpen, setOpen] = useOpenHere();
  const acts = useField((state) => state.acts);
  const percent = useField(({ upload, acts: all }) => {
    const size = all.find(({ id }) => id === upload?.actId)?.fileBytes ?? null;
    return upload === null || size === null ? null : Math.floor((100 * upload.sentBytes) / size);
  });
  const waiting = acts.filter((act) => act.state === 'waiting').length;
  const refused = acts.filter((act) => act.state === 'refused').length;
  return (
    <>
      {waiting + refused > 0 && (
        <button
          type="button"
          className={refused > 0 ? 'sign-button sign-problem' : 'sign-button sign-warning'}
          data-testid="field-pending"
          onClick={() => setOpen(true)}
        >
          {[
            ...(waiting > 0 ? [`↑ ${t('field.pending.waiting', { count: waiting })}`] : []),
            ...(percent === null ? [] : [t('field.pending.uploading', { percent })]),
            ...(refused > 0 ? [`⚠ ${t('field.pending.refused', { count: refused })}`] : []),
          ].join(' · ')}
        </button>
      )}
      {isOpen && <OutboxSheet onClose={() => setOpen(false)} />}
    </>
  );
}

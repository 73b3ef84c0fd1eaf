import { useField } from '../FieldContext.ts';
import { MessageSheet } from './MessageSheet.tsx';
import { unreadHere } from './unreadMessages.ts';
import { useWords } from '../useWords.ts';
import { useOpenHere } from '../parts/useOpenHere.ts';

/** On every screen of a unit on duty: whether somebody wrote; touch to read and answer. */
export function MessageSign() {
  const { t } = useWords();
  const [isOpen, setOpen] = useOpenHere();
  const view = useField((state) => state.view);
  const acts = useField((state) => state.acts);
  if (view?.duty.onDuty !== true) return null;
  const { unitId } = view.duty;
  const unread = (view.messages ?? []).reduce((sum, one) => sum + unreadHere(one, acts, unitId).length, 0);
  const words = unread > 0 ? t('field.messages.unread', { count: unread }) : t('field.messages.heading');
  return (
    <>
      <button
        type="button"
        className={unread > 0 ? 'sign-button message-sign is-unread' : 'sign-button message-sign'}
        data-testid="field-messages"
        data-unread={unread}
        aria-label={words}
        onClick={() => setOpen(true)}
      >
        ✉ <span className={unread > 0 ? undefined : 'sign-words'}>{words}</span>
      </button>
      {isOpen && <MessageSheet unitId={unitId} onClose={() => setOpen(false)} />}
    </>
  );
}

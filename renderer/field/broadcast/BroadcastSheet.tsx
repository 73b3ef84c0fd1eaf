import { useEffect, useRef } from 'react';
import type { FieldBroadcast } from '../../../protocol/broadcast/broadcast.ts';
import { useField, useFieldTools } from '../FieldContext.ts';
import { formatTime } from '../parts/formatTime.ts';
import { useNow } from '../parts/useNow.ts';
import { receiptOf, unconfirmedBroadcasts } from './unconfirmedBroadcasts.ts';
import { useWords } from '../useWords.ts';

/** The oldest broadcast nobody of this unit confirmed, over everything: read, one touch, gone. */
export function BroadcastSheet() {
  const view = useField((state) => state.view);
  const acts = useField((state) => state.acts);
  const [broadcast, ...later] = unconfirmedBroadcasts(view, acts);
  if (broadcast === undefined) return null;
  return (
    <OneBroadcast key={`${receiptOf(broadcast)} ${broadcast.id}`} broadcast={broadcast} laterCount={later.length} />
  );
}

function OneBroadcast({ broadcast, laterCount }: { broadcast: FieldBroadcast; laterCount: number }) {
  const { t, i18n } = useWords();
  const { line } = useFieldTools();
  const now = useNow();
  const dialog = useRef<HTMLDialogElement>(null);
  const { recallReason } = broadcast;
  const heading = t(
    recallReason !== undefined
      ? 'field.broadcast.recalled'
      : broadcast.isCorrection === true
        ? 'field.broadcast.corrected'
        : 'field.broadcast.heading',
  );
  useEffect(() => {
    dialog.current?.showModal();
  }, []);
  return (
    <dialog
      ref={dialog}
      className="sheet broadcast"
      aria-label={heading}
      // A key must not put aside what nobody has read.
      onCancel={(event) => event.preventDefault()}
      data-testid="field-broadcast"
    >
      <div className="sheet-body">
        <h2>{heading}</h2>
        <p className="muted">
          {broadcast.name} · {formatTime(broadcast.at, now, i18n.language)}
        </p>
        {recallReason === undefined ? (
          <p className="broadcast-text">{broadcast.text}</p>
        ) : (
          <>
            <p className="broadcast-text">
              <del>{broadcast.text}</del>
            </p>
            <p>{t('field.broadcast.recallReason', { reason: recallReason })}</p>
          </>
        )}
        {laterCount > 0 && <p className="muted">{t('field.broadcast.more', { count: laterCount })}</p>}
        <button
          type="button"
          className="verb"
          data-testid="field-broadcast-confirm"
          onClick={() => void line.confirmBroadcast(broadcast.id, receiptOf(broadcast))}
        >
          {t('field.broadcast.confirm')}
        </button>
      </div>
    </dialog>
  );
}

import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { FieldBroadcast } from '../../../protocol/broadcast/broadcast.ts';
import { useField, useFieldTools } from '../FieldContext.ts';
import { formatTime } from '../parts/formatTime.ts';
import { useNow } from '../parts/useNow.ts';
import { unconfirmedBroadcasts } from './unconfirmedBroadcasts.ts';

/** The oldest broadcast nobody of this unit confirmed, over everything: read, one touch, gone. */
export function BroadcastSheet() {
  const view = useField((state) => state.view);
  const acts = useField((state) => state.acts);
  const [broadcast, ...later] = unconfirmedBroadcasts(view, acts);
  if (broadcast === undefined) return null;
  return <OneBroadcast key={broadcast.id} broadcast={broadcast} laterCount={later.length} />;
}

function OneBroadcast({ broadcast, laterCount }: { broadcast: FieldBroadcast; laterCount: number }) {
  const { t, i18n } = useTranslation();
  const { line } = useFieldTools();
  const now = useNow();
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    dialog.current?.showModal();
  }, []);
  return (
    <dialog
      ref={dialog}
      className="sheet broadcast"
      aria-label={t('field.broadcast.heading')}
      // A key must not put aside what nobody has read.
      onCancel={(event) => event.preventDefault()}
      data-testid="field-broadcast"
    >
      <div className="sheet-body">
        <h2>{t('field.broadcast.heading')}</h2>
        <p className="muted">
          {broadcast.name} · {formatTime(broadcast.at, now, i18n.language)}
        </p>
        <p className="broadcast-text">{broadcast.text}</p>
        {laterCount > 0 && <p className="muted">{t('field.broadcast.more', { count: laterCount })}</p>}
        <button
          type="button"
          className="verb"
          data-testid="field-broadcast-confirm"
          onClick={() => void line.confirmBroadcast(broadcast.id, 'seen')}
        >
          {t('field.broadcast.confirm')}
        </button>
      </div>
    </dialog>
  );
}

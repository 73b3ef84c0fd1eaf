import { Rejected, type Rejection } from '../../../protocol/wire/rejection.ts';
import { rejectionWords } from '../../i18n/rejectionWords.ts';
import { useField, useFieldTools } from '../FieldContext.ts';
import type { ShownAct } from '../outbox/Act.ts';
import { formatTime } from '../parts/formatTime.ts';
import { Sheet } from '../parts/Sheet.tsx';
import { useNow } from '../parts/useNow.ts';
import { actWords } from './actWords.ts';
import { useWords } from '../useWords.ts';

/** Every act the server does not have yet or refused, with its reason; a refused one goes only from here, by hand. */
export function OutboxSheet({ onClose }: { onClose: () => void }) {
  const { t } = useWords();
  const acts = useField((state) => state.acts);
  const stoppedBy = useField((state) => state.stoppedBy);
  return (
    <Sheet heading={t('field.pending.heading')} onClose={onClose}>
      <p className="muted">{t(acts.length === 0 ? 'field.pending.empty' : 'field.pending.explain')}</p>
      {stoppedBy !== null && <p className="problem">{t('field.pending.stopped', { reason: words(t, stoppedBy) })}</p>}
      <ul className="list">
        {acts.map((act) => (
          <ActRow key={act.id} act={act} />
        ))}
      </ul>
    </Sheet>
  );
}

function ActRow({ act }: { act: ShownAct }) {
  const { t, i18n } = useWords();
  const { line } = useFieldTools();
  const now = useNow();
  return (
    <li className="row" data-testid="field-act">
      <div className="row-head">
        <strong>{actWords(t, act.command)}</strong>
        <span className={`act-state act-${act.state}`}>{t(`field.pending.state.${act.state}`)}</span>
        <time className="muted">{formatTime(act.deviceAt, now, i18n.language)}</time>
      </div>
      {'text' in act.command && <p>{act.command.text}</p>}
      {'report' in act.command && <p>{act.command.report}</p>}
      {act.rejection !== null && (
        <>
          <p className="problem">{words(t, act.rejection)}</p>
          <div className="row-verbs">
            {act.rejection.code === 'serverFailure' && (
              <button type="button" onClick={() => void line.retryAct(act.id)}>
                {t('field.pending.retry')}
              </button>
            )}
            <button type="button" data-testid="field-act-remove" onClick={() => void line.removeAct(act.id)}>
              {t('field.pending.remove')}
            </button>
          </div>
        </>
      )}
    </li>
  );
}

function words(translate: Parameters<typeof rejectionWords>[0], rejection: Rejection): string {
  return rejectionWords(translate, Rejected.from(rejection));
}

import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { UnitId } from '../../../protocol/ids.ts';
import { useField, useFieldTools } from '../FieldContext.ts';
import { formatTime } from '../parts/formatTime.ts';
import { Frame } from '../parts/Frame.tsx';
import { Problem } from '../parts/Problem.tsx';
import { useAsk } from '../parts/useAsk.ts';
import { useNow } from '../parts/useNow.ts';

/** Off duty, or on duty and waiting. */
export function DutyScreen({ unitId }: { unitId: UnitId }) {
  const { t, i18n } = useTranslation();
  const { line, alarm } = useFieldTools();
  const now = useNow();
  const view = useField((state) => state.view);
  const pending = useField((state) =>
    state.acts.findLast(
      (act) => act.state !== 'refused' && (act.command.type === 'startDuty' || act.command.type === 'endDuty'),
    ),
  );
  const [isLeaving, setLeaving] = useState(false);
  const { isBusy, problem, ask } = useAsk('field.pending.notKept');
  if (view === null)
    return <Frame dock={null}>{<div className="skeleton" aria-label={t('field.line.connecting')} />}</Frame>;
  const onDuty = view.duty.onDuty;
  const verb = onDuty ? 'endDuty' : 'startDuty';

  function change(): void {
    setLeaving(false);
    void alarm.unlock();
    ask(() => line.act({ type: verb, unitId }));
  }

  const verbWords = t(`field.act.${verb}`);
  const dock = (
    <>
      <Problem words={problem} />
      {isLeaving ? (
        <div className="confirm" role="alertdialog" aria-label={verbWords}>
          <p>{t('field.duty.endConfirm')}</p>
          <div className="row-verbs">
            <button type="button" onClick={() => setLeaving(false)}>
              {t('field.cancel')}
            </button>
            <button type="button" className="danger" data-testid="field-duty-off-confirm" onClick={change}>
              {verbWords}
            </button>
          </div>
        </div>
      ) : (
        <button
          type="button"
          className={onDuty ? 'verb verb-quiet' : 'verb'}
          data-testid={onDuty ? 'field-duty-off' : 'field-duty-on'}
          disabled={isBusy || pending !== undefined}
          onClick={onDuty ? () => setLeaving(true) : change}
        >
          {pending === undefined ? verbWords : t('field.pending.inLine', { verb: verbWords })}
        </button>
      )}
    </>
  );
  return (
    <Frame dock={dock}>
      <section className="duty-state">
        <p className={onDuty ? 'duty-word duty-word-on' : 'duty-word'}>
          {t(onDuty ? 'unitStatus.available' : 'unitStatus.offDuty')}
        </p>
        <p>{t(onDuty ? 'field.duty.onHint' : 'field.duty.offHint')}</p>
        {onDuty && (
          <p className="muted">{t('field.duty.onSince', { time: formatTime(view.duty.since, now, i18n.language) })}</p>
        )}
      </section>
    </Frame>
  );
}

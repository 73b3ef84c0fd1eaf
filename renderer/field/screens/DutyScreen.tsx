import { useState } from 'react';
import type { UnitId } from '../../../protocol/ids.ts';
import { DutyCard, ServingCard } from '../duty/DutyCard.tsx';
import { firstChoice, startDutyCommand, type DutyChoice } from '../duty/dutyChoice.ts';
import { keepChoice, readLastChoice } from '../duty/keptDuty.ts';
import { useFieldDuty } from '../duty/useFieldDuty.ts';
import { useField, useFieldTools } from '../FieldContext.ts';
import { formatTime } from '../parts/formatTime.ts';
import { Dock } from '../parts/Dock.tsx';
import { DutySheet } from '../parts/lazySheets.ts';
import { LazySheet } from '../parts/LazySheet.tsx';
import { Problem } from '../parts/Problem.tsx';
import { useAsk } from '../parts/useAsk.ts';
import { useNow } from '../parts/useNow.ts';
import { useWords } from '../useWords.ts';

/** Off duty, or on duty and waiting. */
export function DutyScreen({ unitId }: { unitId: UnitId }) {
  const { t, i18n } = useWords();
  const { line, alarm } = useFieldTools();
  const now = useNow();
  const view = useField((state) => state.view);
  const serverNow = useField((state) => now - (state.driftMs ?? 0));
  const pending = useField((state) =>
    state.acts.findLast(
      (act) => act.state !== 'refused' && (act.command.type === 'startDuty' || act.command.type === 'endDuty'),
    ),
  );
  const duty = useFieldDuty(unitId);
  const [last, setLast] = useState(() => readLastChoice(unitId));
  const [isLeaving, setLeaving] = useState(false);
  const [isChoosing, setChoosing] = useState(false);
  const { isBusy, problem, ask } = useAsk('field.pending.notKept');
  if (view === null) return <div className="skeleton" aria-label={t('field.line.connecting')} />;
  const onDuty = view.duty.onDuty;
  const verb = onDuty ? 'endDuty' : 'startDuty';
  const choice = firstChoice(duty, last, serverNow);

  function start(chosen: DutyChoice): void {
    setChoosing(false);
    void alarm.unlock();
    ask(() => line.act(startDutyCommand(unitId, chosen, serverNow)));
  }
  function startAs(chosen: DutyChoice): void {
    keepChoice(unitId, chosen);
    setLast(chosen);
    start(chosen);
  }
  function end(): void {
    setLeaving(false);
    void alarm.unlock();
    ask(() => line.act({ type: 'endDuty', unitId }));
  }

  const verbWords = t(`field.act.${verb}`);
  return (
    <>
      <Dock>
        <Problem words={problem} />
        {isLeaving ? (
          <div className="confirm" role="alertdialog" aria-label={verbWords}>
            <p>{t('field.duty.endConfirm')}</p>
            <div className="row-verbs">
              <button type="button" onClick={() => setLeaving(false)}>
                {t('field.cancel')}
              </button>
              <button type="button" className="danger" data-testid="field-duty-off-confirm" onClick={end}>
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
            onClick={onDuty ? () => setLeaving(true) : () => start(choice)}
          >
            {pending === undefined ? verbWords : t('field.pending.inLine', { verb: verbWords })}
          </button>
        )}
      </Dock>
      <section className="duty-state">
        <p className={onDuty ? 'duty-word duty-word-on' : 'duty-word'}>
          {t(onDuty ? 'unitStatus.available' : 'unitStatus.offDuty')}
        </p>
        <p>{t(onDuty ? 'field.duty.onHint' : 'field.duty.offHint')}</p>
        {onDuty && (
          <p className="muted">{t('field.duty.onSince', { time: formatTime(view.duty.since, now, i18n.language) })}</p>
        )}
        {onDuty && <ServingCard serving={view.duty} duty={duty} serverNow={serverNow} />}
        {!onDuty && pending === undefined && (
          <DutyCard duty={duty} serverNow={serverNow} choice={choice} onChange={() => setChoosing(true)} />
        )}
        {isChoosing && !onDuty && (
          <LazySheet heading={t('field.duty.form')} onClose={() => setChoosing(false)}>
            <DutySheet
              duty={duty}
              start={choice}
              serverNow={serverNow}
              verb={t('field.act.startDuty')}
              problem={null}
              onDone={startAs}
              onClose={() => setChoosing(false)}
            />
          </LazySheet>
        )}
      </section>
    </>
  );
}

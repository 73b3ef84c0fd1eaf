import { useState } from 'react';
import { changeLanguage } from '../../i18n/createTranslation.ts';
import { DutyChange } from '../duty/DutyChange.tsx';
import { useField, useFieldTools } from '../FieldContext.ts';
import { TrackSheet } from '../parts/lazySheets.ts';
import { LazySheet } from '../parts/LazySheet.tsx';
import { Problem } from '../parts/Problem.tsx';
import { Sheet } from '../parts/Sheet.tsx';
import { isSunlit, setSunlit } from '../parts/sunlight.ts';
import { useAsk } from '../parts/useAsk.ts';
import { PushVerb } from '../push/PushVerb.tsx';
import { HistoryList } from './HistoryList.tsx';
import { useWords } from '../useWords.ts';

const testRingMs = 1_200;

export function MenuSheet({ onClose }: { onClose: () => void }) {
  const { t, i18n } = useWords();
  const { line, alarm } = useFieldTools();
  const [isLeaving, setLeaving] = useState(false);
  const [isTracking, setTracking] = useState(false);
  const [isChanging, setChanging] = useState(false);
  const unitId = useField((state) => state.session?.unitId ?? null);
  const [isBright, setBright] = useState(isSunlit);
  const serving = useField((state) => (state.view?.duty.onDuty === true ? state.view.duty : null));
  const waiting = useField((state) => state.acts.filter((act) => act.state !== 'accepted').length);
  const { isBusy, problem, ask } = useAsk();

  async function testSound(): Promise<void> {
    await alarm.unlock();
    alarm.ring('normal');
    setTimeout(() => alarm.stop(), testRingMs);
  }

  if (isTracking && unitId !== null)
    return (
      <LazySheet heading={t('field.track.heading')} onClose={onClose}>
        <TrackSheet unitId={unitId} onClose={onClose} />
      </LazySheet>
    );
  if (isChanging && serving !== null) return <DutyChange serving={serving} onClose={onClose} />;
  return (
    <Sheet heading={t('field.menu.heading')} onClose={onClose}>
      <div className="menu-verbs">
        <button
          type="button"
          onClick={() => {
            setSunlit(!isBright);
            setBright(!isBright);
          }}
        >
          {t(isBright ? 'field.menu.dark' : 'field.menu.sun')}
        </button>
        <button type="button" onClick={() => void changeLanguage(i18n, i18n.language === 'en' ? 'zh-CN' : 'en')}>
          {t('field.menu.language')}
        </button>
        <button type="button" onClick={() => void testSound()}>
          {t('field.menu.testSound')}
        </button>
        {serving !== null && (
          <button type="button" data-testid="field-duty-change-menu" onClick={() => setChanging(true)}>
            {t('field.duty.form')} · {t('field.duty.change')}
          </button>
        )}
        <button type="button" data-testid="field-track" onClick={() => setTracking(true)}>
          {t('field.track.open')}
        </button>
        <button type="button" onClick={() => setLeaving(true)}>
          {t('field.menu.logOut')}
        </button>
      </div>
      <PushVerb />
      {isLeaving && (
        <div className="confirm" role="alertdialog" aria-label={t('field.menu.logOut')}>
          {serving !== null && <p>{t('field.menu.logOutOnDuty')}</p>}
          {waiting > 0 && <p>{t('field.menu.logOutPending', { count: waiting })}</p>}
          <Problem words={problem} />
          <div className="row-verbs">
            <button type="button" onClick={() => setLeaving(false)}>
              {t('field.cancel')}
            </button>
            <button type="button" className="danger" disabled={isBusy} onClick={() => ask(() => line.logOut())}>
              {t('field.menu.logOut')}
            </button>
          </div>
        </div>
      )}
      <h3>{t('field.history.heading')}</h3>
      <HistoryList />
    </Sheet>
  );
}

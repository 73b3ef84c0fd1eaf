import type { FieldAssignment } from '../../../protocol/hall/fieldView.ts';
import type { UnitId } from '../../../protocol/ids.ts';
import { useField, useFieldTools } from '../FieldContext.ts';
import { formatTime } from '../parts/formatTime.ts';
import { Problem } from '../parts/Problem.tsx';
import { useAsk } from '../parts/useAsk.ts';
import { useNow } from '../parts/useNow.ts';
import { ManDownCall } from './ManDownCall.tsx';
import { isLoudCall, welfareCalls } from './welfareCalls.ts';
import { SosButton } from './SosButton.tsx';
import { useWords } from '../useWords.ts';
import './safety.css';

/** Over every screen: the emergency the unit is in, the question whether it is well, and the fall the phone noticed. */
export function SafetyLayer({ unitId }: { readonly unitId: UnitId }) {
  const view = useField((state) => state.view);
  const acts = useField((state) => state.acts);
  const call = welfareCalls(view, acts)[0];
  return (
    <>
      <EmergencyBanner />
      {call !== undefined && <WelfareCall key={call.assignment.id} entry={call} />}
      {view?.duty.onDuty === true && (view.emergency ?? null) === null && <ManDownCall unitId={unitId} />}
    </>
  );
}

function EmergencyBanner() {
  const { t, i18n } = useWords();
  const now = useNow();
  const emergency = useField((state) => state.view?.emergency ?? null);
  const isWaiting = useField((state) =>
    state.acts.some((act) => act.command.type === 'raiseEmergency' && act.state === 'waiting'),
  );
  if (emergency === null && !isWaiting) return null;
  const isHeard = emergency?.acknowledged != null;
  return (
    <div className="emergency-banner" role="alert" data-testid="field-emergency" data-heard={isHeard}>
      <strong>{t('field.safety.emergency')}</strong>
      <span>
        {emergency === null
          ? t('field.safety.waiting')
          : emergency.acknowledged === null
            ? t('field.safety.raised', { time: formatTime(emergency.raised.at, now, i18n.language) })
            : t('field.safety.heard', { name: emergency.acknowledged.by.name })}
      </span>
      <span>{t('field.safety.talk')}</span>
      {!isHeard && <span>{t('field.safety.mistake')}</span>}
    </div>
  );
}

function WelfareCall({ entry }: { readonly entry: FieldAssignment }) {
  const { t } = useWords();
  const { line, alarm } = useFieldTools();
  const { isBusy, problem, ask } = useAsk('field.pending.notKept');
  const { assignment, incident } = entry;
  const isLoud = isLoudCall(entry);
  return (
    <div
      className="welfare-call"
      role="alertdialog"
      aria-modal="true"
      aria-label={t('field.safety.areYouWell')}
      data-loud={isLoud}
      data-testid="field-welfare"
    >
      <p className="welfare-question">{t('field.safety.areYouWell')}</p>
      <p>{t(isLoud ? 'field.safety.again' : 'field.safety.please', { number: incident.number })}</p>
      <Problem words={problem} />
      <button
        type="button"
        className="verb welfare-answer"
        data-testid="field-well"
        disabled={isBusy}
        onClick={() => {
          void alarm.unlock();
          ask(() => line.act({ type: 'answerWelfare', incidentId: incident.id, assignmentId: assignment.id }));
        }}
      >
        {t('field.act.answerWelfare')}
      </button>
      <p>{t('field.safety.orHelp')}</p>
      <SosButton />
    </div>
  );
}

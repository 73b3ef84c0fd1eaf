import type { UnitId } from '../../../protocol/ids.ts';
import { useField, useFieldTools } from '../FieldContext.ts';
import { Problem } from '../parts/Problem.tsx';
import { useAsk } from '../parts/useAsk.ts';
import { raiseEmergency } from './raiseEmergency.ts';
import { useHold } from './useHold.ts';
import { useWords } from '../useWords.ts';
import './safety.css';

/** Held, it calls every desk. On every screen, in the same corner. */
export function SosButton() {
  const unitId = useField((state) => state.session?.unitId ?? null);
  return unitId === null ? null : <HeldSos unitId={unitId} />;
}

function HeldSos({ unitId }: { readonly unitId: UnitId }) {
  const { t } = useWords();
  const tools = useFieldTools();
  const isOpen = useField((state) => (state.view?.emergency ?? null) !== null);
  const { isBusy, problem, ask } = useAsk('field.pending.notKept');
  const { isHeld, handlers } = useHold(() => {
    if ('vibrate' in navigator) navigator.vibrate([200, 100, 200]);
    ask(() => raiseEmergency(tools, unitId, 'button'));
  });
  return (
    <>
      <button
        type="button"
        className="sos"
        data-testid="field-sos"
        data-held={isHeld}
        aria-label={t('field.safety.sosHold')}
        disabled={isBusy || isOpen}
        {...handlers}
      >
        {isHeld ? t('field.safety.hold') : 'SOS'}
      </button>
      <Problem words={problem} />
    </>
  );
}

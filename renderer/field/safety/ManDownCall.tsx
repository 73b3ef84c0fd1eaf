import { useEffect, useState } from 'react';
import type { UnitId } from '../../../protocol/ids.ts';
import { useFieldTools } from '../FieldContext.ts';
import { Problem } from '../parts/Problem.tsx';
import { useAsk } from '../parts/useAsk.ts';
import { useNow } from '../parts/useNow.ts';
import { ManDownDetector } from './ManDownDetector.ts';
import { raiseEmergency } from './raiseEmergency.ts';
import { useWords } from '../useWords.ts';

/** So long the person may say that nothing happened. */
const answerMs = 20_000;

/** Listens to the phone's motion while on duty; after a fall without any movement it asks, then calls for help. */
export function ManDownCall({ unitId }: { readonly unitId: UnitId }) {
  const { t } = useWords();
  const tools = useFieldTools();
  const { alarm } = tools;
  const now = useNow();
  const [fellAt, setFellAt] = useState<number | null>(null);
  const { problem, ask } = useAsk('field.pending.notKept');
  useEffect(() => {
    const detector = new ManDownDetector();
    function hear({ accelerationIncludingGravity: force, timeStamp }: DeviceMotionEvent): void {
      const { x, y, z } = force ?? { x: null, y: null, z: null };
      if (x === null || y === null || z === null) return;
      if (detector.hear({ at: timeStamp, accelerationMps2: Math.hypot(x, y, z) })) setFellAt(Date.now());
    }
    window.addEventListener('devicemotion', hear);
    return () => window.removeEventListener('devicemotion', hear);
  }, []);
  useEffect(() => {
    if (fellAt === null) return;
    alarm.ring('welfareLoud');
    const timer = setTimeout(
      () => {
        setFellAt(null);
        ask(() => raiseEmergency(tools, unitId, 'manDown'));
        // Counted from the fall itself, so that drawing anew, as in another language, gives no more time.
      },
      Math.max(0, fellAt + answerMs - Date.now()),
    );
    return () => {
      clearTimeout(timer);
      alarm.stop();
    };
  }, [fellAt, tools, unitId, alarm, ask]);
  if (fellAt === null) return <Problem words={problem} />;
  return (
    <div className="welfare-call" role="alertdialog" aria-modal="true" data-loud="true" data-testid="field-man-down">
      <p className="welfare-question">{t('field.safety.fell')}</p>
      <p>{t('field.safety.fellCall', { seconds: Math.max(0, Math.ceil((fellAt + answerMs - now) / 1_000)) })}</p>
      <button type="button" className="verb welfare-answer" onClick={() => setFellAt(null)}>
        {t('field.act.answerWelfare')}
      </button>
    </div>
  );
}

import { useEffect, useState } from 'react';
import { Problem } from '../parts/Problem.tsx';
import { useAsk } from '../parts/useAsk.ts';
import { readPushState, turnPushOff, turnPushOn, type PushState } from './PushLine.ts';
import { useWords } from '../useWords.ts';

/** Whether this phone is woken while the page is away, in words, and the one tap that changes it. */
export function PushVerb() {
  const { t } = useWords();
  const [state, setState] = useState<PushState | 'unknown' | null>(null);
  const { isBusy, problem, ask } = useAsk('field.push.failed');
  useEffect(() => {
    let isGone = false;
    readPushState().then(
      (read) => {
        if (!isGone) setState(read);
      },
      // Without a line to the hall nobody can say.
      () => {
        if (!isGone) setState('unknown');
      },
    );
    return () => {
      isGone = true;
    };
  }, []);
  const change = (turn: () => Promise<PushState>) => ask(async () => setState(await turn()));
  return (
    <section className="push" data-testid="field-push" data-state={state ?? 'reading'}>
      <p>{t(`field.push.${state ?? 'reading'}`)}</p>
      <Problem words={problem} />
      {state === 'off' && (
        <button type="button" disabled={isBusy} onClick={() => change(turnPushOn)}>
          {t('field.push.turnOn')}
        </button>
      )}
      {state === 'on' && (
        <button type="button" disabled={isBusy} onClick={() => change(turnPushOff)}>
          {t('field.push.turnOff')}
        </button>
      )}
    </section>
  );
}

import { useState } from 'react';
import { shortestPassword } from '../../../protocol/access/session.ts';
import { useFieldTools } from '../FieldContext.ts';
import { Problem } from '../parts/Problem.tsx';
import { useAsk } from '../parts/useAsk.ts';
import { useWords } from '../useWords.ts';

export function ChangePasswordScreen() {
  const { t } = useWords();
  const { line } = useFieldTools();
  const [current, setCurrent] = useState('');
  const [next, setNext] = useState('');
  const { isBusy, problem, ask } = useAsk();
  return (
    <form
      className="login"
      onSubmit={(event) => {
        event.preventDefault();
        ask(() => line.changePassword(current, next));
      }}
    >
      <h1>{t('field.password.heading')}</h1>
      <label>
        {t('field.password.current')}
        <input
          type="password"
          autoComplete="current-password"
          required
          value={current}
          onChange={(event) => setCurrent(event.target.value)}
        />
      </label>
      <label>
        {t('field.password.next', { length: shortestPassword })}
        <input
          type="password"
          autoComplete="new-password"
          required
          value={next}
          onChange={(event) => setNext(event.target.value)}
        />
      </label>
      <Problem words={problem} />
      <button type="submit" className="verb" disabled={isBusy}>
        {t('field.password.submit')}
      </button>
    </form>
  );
}

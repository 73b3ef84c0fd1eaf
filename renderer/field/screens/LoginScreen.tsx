import { useState } from 'react';
import { Rejected } from '../../../protocol/wire/rejection.ts';
import { changeLanguage } from '../../i18n/createTranslation.ts';
import { rejectionWords } from '../../i18n/rejectionWords.ts';
import { useField, useFieldTools } from '../FieldContext.ts';
import { Problem } from '../parts/Problem.tsx';
import { useAsk } from '../parts/useAsk.ts';
import { useWords } from '../useWords.ts';

export function LoginScreen() {
  const { t, i18n } = useWords();
  const { line, alarm } = useFieldTools();
  const [username, setUsername] = useState('');
  const [password, setPassword] = useState('');
  const notice = useField((state) => state.loginNotice);
  const { isBusy, problem, ask } = useAsk();
  const noticeWords = notice === null ? null : rejectionWords(t, new Rejected(notice.code, notice.reason));
  return (
    <form
      className="login"
      onSubmit={(event) => {
        event.preventDefault();
        void alarm.unlock();
        ask(() => line.logIn({ username, password }));
      }}
    >
      <h1>
        <span className="brand">一竿</span>
        {t('field.login.heading')}
      </h1>
      <label>
        {t('field.login.username')}
        <input
          data-testid="field-username"
          autoComplete="username"
          autoCapitalize="none"
          required
          value={username}
          onChange={(event) => setUsername(event.target.value)}
        />
      </label>
      <label>
        {t('field.login.password')}
        <input
          data-testid="field-password"
          type="password"
          autoComplete="current-password"
          required
          value={password}
          onChange={(event) => setPassword(event.target.value)}
        />
      </label>
      <Problem words={problem ?? noticeWords} />
      <button type="submit" className="verb" data-testid="field-login" disabled={isBusy}>
        {t(isBusy ? 'field.login.working' : 'field.login.submit')}
      </button>
      <button
        type="button"
        className="plain"
        onClick={() => void changeLanguage(i18n, i18n.language === 'en' ? 'zh-CN' : 'en')}
      >
        {t('field.menu.language')}
      </button>
    </form>
  );
}

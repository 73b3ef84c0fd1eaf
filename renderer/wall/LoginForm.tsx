import { useState, type SubmitEvent, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { Session } from '../../protocol/access/session.ts';
import { logIn } from '../connection/hallApi.ts';
import { rejectionWords } from '../i18n/rejectionWords.ts';

interface LoginFormProps {
  /** Why the form is here, when that is not plain: the login ended, the account may not watch. */
  readonly notice: string | null;
  readonly onSession: (session: Session) => void;
}

/** The wall's own login, in place: a wall window opened on a bare screen must not send anyone to another page. */
export function LoginForm({ notice, onSession }: LoginFormProps): ReactElement {
  const { t } = useTranslation();
  const [isSending, setIsSending] = useState(false);
  const [refusal, setRefusal] = useState<string | null>(null);

  async function submit(form: HTMLFormElement): Promise<void> {
    const fields = new FormData(form);
    const field = (name: string) => {
      const text = fields.get(name);
      return typeof text === 'string' ? text : '';
    };
    setIsSending(true);
    setRefusal(null);
    try {
      onSession(await logIn({ username: field('username'), password: field('password') }));
    } catch (error) {
      setRefusal(rejectionWords(t, error));
      setIsSending(false);
    }
  }
  function onSubmit(event: SubmitEvent<HTMLFormElement>): void {
    event.preventDefault();
    void submit(event.currentTarget);
  }

  return (
    <main className="wall-notice">
      <form className="wall-login" onSubmit={onSubmit} aria-label={t('wall.login.title')}>
        <h1>{t('wall.login.title')}</h1>
        <p>{t('wall.login.why')}</p>
        {notice !== null && (
          <p className="wall-login-notice" role="status">
            {notice}
          </p>
        )}
        <label>
          {t('wall.login.username')}
          <input name="username" autoComplete="username" required maxLength={64} autoFocus />
        </label>
        <label>
          {t('wall.login.password')}
          <input name="password" type="password" autoComplete="current-password" required maxLength={200} />
        </label>
        {refusal !== null && (
          <p className="wall-login-refusal" role="alert">
            {refusal}
          </p>
        )}
        <button type="submit" disabled={isSending}>
          {t(isSending ? 'wall.login.submitting' : 'wall.login.submit')}
        </button>
      </form>
    </main>
  );
}

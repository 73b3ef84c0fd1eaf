import { Alert, Button, Input, type InputRef } from 'antd';
import { useRef, useState, type SubmitEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { loginInputSchema, type Session } from '../../../protocol/access/session.ts';
import { logIn } from '../../connection/hallApi.ts';
import { rejectionWords } from '../../i18n/rejectionWords.ts';
import { LanguageSwitch } from './LanguageSwitch.tsx';
import { SessionFrame } from './SessionFrame.tsx';

interface LoginPageProps {
  /** Why the page is here when that is not plain: the login ended. */
  readonly notice: string | null;
  readonly onSession: (session: Session) => void;
}

export function LoginPage({ notice, onSession }: LoginPageProps) {
  const { t } = useTranslation();
  const [username, setUsername] = useState('');
  const [password, setPassword] = useState('');
  const [isSending, setIsSending] = useState(false);
  const [refusal, setRefusal] = useState<unknown>(null);
  const passwordField = useRef<InputRef>(null);
  const isComplete = loginInputSchema.safeParse({ username, password }).success;

  async function submit(): Promise<void> {
    setIsSending(true);
    setRefusal(null);
    try {
      onSession(await logIn({ username, password }));
    } catch (error) {
      setRefusal(error);
      setPassword('');
      setIsSending(false);
      passwordField.current?.focus();
    }
  }
  function onSubmit(event: SubmitEvent<HTMLFormElement>): void {
    event.preventDefault();
    if (isComplete && !isSending) void submit();
  }

  return (
    <SessionFrame footer={<LanguageSwitch />}>
      <form className="session-form" onSubmit={onSubmit} aria-label={t('login.title')}>
        <h2>{t('login.title')}</h2>
        {notice !== null && <Alert type="info" showIcon title={notice} />}
        <label>
          <span>{t('login.username')}</span>
          <Input
            value={username}
            onChange={(event) => setUsername(event.target.value)}
            autoComplete="username"
            maxLength={64}
            autoFocus
            size="large"
            data-testid="login-username"
          />
        </label>
        <label>
          <span>{t('login.password')}</span>
          <Input.Password
            visibilityToggle={false}
            ref={passwordField}
            value={password}
            onChange={(event) => setPassword(event.target.value)}
            autoComplete="current-password"
            maxLength={200}
            size="large"
            data-testid="login-password"
          />
        </label>
        {refusal !== null && (
          <Alert type="error" showIcon role="alert" title={rejectionWords(t, refusal)} data-testid="login-refusal" />
        )}
        <Button
          type="primary"
          htmlType="submit"
          size="large"
          block
          loading={isSending}
          disabled={!isComplete}
          data-testid="login-submit"
        >
          {t('login.submit')}
        </Button>
        <p className="session-hint">{t('login.accountable')}</p>
      </form>
    </SessionFrame>
  );
}

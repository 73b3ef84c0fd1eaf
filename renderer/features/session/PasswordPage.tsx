import { Alert, Button, Input } from 'antd';
import { useState, type SubmitEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { shortestPassword, type Session } from '../../../protocol/access/session.ts';
import { changePassword } from '../../connection/hallApi.ts';
import { rejectionWords } from '../../i18n/rejectionWords.ts';
import { LanguageSwitch } from './LanguageSwitch.tsx';
import { SessionFrame } from './SessionFrame.tsx';

interface PasswordPageProps {
  readonly onSession: (session: Session) => void;
  readonly onLogOut: () => void;
}

/** The first login with a given password leads here and nowhere else. */
export function PasswordPage({ onSession, onLogOut }: PasswordPageProps) {
  const { t } = useTranslation();
  const [current, setCurrent] = useState('');
  const [next, setNext] = useState('');
  const [repeated, setRepeated] = useState('');
  const [isSending, setIsSending] = useState(false);
  const [refusal, setRefusal] = useState<unknown>(null);
  const isLongEnough = next.length >= shortestPassword;
  const isSame = next === repeated;

  async function submit(): Promise<void> {
    setIsSending(true);
    setRefusal(null);
    try {
      onSession(await changePassword(current, next));
    } catch (error) {
      setRefusal(error);
      setIsSending(false);
    }
  }
  function onSubmit(event: SubmitEvent<HTMLFormElement>): void {
    event.preventDefault();
    if (isLongEnough && isSame && current !== '' && !isSending) void submit();
  }

  return (
    <SessionFrame footer={<LanguageSwitch />}>
      <form className="session-form" onSubmit={onSubmit} aria-label={t('password.title')}>
        <h2>{t('password.title')}</h2>
        <p className="session-hint">{t('password.why', { length: shortestPassword })}</p>
        <label>
          <span>{t('password.current')}</span>
          <Input.Password
            value={current}
            onChange={(event) => setCurrent(event.target.value)}
            autoComplete="current-password"
            autoFocus
            data-testid="password-current"
          />
        </label>
        <label>
          <span>{t('password.next')}</span>
          <Input.Password
            value={next}
            onChange={(event) => setNext(event.target.value)}
            autoComplete="new-password"
            status={next !== '' && !isLongEnough ? 'warning' : ''}
            data-testid="password-next"
          />
          {next !== '' && !isLongEnough && (
            <span className="session-hint">
              {t('password.short', { length: shortestPassword, count: next.length })}
            </span>
          )}
        </label>
        <label>
          <span>{t('password.repeat')}</span>
          <Input.Password
            value={repeated}
            onChange={(event) => setRepeated(event.target.value)}
            autoComplete="new-password"
            status={repeated !== '' && !isSame ? 'warning' : ''}
            data-testid="password-repeat"
          />
          {repeated !== '' && !isSame && <span className="session-hint">{t('password.differs')}</span>}
        </label>
        {refusal !== null && <Alert type="error" showIcon role="alert" title={rejectionWords(t, refusal)} />}
        <Button
          type="primary"
          htmlType="submit"
          block
          loading={isSending}
          disabled={!isLongEnough || !isSame || current === ''}
          data-testid="password-submit"
        >
          {t('password.submit')}
        </Button>
        <Button type="text" onClick={onLogOut}>
          {t('account.logOut')}
        </Button>
      </form>
    </SessionFrame>
  );
}

import { Button, ConfigProvider, Result, Spin } from 'antd';
import enUS from 'antd/locale/en_US';
import zhCN from 'antd/locale/zh_CN';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isPermitted } from '../../protocol/access/permissions.ts';
import type { Session } from '../../protocol/access/session.ts';
import { Rejected } from '../../protocol/wire/rejection.ts';
import { logOut, logOutEverywhere, readSession } from '../connection/hallApi.ts';
import { LoginPage, PasswordPage } from '../features/session/index.ts';
import { rejectionWords } from '../i18n/rejectionWords.ts';
import { useAppearance } from '../ui/appearance.ts';
import { readAntdTheme } from './antdTheme.ts';
import { ConsoleHall } from './ConsoleHall.ts';
import { OfficePage } from './OfficePage.tsx';
import { SeatPage } from './SeatPage.tsx';

type Gate =
  | { readonly phase: 'reading' }
  | { readonly phase: 'failed'; readonly error: unknown }
  | { readonly phase: 'loggedOut'; readonly notice: string | null }
  /** Without a hall for roles that see nothing of it, and until a given password was changed. */
  | { readonly phase: 'loggedIn'; readonly session: Session; readonly hall: ConsoleHall | null };

/** From the bare page to a seat: reads the login there is, asks for one, insists on a new password, opens the seat. */
export function ConsoleGate() {
  const { t, i18n } = useTranslation();
  const [gate, setGate] = useState<Gate>({ phase: 'reading' });
  const { appearance, scale } = useAppearance();
  // Reads the tokens as the chosen theme set them on the root.
  const antdTheme = useMemo(() => readAntdTheme(scale, appearance.theme), [scale, appearance.theme]);

  const opened = useRef<ConsoleHall | null>(null);

  const show = useCallback((next: Gate) => {
    const hall = next.phase === 'loggedIn' ? next.hall : null;
    if (opened.current !== hall) opened.current?.close();
    opened.current = hall;
    hall?.start();
    setGate(next);
  }, []);
  const enter = useCallback(
    (session: Session) => {
      const hasHall = isPermitted(session.role, 'readHall') && !session.mustChangePassword;
      show({ phase: 'loggedIn', session, hall: hasHall ? new ConsoleHall(session) : null });
    },
    [show],
  );
  const read = useCallback(() => {
    readSession().then(enter, (error: unknown) => {
      const isUnknown = error instanceof Rejected && error.code === 'unauthenticated';
      show(isUnknown ? { phase: 'loggedOut', notice: null } : { phase: 'failed', error });
    });
  }, [enter, show]);
  useEffect(read, [read]);

  const leave = useMemo(() => {
    // Whatever the server answers, this page forgets the login; a server that was not reached ends it when idle.
    const done = (notice: string | null) => () => show({ phase: 'loggedOut', notice });
    return {
      onLogOut: () => void logOut().then(done(null), done(null)),
      onLogOutEverywhere: () => void logOutEverywhere().then(done('loggedOutEverywhere'), done(null)),
      onEnded: (reason: string) => show({ phase: 'loggedOut', notice: reason }),
    };
  }, [show]);

  return (
    <ConfigProvider theme={antdTheme} locale={i18n.language === 'en' ? enUS : zhCN} button={{ autoInsertSpace: false }}>
      {gate.phase === 'reading' && (
        <div className="gate-wait" role="status">
          <Spin /> {t('gate.reading')}
        </div>
      )}
      {gate.phase === 'failed' && (
        <Result
          status="warning"
          title={t('gate.failed')}
          subTitle={rejectionWords(t, gate.error)}
          extra={
            <Button type="primary" onClick={read}>
              {t('refusal.retry')}
            </Button>
          }
        />
      )}
      {gate.phase === 'loggedOut' && (
        <LoginPage notice={gate.notice === null ? null : t(`ended.${gate.notice}`)} onSession={enter} />
      )}
      {gate.phase === 'loggedIn' && <LoggedIn session={gate.session} hall={gate.hall} onSession={enter} {...leave} />}
    </ConfigProvider>
  );
}

interface LoggedInProps {
  readonly session: Session;
  readonly hall: ConsoleHall | null;
  readonly onSession: (session: Session) => void;
  readonly onLogOut: () => void;
  readonly onLogOutEverywhere: () => void;
  readonly onEnded: (reason: string) => void;
}

function LoggedIn({ session, hall, onSession, onEnded, ...leave }: LoggedInProps) {
  if (session.mustChangePassword) return <PasswordPage onSession={onSession} onLogOut={leave.onLogOut} />;
  if (hall === null) return <OfficePage session={session} {...leave} />;
  return <SeatPage session={session} hall={hall} onEnded={onEnded} {...leave} />;
}

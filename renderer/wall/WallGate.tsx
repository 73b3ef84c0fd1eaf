import { useCallback, useEffect, useRef, useState, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { isPermitted } from '../../protocol/access/permissions.ts';
import type { Session } from '../../protocol/access/session.ts';
import { Rejected } from '../../protocol/wire/rejection.ts';
import { readSession } from '../connection/hallApi.ts';
import { formatAge } from '../features/tile/index.ts';
import { LoginForm } from './LoginForm.tsx';
import { WallHall } from './WallHall.ts';
import { WallNotice } from './WallNotice.tsx';
import { WallPage } from './WallPage.tsx';

type Gate =
  | { readonly at: 'checking' }
  | { readonly at: 'unreachable' }
  | { readonly at: 'login'; readonly hasEnded: boolean; readonly unfit: Session | null }
  | { readonly at: 'open'; readonly hall: WallHall };

/** How often a wall that stands before its login looks whether there is one after all: from a seat in the same browser. */
const checkEveryMs = 5_000;

interface WallGateProps {
  readonly wallName: string;
  /** Which display of the wall this window is, counted from 0. */
  readonly display: number;
  /** No tile gives way to a machine that cannot draw them all. */
  readonly isFullRate: boolean;
}

/** Lets the wall in when this browser has a login that may watch it, and asks for one in place when not. */
export function WallGate({ wallName, display, isFullRate }: WallGateProps): ReactElement {
  const { t } = useTranslation();
  const [gate, setGate] = useState<Gate>({ at: 'checking' });

  const open = useRef<WallHall | null>(null);

  const admit = useCallback(
    (session: Session) => {
      const isFit = isPermitted(session.role, 'readHall') && !session.mustChangePassword;
      if (!isFit) {
        setGate({ at: 'login', hasEnded: false, unfit: session });
        return;
      }
      // The form and the look for a login of another window may both succeed; one line to the server is enough.
      if (open.current !== null) return;
      const hall = new WallHall(session, { isFullRate });
      open.current = hall;
      hall.start();
      setGate({ at: 'open', hall });
    },
    [isFullRate],
  );
  const onEnded = useCallback(() => {
    open.current?.close();
    open.current = null;
    setGate({ at: 'login', hasEnded: true, unfit: null });
  }, []);

  const hasUnfit = gate.at === 'login' && gate.unfit !== null;
  useEffect(() => {
    if (gate.at === 'open' || hasUnfit) return;
    let isOver = false;
    const check = () => {
      readSession().then(
        (session) => {
          if (!isOver) admit(session);
        },
        (error: unknown) => {
          if (isOver) return;
          const isRefused = error instanceof Rejected && error.code === 'unauthenticated';
          setGate((before) => {
            if (before.at === 'login') return before;
            return isRefused ? { at: 'login', hasEnded: false, unfit: null } : { at: 'unreachable' };
          });
        },
      );
    };
    if (gate.at === 'checking') check();
    const timer = setInterval(check, checkEveryMs);
    return () => {
      isOver = true;
      clearInterval(timer);
    };
  }, [gate.at, hasUnfit, admit]);

  switch (gate.at) {
    case 'checking':
      return <WallNotice title={t('wall.login.checking')} />;
    case 'unreachable':
      return <WallNotice title={t('wall.login.unreachable', { age: formatAge(t, checkEveryMs) })} />;
    case 'open':
      return <WallPage hall={gate.hall} wallName={wallName} display={display} onEnded={onEnded} />;
    case 'login': {
      const { unfit, hasEnded } = gate;
      const notice =
        unfit === null
          ? hasEnded
            ? t('wall.login.ended')
            : null
          : unfit.mustChangePassword
            ? t('wall.login.mustChange')
            : t('wall.login.noCamera', { role: t(`role.${unfit.role}`) });
      return <LoginForm notice={notice} onSession={admit} />;
    }
  }
}

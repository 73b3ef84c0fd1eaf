import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useField, useFieldTools } from '../FieldContext.ts';
import { MessageSign } from '../messages/MessageSign.tsx';
import { LineSign } from './LineSign.tsx';
import { PendingSign } from './PendingSign.tsx';
import { PositionSign } from './PositionSign.tsx';
import { useSound } from './useSound.ts';
import { TopBar } from './TopBar.tsx';

interface FrameProps {
  readonly children: ReactNode;
  /** What the thumb needs, at the lower edge. */
  readonly dock: ReactNode;
}

/** What every screen of a logged-in phone has: who, time, line, pending acts, position; and the dock at the thumb. */
export function Frame({ children, dock }: FrameProps) {
  const { t } = useTranslation();
  const { alarm } = useFieldTools();
  const hasSound = useSound();
  const isMemoryFull = useField((state) => state.isMemoryFull);
  const [isHidden, setHidden] = useState(false);
  return (
    <div className="frame">
      <TopBar />
      <div className="signs">
        <LineSign />
        <PendingSign />
        <PositionSign />
        <MessageSign />
        {isMemoryFull && <p className="sign sign-problem">⚠ {t('field.pending.memoryFull')}</p>}
        {!hasSound && !isHidden && (
          <button
            type="button"
            className="sign-button"
            onClick={() => {
              setHidden(true);
              void alarm.unlock();
            }}
          >
            ♪ {t('field.line.noSound')}
          </button>
        )}
      </div>
      <main className="content">{children}</main>
      <footer className="dock">{dock}</footer>
    </div>
  );
}

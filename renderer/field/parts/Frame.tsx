import { useState, type ReactNode } from 'react';
import { useField, useFieldTools } from '../FieldContext.ts';
import { MessageSign } from '../messages/MessageSign.tsx';
import { useWords } from '../useWords.ts';
import { DockContext } from './Dock.tsx';
import { LineSign } from './LineSign.tsx';
import { PendingSign } from './PendingSign.tsx';
import { PositionSign } from './PositionSign.tsx';
import { TopBar } from './TopBar.tsx';
import { ScreenContext, useOpenHere } from './useOpenHere.ts';
import { useSound } from './useSound.ts';

interface FrameProps {
  /** Which screen stands in it. */
  readonly screen: string;
  readonly children: ReactNode;
}

/**
 * What every screen of a logged-in phone has: who, time, line, pending acts, position; and the dock at the thumb. It stays
 * while the screens change, so that an order has only itself to draw.
 */
export function Frame({ screen, children }: FrameProps) {
  const [dock, setDock] = useState<HTMLElement | null>(null);
  return (
    <ScreenContext value={screen}>
      <div className="frame">
        <TopBar />
        <div className="signs">
          <LineSign />
          <PositionSign />
          <PendingSign />
          <MessageSign />
          <MemorySign />
          <SoundSign />
        </div>
        <DockContext value={dock}>
          {/* Another screen begins at its top. */}
          <main key={screen} className="content">
            {children}
          </main>
        </DockContext>
        <footer ref={setDock} className="dock" />
      </div>
    </ScreenContext>
  );
}

function MemorySign() {
  const { t } = useWords();
  const isMemoryFull = useField((state) => state.isMemoryFull);
  return isMemoryFull && <p className="sign sign-problem">⚠ {t('field.pending.memoryFull')}</p>;
}

function SoundSign() {
  const { t } = useWords();
  const { alarm } = useFieldTools();
  const hasSound = useSound();
  const [isHidden, setHidden] = useOpenHere();
  if (hasSound || isHidden) return null;
  return (
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
  );
}

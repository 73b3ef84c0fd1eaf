import { Suspense, type ReactNode } from 'react';
import { Sheet } from './Sheet.tsx';
import { TalkBoundary } from './TalkBoundary.tsx';
import { useWords } from '../useWords.ts';

interface LazySheetProps {
  readonly heading: string;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

/** A sheet whose code comes when it is first opened; says so when the phone has not got it and has no line. */
export function LazySheet({ heading, onClose, children }: LazySheetProps) {
  const { t } = useWords();
  const waiting = (words: string) => (
    <Sheet heading={heading} onClose={onClose}>
      <p role="status">{words}</p>
    </Sheet>
  );
  return (
    <TalkBoundary fallback={waiting(t('field.lazy.missing'))}>
      <Suspense fallback={waiting(t('field.lazy.loading'))}>{children}</Suspense>
    </TalkBoundary>
  );
}

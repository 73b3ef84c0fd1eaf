import { useCallback, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Command } from '../../protocol/hall/allCommands.ts';
import { Rejected } from '../../protocol/wire/rejection.ts';
import { rejectionWords } from '../i18n/rejectionWords.ts';

export interface WallToast {
  readonly tone: 'warning' | 'pending';
  readonly words: string;
}

export interface WallCommands {
  readonly ask: (command: Command) => void;
  readonly say: (words: string) => void;
  readonly toast: WallToast | null;
}

/** A command answered sooner needs no sign that it is under way. */
const showPendingAfterMs = 400;
const showWarningForMs = 6_000;

/** Sends what was asked, and shows what is under way and what was refused; the wall itself changes only by the journal. */
export function useWallCommands(send: (command: Command) => Promise<unknown>): WallCommands {
  const { t } = useTranslation();
  const [toast, setToast] = useState<WallToast | null>(null);

  const say = useCallback((words: string) => setToast({ tone: 'warning', words }), []);
  const ask = useCallback(
    (command: Command) => {
      const pending = setTimeout(() => setToast({ tone: 'pending', words: t('wall.pending') }), showPendingAfterMs);
      send(command)
        .then(
          () => setToast(null),
          (error: unknown) => {
            const isStale = error instanceof Rejected && error.reason === 'staleVersion';
            say(isStale ? t('wall.stale') : rejectionWords(t, error));
          },
        )
        .finally(() => clearTimeout(pending));
    },
    [send, say, t],
  );

  useEffect(() => {
    if (toast?.tone !== 'warning') return;
    const timer = setTimeout(() => setToast(null), showWarningForMs);
    return () => clearTimeout(timer);
  }, [toast]);

  return { ask, say, toast };
}

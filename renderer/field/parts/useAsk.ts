import { useCallback, useState } from 'react';
import { Rejected } from '../../../protocol/wire/rejection.ts';
import { rejectionWords } from '../../i18n/rejectionWords.ts';
import { useWords } from '../useWords.ts';

interface Ask {
  readonly isBusy: boolean;
  /** Why the last attempt failed, in words; null when it did not. */
  readonly problem: string | null;
  readonly ask: (work: () => Promise<unknown>, afterwards?: () => void) => void;
}

/** Runs one thing a person asked for, and keeps its refusal for showing beside the place where it was asked. */
export function useAsk(otherwise = 'reasons.serverFailure'): Ask {
  const { t } = useWords();
  const [isBusy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const ask = useCallback<Ask['ask']>(
    (work, afterwards) => {
      setBusy(true);
      setProblem(null);
      work()
        .then(
          () => afterwards?.(),
          (error: unknown) => setProblem(error instanceof Rejected ? rejectionWords(t, error) : t(otherwise)),
        )
        .finally(() => setBusy(false));
    },
    [t, otherwise],
  );
  return { isBusy, problem, ask };
}

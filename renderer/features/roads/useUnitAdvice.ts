import { useEffect, useState } from 'react';
import type { Incident } from '../../../protocol/incident/incident.ts';
import type { UnitNeed } from '../../../protocol/plan/unitNeed.ts';
import type { UnitAdvice } from '../../../protocol/unit/unitAdvice.ts';
import { useHall } from '../../store/index.ts';
import { useSeat } from '../seat/index.ts';

/** Positions move on; the advice is asked for again this often while it is looked at. */
const renewEveryMs = 10_000;

interface AskedAdvice {
  /** Null while the first answer is awaited. */
  readonly advice: UnitAdvice | null;
  readonly error: unknown;
  readonly reload: () => void;
}

/** Who should go to an incident, kept fresh; `needs` as a plan has them, or null for what is usual. */
export function useUnitAdvice(
  { id, version }: Pick<Incident, 'id' | 'version'>,
  needs: readonly UnitNeed[] | null,
): AskedAdvice {
  const { advise } = useSeat();
  const [answer, setAnswer] = useState<Omit<AskedAdvice, 'reload'>>({ advice: null, error: null });
  const [round, setRound] = useState(0);
  const isOnline = useHall((state) => state.connection.line === 'online');
  const roadBlocks = useHall((state) => state.dispatch.state.roadBlocks);
  const wanted = needs === null ? null : JSON.stringify(needs);
  useEffect(() => {
    if (!isOnline) return;
    let isGone = false;
    const ask = () =>
      advise({ incidentId: id, ...(wanted === null ? {} : { needs: JSON.parse(wanted) as UnitNeed[] }) }).then(
        (advice) => {
          if (!isGone) setAnswer({ advice, error: null });
        },
        (error: unknown) => {
          if (!isGone) setAnswer((before) => ({ ...before, error }));
        },
      );
    void ask();
    const timer = setInterval(() => void ask(), renewEveryMs);
    return () => {
      isGone = true;
      clearInterval(timer);
    };
  }, [advise, id, version, wanted, round, isOnline, roadBlocks]);
  return { ...answer, reload: () => setRound((before) => before + 1) };
}

import { useEffect, useState } from 'react';
import type { Incident } from '../../../protocol/incident/incident.ts';
import type { CallOutput } from '../../../protocol/wire/allCalls.ts';
import { useHall } from '../../store/index.ts';
import { useSeat } from '../seat/index.ts';

type Recommended = CallOutput<'units.recommend'>;

/** Positions move on; the list is asked for again this often while it is looked at. */
const renewEveryMs = 10_000;

interface RecommendedUnits {
  /** Null while the first answer is awaited. */
  readonly units: Recommended | null;
  readonly error: unknown;
  readonly reload: () => void;
}

export function useRecommendedUnits(incident: Pick<Incident, 'id' | 'version'>): RecommendedUnits {
  const { recommend } = useSeat();
  const [answer, setAnswer] = useState<{ units: Recommended | null; error: unknown }>({ units: null, error: null });
  const [round, setRound] = useState(0);
  const isOnline = useHall((state) => state.connection.line === 'online');
  const { id, version } = incident;
  useEffect(() => {
    if (!isOnline) return;
    let isGone = false;
    const ask = () =>
      recommend({ incidentId: id }).then(
        (units) => {
          if (!isGone) setAnswer({ units, error: null });
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
  }, [recommend, id, version, round, isOnline]);
  return { ...answer, reload: () => setRound((before) => before + 1) };
}

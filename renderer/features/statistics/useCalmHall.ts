import { useEffect, useState } from 'react';
import type { HallState } from '../../../protocol/hall/hallState.ts';
import { useHallStore } from '../../store/index.ts';

const calmMs = 5_000;

export interface CalmHall {
  readonly state: HallState;
  /** By the server's clock. */
  readonly now: number;
}

/** The hall as it was a few seconds ago at most: figures over all incidents are not counted anew with each entry. */
export function useCalmHall(): CalmHall {
  const store = useHallStore();
  const [calm, setCalm] = useState(() => readHall(store));
  useEffect(() => {
    const timer = setInterval(() => setCalm(readHall(store)), calmMs);
    return () => clearInterval(timer);
  }, [store]);
  return calm;
}

function readHall(store: ReturnType<typeof useHallStore>): CalmHall {
  const { dispatch, connection } = store.getState();
  return { state: dispatch.state, now: Date.now() + connection.driftMs };
}

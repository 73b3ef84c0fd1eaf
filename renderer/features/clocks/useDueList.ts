import { useMemo } from 'react';
import { dueList, type DueIncident } from '../../../protocol/clock/dueList.ts';
import { useHall } from '../../store/index.ts';
import { useServerNow } from '../seat/index.ts';

/** Whether something became due changes by the second, yet the list of a large hall is not made anew for each of them. */
const beatMs = 5_000;

export function useDueList(): readonly DueIncident[] {
  const beat = Math.floor(useServerNow() / beatMs) * beatMs;
  const incidents = useHall((state) => state.dispatch.state.incidents);
  const rulebook = useHall((state) => state.dispatch.state.rulebook);
  return useMemo(() => dueList({ incidents, rulebook }, beat), [incidents, rulebook, beat]);
}

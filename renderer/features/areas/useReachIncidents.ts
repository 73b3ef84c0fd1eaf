import { useMemo } from 'react';
import { isHallSeat } from '../../../protocol/access/scope.ts';
import type { Incident } from '../../../protocol/incident/incident.ts';
import { useHall } from '../../store/index.ts';
import { isInReach } from './reach.ts';
import { useAreaTree } from './useAreaTree.ts';

/** The incidents lists and map show: all at a seat of the hall; elsewhere its own, unless it asks for all. */
export function useReachIncidents(): Readonly<Record<string, Incident>> {
  const incidents = useHall((state) => state.dispatch.state.incidents);
  const session = useHall((state) => state.session.session);
  const reach = useHall((state) => state.preferences.reach);
  const areas = useAreaTree();
  return useMemo(() => {
    if (session === null || isHallSeat(session) || reach === 'all') return incidents;
    return Object.fromEntries(Object.entries(incidents).filter(([, one]) => isInReach(session, one, areas)));
  }, [incidents, session, reach, areas]);
}

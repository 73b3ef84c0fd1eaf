import { useMemo, useState } from 'react';
import type { Incident } from '../../../protocol/incident/incident.ts';
import { useHall } from '../../store/index.ts';
import { useSeat, useServerNow } from '../seat/index.ts';
import { keepListView, readListView, type ListView } from './keptListView.ts';
import { filterIncidents, foldIncidents, sortIncidents, type IncidentCard } from './listView.ts';

/** Clocks that change places every second could not be read. */
const beatMs = 10_000;

interface ShownList {
  readonly view: ListView;
  readonly setView: (view: ListView) => void;
  readonly cards: readonly IncidentCard[];
}

/** The list as this person wants it: filtered, in order, with the parts of a large event in one card. */
export function useListView(incidents: readonly Incident[]): ShownList {
  const { session } = useSeat();
  const [view, setView] = useState(() => readListView(session.accountId));
  const rulebook = useHall((state) => state.dispatch.state.rulebook);
  const beat = Math.floor(useServerNow() / beatMs) * beatMs;
  const now = view.sort === 'clock' ? beat : 0;
  const cards = useMemo(
    () => foldIncidents(sortIncidents(filterIncidents(incidents, view.filter), view.sort, { rulebook, now })),
    [incidents, view.filter, view.sort, rulebook, now],
  );
  return {
    view,
    cards,
    setView: (next) => {
      keepListView(session.accountId, next);
      setView(next);
    },
  };
}

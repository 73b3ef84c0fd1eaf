import { useEffect, useMemo, useRef, useState } from 'react';
import type { Incident } from '../../../protocol/incident/incident.ts';
import { useHall } from '../../store/index.ts';
import { useIncidentNamer } from '../rulebook/index.ts';
import { useSeat, useServerNow } from '../seat/index.ts';
import { keepListView, readAccountListView, readListView, type ListView } from './keptListView.ts';
import { filterIncidents, foldIncidents, sortIncidents, type IncidentCard } from './listView.ts';

/** Clocks that change places every second could not be read. */
const beatMs = 10_000;

interface ShownList {
  readonly view: ListView;
  readonly setView: (view: ListView) => void;
  readonly cards: readonly IncidentCard[];
}

/** The list as this person wants it at any desk: filtered, in order, with the parts of a large event in one card. */
export function useListView(incidents: readonly Incident[]): ShownList {
  const { session } = useSeat();
  const [view, setView] = useState(() => readListView(session.accountId));
  const hasChosen = useRef(false);
  const nameOf = useIncidentNamer();
  const rulebook = useHall((state) => state.dispatch.state.rulebook);
  const beat = Math.floor(useServerNow() / beatMs) * beatMs;
  const now = view.sort === 'clock' ? beat : 0;
  useEffect(() => {
    let isGone = false;
    void readAccountListView().then((kept) => {
      // What the person chose while the account was asked is newer.
      if (!isGone && kept !== null && !hasChosen.current) setView(kept);
    });
    return () => {
      isGone = true;
    };
  }, [session.accountId]);
  const cards = useMemo(
    () => foldIncidents(sortIncidents(filterIncidents(incidents, view.filter, nameOf), view.sort, { rulebook, now })),
    [incidents, view.filter, view.sort, rulebook, now, nameOf],
  );
  return {
    view,
    cards,
    setView: (next) => {
      hasChosen.current = true;
      keepListView(session.accountId, next);
      setView(next);
    },
  };
}

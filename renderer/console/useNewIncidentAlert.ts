import { useEffect, useState } from 'react';
import type { Incident } from '../../protocol/incident/incident.ts';
import { useHallStore } from '../store/index.ts';
import { AlertTones } from './AlertTones.ts';

/** How long the cause of a tone stays in sight. */
const shownForMs = 8_000;

/** The newest incident somebody else reported while this seat was open; sounds, unless muted, and is shown a while. */
export function useNewIncidentAlert(): { alert: Incident | null; dismiss: () => void } {
  const store = useHallStore();
  const [alert, setAlert] = useState<Incident | null>(null);
  useEffect(() => {
    const tones = new AlertTones();
    const unsubscribe = store.subscribe((state, before) => {
      if (state.dispatch === before.dispatch || !before.dispatch.isLoaded) return;
      const own = state.session.session?.accountId;
      const fresh = Object.values(state.dispatch.state.incidents).filter(
        (incident) =>
          before.dispatch.state.incidents[incident.id] === undefined && incident.reportedBy.accountId !== own,
      );
      const loudest = fresh.sort((first, second) => first.priority - second.priority)[0];
      if (loudest === undefined) return;
      setAlert(loudest);
      // Muting keeps the seat quiet, yet never through an emergency.
      if (!state.preferences.isMuted || loudest.priority === 1) tones.play(loudest.priority);
    });
    return () => {
      unsubscribe();
      tones.close();
    };
  }, [store]);
  useEffect(() => {
    if (alert === null) return;
    const timer = setTimeout(() => setAlert(null), shownForMs);
    return () => clearTimeout(timer);
  }, [alert]);
  return { alert, dismiss: () => setAlert(null) };
}

import { useMemo } from 'react';
import type { IncidentClock } from '../../../protocol/clock/clock.ts';
import { incidentClocks } from '../../../protocol/clock/incidentClocks.ts';
import type { Incident } from '../../../protocol/incident/incident.ts';
import { rulebookOf } from '../../../protocol/rulebook/rulebookState.ts';
import { useHall } from '../../store/index.ts';
import { useServerNow } from '../seat/index.ts';

/** The clocks of an incident as they stand this second, by the rules it was born under. */
export function useIncidentClocks(incident: Incident): { clocks: readonly IncidentClock[]; now: number } {
  const now = useServerNow();
  const rulebook = useHall((state) => state.dispatch.state.rulebook);
  const clocks = useMemo(
    () => incidentClocks(incident, rulebookOf(rulebook, incident.rulebookVersion), now),
    [incident, rulebook, now],
  );
  return { clocks, now };
}

import type { Place } from '../../../protocol/geometry/place.ts';
import type { Incident } from '../../../protocol/incident/incident.ts';

/** What of an incident can be corrected. */
export type IncidentFactsDraft = Pick<Incident, 'type' | 'priority' | 'place' | 'summary'>;

export interface FactChanges {
  incidentType?: Incident['type'];
  priority?: Incident['priority'];
  place?: Place;
  summary?: string;
}

/** What an edit command says: the facts that differ, trimmed; null when none does. */
export function changedFacts(before: IncidentFactsDraft, after: IncidentFactsDraft): FactChanges | null {
  const { type, ...rest } =
    movedFacts(before, { ...after, summary: after.summary.trim(), place: tidy(after.place) }) ?? {};
  const changes: FactChanges = { ...rest, ...(type !== undefined && { incidentType: type }) };
  return Object.keys(changes).length === 0 ? null : changes;
}

/** The facts that are not what they were, as they are now; null when all are. */
export function movedFacts(before: IncidentFactsDraft, now: IncidentFactsDraft): Partial<IncidentFactsDraft> | null {
  const moved: Partial<IncidentFactsDraft> = {
    ...(now.type !== before.type && { type: now.type }),
    ...(now.priority !== before.priority && { priority: now.priority }),
    ...(!isSamePlace(now.place, before.place) && { place: now.place }),
    ...(now.summary !== before.summary && { summary: now.summary }),
  };
  return Object.keys(moved).length === 0 ? null : moved;
}

function isSamePlace(one: Place, other: Place): boolean {
  return one.lon === other.lon && one.lat === other.lat && (one.address ?? '') === (other.address ?? '');
}

function tidy({ lon, lat, address }: Place): Place {
  const words = address?.trim() ?? '';
  return { lon, lat, ...(words !== '' && { address: words }) };
}

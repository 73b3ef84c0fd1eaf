import { leadingClock } from '../../../protocol/clock/dueList.ts';
import { incidentClocks } from '../../../protocol/clock/incidentClocks.ts';
import type { Incident, IncidentType, Priority } from '../../../protocol/incident/incident.ts';
import { rulebookOf } from '../../../protocol/rulebook/rulebookState.ts';
import type { RulebookState } from '../../../protocol/rulebook/rulebook.ts';

export const listSorts = ['priority', 'clock', 'newest'] as const;
export type ListSort = (typeof listSorts)[number];

/** What of the list is shown; an empty choice shows all. */
export interface ListFilter {
  readonly types: readonly IncidentType[];
  readonly priorities: readonly Priority[];
  readonly words: string;
}

export const wholeList: ListFilter = { types: [], priorities: [], words: '' };

export function isWholeList({ types, priorities, words }: ListFilter): boolean {
  return types.length + priorities.length === 0 && words.trim() === '';
}

export function filterIncidents(incidents: readonly Incident[], filter: ListFilter): readonly Incident[] {
  if (isWholeList(filter)) return incidents;
  const words = filter.words.trim().toLowerCase();
  return incidents.filter(
    ({ type, priority, summary, place, number }) =>
      (filter.types.length === 0 || filter.types.includes(type)) &&
      (filter.priorities.length === 0 || filter.priorities.includes(priority)) &&
      (words === '' || `#${number} ${summary} ${place.address ?? ''}`.toLowerCase().includes(words)),
  );
}

/** By what presses most: the priority as it comes, the clock that is due first, or the latest. */
export function sortIncidents(
  incidents: readonly Incident[],
  sort: ListSort,
  { rulebook, now }: { readonly rulebook: RulebookState; readonly now: number },
): readonly Incident[] {
  if (sort === 'priority') return incidents;
  if (sort === 'newest') return incidents.toSorted((first, second) => second.number - first.number);
  return incidents
    .map((incident) => {
      const clocks = incidentClocks(incident, rulebookOf(rulebook, incident.rulebookVersion), now);
      return { incident, dueAt: leadingClock(clocks)?.dueAt ?? Infinity };
    })
    .sort((first, second) => (first.dueAt < second.dueAt ? -1 : first.dueAt > second.dueAt ? 1 : 0))
    .map(({ incident }) => incident);
}

/** One card of the list: a large event with its parts stands as one. */
export interface IncidentCard {
  readonly incident: Incident;
  readonly children: readonly Incident[];
}

/** Parts whose event is in the list too are folded into its card; each stands where the first of them would. */
export function foldIncidents(incidents: readonly Incident[]): readonly IncidentCard[] {
  const shown = new Map(incidents.map((incident) => [incident.id, incident]));
  const children = new Map<string, Incident[]>();
  for (const incident of incidents) {
    if (incident.parentId !== undefined && shown.has(incident.parentId)) {
      children.set(incident.parentId, [...(children.get(incident.parentId) ?? []), incident]);
    }
  }
  const done = new Set<string>();
  return incidents.flatMap((incident) => {
    const parent = incident.parentId === undefined ? undefined : shown.get(incident.parentId);
    const head = parent ?? incident;
    if (done.has(head.id)) return [];
    done.add(head.id);
    return [{ incident: head, children: children.get(head.id) ?? [] }];
  });
}

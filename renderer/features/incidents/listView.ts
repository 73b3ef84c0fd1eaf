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
  /** Keys of kinds, see `kindKey`. */
  readonly kinds: readonly string[];
  readonly priorities: readonly Priority[];
  readonly words: string;
}

export const wholeList: ListFilter = { types: [], kinds: [], priorities: [], words: '' };

export function isWholeList({ types, kinds, priorities, words }: ListFilter): boolean {
  return types.length + kinds.length + priorities.length === 0 && words.trim() === '';
}

/** What an incident is quickly filtered by: its kind, or its family where nobody said a kind. */
export function kindKey({ kindId, type }: Pick<Incident, 'kindId' | 'type'>): string {
  return kindId ?? `family:${type}`;
}

export interface KindCount {
  readonly key: string;
  readonly count: number;
  /** One of them, for its name. */
  readonly sample: Incident;
}

/** The kinds that stand in a list, the most frequent first. */
export function countKinds(incidents: readonly Incident[]): readonly KindCount[] {
  const counts = new Map<string, { key: string; count: number; sample: Incident }>();
  for (const incident of incidents) {
    const key = kindKey(incident);
    const known = counts.get(key);
    if (known === undefined) counts.set(key, { key, count: 1, sample: incident });
    else known.count += 1;
  }
  return [...counts.values()].sort((one, other) => other.count - one.count || (one.key < other.key ? -1 : 1));
}

/** The filter with the next or the one before as its only kind; past either end there is none. */
export function stepKind(filter: ListFilter, kinds: readonly KindCount[], by: 1 | -1): ListFilter {
  const keys = [null, ...kinds.map(({ key }) => key)];
  const now = filter.kinds.length === 1 ? keys.indexOf(filter.kinds[0] ?? null) : 0;
  const next = keys[(Math.max(0, now) + by + keys.length) % keys.length] ?? null;
  return { ...filter, kinds: next === null ? [] : [next] };
}

export function filterIncidents(
  incidents: readonly Incident[],
  filter: ListFilter,
  nameOf: (incident: Incident) => string = () => '',
): readonly Incident[] {
  if (isWholeList(filter)) return incidents;
  const words = filter.words.trim().toLowerCase();
  return incidents.filter(
    (incident) =>
      (filter.types.length === 0 || filter.types.includes(incident.type)) &&
      (filter.kinds.length === 0 || filter.kinds.includes(kindKey(incident))) &&
      (filter.priorities.length === 0 || filter.priorities.includes(incident.priority)) &&
      (words === '' || textOf(incident, nameOf).includes(words)),
  );
}

function textOf(incident: Incident, nameOf: (incident: Incident) => string): string {
  const { number, summary, place } = incident;
  return `#${number} ${nameOf(incident)} ${summary} ${place.address ?? ''}`.toLowerCase();
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

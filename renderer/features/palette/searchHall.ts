import type { TFunction } from 'i18next';
import type { HallStoreState } from '../../store/index.ts';
import type { Position } from '../../../protocol/geometry/place.ts';
import type { CameraId, IncidentId, UnitId } from '../../../protocol/ids.ts';
import type { Incident } from '../../../protocol/incident/incident.ts';
import { kindName } from '../rulebook/index.ts';
import { pinyinInitials, searchPlaces, type PlaceFound } from '../search/index.ts';

export type Found =
  | { readonly kind: 'incident'; readonly id: IncidentId; readonly words: string; readonly more: string }
  | { readonly kind: 'unit'; readonly id: UnitId; readonly words: string; readonly more: string }
  | { readonly kind: 'camera'; readonly id: CameraId; readonly words: string; readonly more: string }
  | {
      readonly kind: 'place' | 'area' | 'coordinate';
      readonly id: Position;
      readonly words: string;
      readonly more: string;
    };

const mostPerKind = 6;
const mostPlaces = 12;

/** Incidents, units, and what has a place, by words, pinyin initials, codes or coordinates; best first of each kind. */
export function searchHall(state: HallStoreState, typed: string, translate: TFunction, language: 'zh' | 'en'): Found[] {
  const wanted = typed.trim().toLowerCase();
  if (wanted === '') return [];
  const pick = <Item>(items: readonly Item[], texts: (item: Item) => readonly string[]): Item[] =>
    items
      .map((item) => ({ item, rank: rankOf(texts(item), wanted) }))
      .filter(({ rank }) => rank < worst)
      .sort((first, second) => first.rank - second.rank)
      .slice(0, mostPerKind)
      .map(({ item }) => item);
  const { rulebook } = state.dispatch.state;
  const nameOf = (one: Incident): string => kindName(rulebook, one, language) ?? translate(`incidentType.${one.type}`);
  const { directory } = state.directory;
  const incidents = Object.values(state.dispatch.state.incidents).sort((one, other) => other.lastSeq - one.lastSeq);
  return [
    ...pick(incidents, (one) => [
      `#${one.number}`,
      String(one.number),
      one.summary,
      one.place.address ?? '',
      nameOf(one),
    ]).map((one): Found => ({
      kind: 'incident',
      id: one.id,
      words: `#${one.number} ${nameOf(one)} ${one.summary}`,
      more: translate(`incidentStatus.${one.status}`),
    })),
    ...pick(directory?.units ?? [], (one) => [
      one.callSign.zh,
      one.callSign.en,
      pinyinInitials(one.callSign.zh),
      one.id,
    ]).map((one): Found => ({
      kind: 'unit',
      id: one.id,
      words: one.callSign[language],
      more: translate(`unitKind.${one.kind}`),
    })),
    ...(directory === null ? [] : searchPlaces(typed, directory, mostPlaces)).map((one) =>
      foundPlace(one, translate, language),
    ),
  ];
}

function foundPlace(one: PlaceFound, translate: TFunction, language: 'zh' | 'en'): Found {
  const words = one.name[language];
  switch (one.kind) {
    case 'camera':
      return { kind: 'camera', id: one.id, words, more: translate(`tier.${one.tier}`) };
    case 'place':
      return { kind: 'place', id: one.position, words, more: '' };
    case 'area':
      return { kind: 'area', id: one.position, words, more: translate(`plot.level.${one.level}`) };
    case 'coordinate':
      return { kind: 'coordinate', id: one.position, words, more: translate(`plot.system.${one.system}`) };
  }
}

const worst = 3;

function rankOf(texts: readonly string[], wanted: string): number {
  let best = worst;
  for (const text of texts) {
    const at = text.toLowerCase().indexOf(wanted);
    if (at === 0) best = Math.min(best, text.length === wanted.length ? 0 : 1);
    else if (at > 0) best = Math.min(best, 2);
  }
  return best;
}

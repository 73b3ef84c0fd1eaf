import { useDeferredValue, useMemo, useState } from 'react';
import { findDuplicates, type DuplicateCandidate } from '../../../protocol/incident/findDuplicates.ts';
import type { Directory } from '../../../protocol/hall/directory.ts';
import type { Place, Position } from '../../../protocol/geometry/place.ts';
import { currentRulebook } from '../../../protocol/rulebook/rulebookState.ts';
import { serverNow, useHall, useHallStore } from '../../store/index.ts';
import { searchPlaces, type PlaceFound } from '../search/index.ts';
import { parseQuickEntry, type QuickEntry } from './parseQuickEntry.ts';
import { placeFit } from './placeFit.ts';

const mostCandidates = 6;
const mostRemembered = 300;

export interface QuickLine {
  readonly entry: QuickEntry;
  /** The chosen one of the candidates; null where none was typed. */
  readonly found: PlaceFound | null;
  readonly chosen: number;
  readonly choose: (index: number) => void;
  /** Where it is: what was typed, else the place marked on the map. */
  readonly place: Place | null;
  readonly isMarked: boolean;
  readonly duplicates: readonly DuplicateCandidate[];
}

/** What a typed line says in this hall, and which incidents it may be. */
export function useQuickLine(line: string, marked: Position | null): QuickLine {
  const store = useHallStore();
  const typed = useDeferredValue(line);
  const directory = useHall((state) => state.directory.directory);
  const rulebookState = useHall((state) => state.dispatch.state.rulebook);
  const incidents = useHall((state) => state.dispatch.state.incidents);
  const [choice, setChoice] = useState({ words: '', index: 0 });
  const findPlaces = useMemo(() => rememberedSearch(directory), [directory]);
  const entry = useMemo(
    () => parseQuickEntry(typed, { rulebook: currentRulebook(rulebookState), findPlaces }),
    [typed, rulebookState, findPlaces],
  );
  const candidates = entry.place?.candidates ?? [];
  // A choice belongs to the words it was made for.
  const chosen = choice.words === entry.place?.words ? Math.min(choice.index, candidates.length - 1) : 0;
  const found = candidates[chosen] ?? null;
  const words = entry.place?.words ?? '';
  const place = useMemo(() => placeOf(words, found) ?? marked, [words, found, marked]);
  const duplicates = useMemo(
    () =>
      findDuplicates(Object.values(incidents), {
        place,
        incidentType: entry.type.isSaid || entry.type.value !== 'other' ? entry.type.value : null,
        text: entry.summary,
        at: serverNow(store.getState()),
      }),
    [incidents, place, entry, store],
  );
  return {
    entry,
    found,
    chosen,
    choose: (index) => setChoice({ words, index }),
    place,
    isMarked: found === null && marked !== null,
    duplicates,
  };
}

/** A house that only its street is known of keeps the words that were typed. */
function placeOf(words: string, found: PlaceFound | null): Place | null {
  if (found === null) return null;
  if (found.kind === 'coordinate') return found.position;
  const isHouse = /\d/.test(words) && /\p{Script=Han}/u.test(words) && placeFit(words, found) < 6;
  return { ...found.position, address: isHouse ? words : found.name.zh };
}

/** While one types only the last word is new. */
function rememberedSearch(directory: Directory | null): (words: string) => readonly PlaceFound[] {
  const remembered = new Map<string, readonly PlaceFound[]>();
  return (words) => {
    const known = remembered.get(words);
    if (known !== undefined) return known;
    const found = directory === null ? [] : searchPlaces(words, directory, mostCandidates);
    if (remembered.size >= mostRemembered) remembered.clear();
    remembered.set(words, found);
    return found;
  };
}

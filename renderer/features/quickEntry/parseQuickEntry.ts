import type { Incident, IncidentType, Priority } from '../../../protocol/incident/incident.ts';
import type { Rulebook } from '../../../protocol/rulebook/rulebook.ts';
import type { PlaceFound } from '../search/index.ts';
import { incidentWords, meantType, type SaidType } from './incidentWords.ts';
import { findPlaceWords } from './findPlaceWords.ts';

type IncidentSource = Incident['source'];

export interface QuickLexicon {
  readonly rulebook: Pick<Rulebook, 'kinds' | 'priorityNames'>;
  /** Best first. */
  readonly findPlaces: (words: string) => readonly PlaceFound[];
}

/** What one line of a report says; what it does not say stands here as it will be taken, with `isSaid` false. */
export interface QuickEntry {
  readonly type: { readonly value: IncidentType; readonly kindId: string | null; readonly isSaid: boolean };
  readonly priority: { readonly value: Priority; readonly isSaid: boolean };
  /** Null where no feed was named. */
  readonly source: IncidentSource | null;
  readonly place: { readonly words: string; readonly candidates: readonly PlaceFound[] } | null;
  /** What happened, in the typed words. */
  readonly summary: string;
}

const sources: readonly string[] = ['110', '119', '120', '122', '12345'] satisfies IncidentSource[];
/** A figure before one of these counts something and is no priority. */
const counted = /^[号號栋幢弄楼层室单元个人名辆车米点时分岁]/;

/** Reads one line: type, priority, place and what happened, in any order. Pure, and quick enough for every key. */
export function parseQuickEntry(line: string, { rulebook, findPlaces }: QuickLexicon): QuickEntry {
  const plain = line.replaceAll(/[！-～]/g, (sign) => sign.normalize('NFKC'));
  const words = incidentWords(rulebook.kinds);
  const located = findPlaceWords(plain, findPlaces, (word) => words.has(word) || priorityOf(word, rulebook) !== null);
  const rest = located.rest;
  let type: SaidType | null = null;
  let priority: Priority | null = null;
  let source: IncidentSource | null = null;
  const left: string[] = [];
  for (const [index, word] of rest.entries()) {
    const meaning = words.get(word.toLowerCase());
    const level = counted.test(rest[index + 1] ?? '') ? null : priorityOf(word, rulebook);
    if (type === null && meaning !== undefined) type = meaning;
    else if (priority === null && level !== null) priority = level;
    else if (source === null && sources.includes(word)) source = word as IncidentSource;
    else left.push(word);
  }
  const summary = left.join(' ');
  const value = type?.type ?? meantType(summary) ?? 'other';
  return {
    type: { value, kindId: type?.kindId ?? null, isSaid: type !== null },
    priority: { value: priority ?? usualPriority(rulebook, value, type?.kindId ?? null), isSaid: priority !== null },
    source,
    place: located.place,
    // Nothing but a type is a report too: the word itself says what happened.
    summary: summary === '' ? (type?.word ?? '') : summary,
  };
}

/** `2`, `p2`, `2级`, or the level by its name. */
function priorityOf(word: string, { priorityNames }: Pick<Rulebook, 'priorityNames'>): Priority | null {
  const lower = word.toLowerCase();
  for (const level of [1, 2, 3, 4] as const) {
    const { zh, en } = priorityNames[level];
    if ([String(level), `p${level}`, `${level}级`, zh, en.toLowerCase()].includes(lower)) return level;
  }
  return null;
}

/** The kind's own priority; for a family that of its first kind. */
function usualPriority({ kinds }: Pick<Rulebook, 'kinds'>, type: IncidentType, kindId: string | null): Priority {
  const kind =
    kinds.find(({ id }) => id === kindId) ?? kinds.find(({ family, isActive }) => isActive && family === type);
  return kind?.defaultPriority ?? 3;
}

import { distanceM } from '../geometry/earth.ts';
import type { Position } from '../geometry/place.ts';
import type { Incident, IncidentType } from './incident.ts';

/** What a call taker has typed so far; nothing of it need be there. */
export interface ReportDraft {
  readonly place?: Position | null;
  readonly incidentType?: IncidentType | null;
  readonly text?: string;
  /** Milliseconds since 1970 UTC. */
  readonly at: number;
}

export interface DuplicateCandidate {
  readonly incident: Incident;
  /** From 0 to 1; above 0.5 it stands at the top of the list. */
  readonly score: number;
  /** What speaks for it, as a line of the list says it. */
  readonly distanceM: number | null;
  readonly ageMs: number;
  readonly isSameType: boolean;
  /** From 0 to 1. */
  readonly textLikeness: number;
}

const farM = 2_000;
const longAgoMs = 6 * 60 * 60_000;
const shown = 5;
const leastScore = 0.35;
/** Near in place counts most: two callers see the same fire from two streets and name it differently. */
const weights = { place: 0.6, type: 0.18, text: 0.22 } as const;
/** Age alone speaks for nothing; it takes away from what the rest says. */
const mostLostByAge = 0.3;

/**
 * Incidents that may be the one that is just being reported, the likeliest first. Pure and quick enough for every key
 * press. Those closed within the last hours are among them: the next caller still reports what is just over.
 */
export function findDuplicates(incidents: readonly Incident[], draft: ReportDraft): DuplicateCandidate[] {
  const grams = bigrams(draft.text ?? '');
  return incidents
    .filter((incident) => incident.status !== 'merged')
    .flatMap((incident) => {
      const candidate = compare(incident, draft, grams);
      return candidate === null || candidate.score < leastScore ? [] : [candidate];
    })
    .sort((first, second) => second.score - first.score || second.incident.number - first.incident.number)
    .slice(0, shown);
}

function compare(incident: Incident, draft: ReportDraft, grams: ReadonlySet<string>): DuplicateCandidate | null {
  const ageMs = Math.max(0, draft.at - (incident.stamps.reported?.at ?? draft.at));
  if (ageMs > longAgoMs) return null;
  const metres = draft.place == null ? null : distanceM(draft.place, incident.place);
  if (metres !== null && metres > farM) return null;
  const isSameType = draft.incidentType === incident.type;
  const textLikeness = likeness(grams, bigrams(incident.summary));
  // What is not known yet is neither for nor against: the rest is weighed by itself.
  const parts = [
    { weight: weights.place, value: metres === null ? null : 1 - metres / farM },
    { weight: weights.type, value: draft.incidentType == null ? null : Number(isSameType) },
    { weight: weights.text, value: grams.size === 0 ? null : textLikeness },
  ].flatMap(({ weight, value }) => (value === null ? [] : [{ weight, value }]));
  if (parts.length === 0) return null;
  const whole = parts.reduce((sum, { weight }) => sum + weight, 0);
  const likely = parts.reduce((sum, { weight, value }) => sum + weight * value, 0) / whole;
  const score = likely * (1 - (mostLostByAge * ageMs) / longAgoMs);
  return { incident, score, distanceM: metres, ageMs, isSameType, textLikeness };
}

/** Pairs of neighbouring characters: the same for Chinese, which has no spaces between words, and for English. */
function bigrams(text: string): ReadonlySet<string> {
  const plain = text.toLowerCase().replace(/[\s\p{P}]+/gu, '');
  const characters = Array.from(plain);
  return new Set(characters.slice(1).map((character, index) => `${characters[index] ?? ''}${character}`));
}

/** How much of the shorter text stands in the other: a caller's few words are found in a long report. */
function likeness(some: ReadonlySet<string>, others: ReadonlySet<string>): number {
  const least = Math.min(some.size, others.size);
  return least === 0 ? 0 : [...some].filter((gram) => others.has(gram)).length / least;
}

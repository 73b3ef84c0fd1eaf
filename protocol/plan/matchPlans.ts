import type { Incident } from '../incident/incident.ts';
import type { AlarmLevel, Plan, PlanLevel } from './plan.ts';

export type MatchReason =
  | { readonly kind: 'type' | 'anyType' | 'area' | 'polygon' | 'noWords' }
  | { readonly kind: 'words'; readonly words: readonly string[] };

export interface PlanProposal {
  readonly plan: Plan;
  /** The level that fits the incident's priority. */
  readonly level: AlarmLevel;
  readonly reasons: readonly MatchReason[];
}

type Matched = Pick<Incident, 'type' | 'priority' | 'place' | 'summary'>;

/** What each thing that fits is worth; a plan for this very place and these words goes before a general one. */
const worth: Record<MatchReason['kind'], number> = {
  type: 20,
  anyType: 0,
  area: 30,
  polygon: 40,
  words: 50,
  noWords: -5,
};

/** The plans that fit an incident, best first, each with why. `areaIds`: the incident's area and all that hold it. */
export function matchPlans(plans: readonly Plan[], incident: Matched, areaIds: readonly string[]): PlanProposal[] {
  return plans
    .flatMap((plan): PlanProposal[] => {
      const level = levelFor(plan.levels, incident.priority);
      const reasons = level === null ? null : reasonsFor(plan, incident, areaIds);
      return level === null || reasons === null ? [] : [{ plan, level: level.level, reasons }];
    })
    .map((proposal) => ({ proposal, score: proposal.reasons.reduce((sum, { kind }) => sum + worth[kind], 0) }))
    .sort((one, other) => other.score - one.score || (one.proposal.plan.id < other.proposal.plan.id ? -1 : 1))
    .map(({ proposal }) => proposal);
}

/** The level whose priority is the nearest above the incident's: a greater one is for what is more urgent. */
export function levelFor(levels: readonly PlanLevel[], priority: Incident['priority']): PlanLevel | null {
  const fitting = levels.filter(({ fromPriority }) => priority <= fromPriority);
  return fitting.reduce<PlanLevel | null>((best, one) => (best === null || isNearer(one, best) ? one : best), null);
}

function isNearer(one: PlanLevel, other: PlanLevel): boolean {
  return one.fromPriority !== other.fromPriority ? one.fromPriority < other.fromPriority : one.level > other.level;
}

function reasonsFor(
  { match: { types, place, words, areWordsNeeded } }: Plan,
  incident: Matched,
  areaIds: readonly string[],
): MatchReason[] | null {
  if (types.length > 0 && !types.includes(incident.type)) return null;
  const reasons: MatchReason[] = [{ kind: types.length > 0 ? 'type' : 'anyType' }];
  if (place !== null) {
    const isThere =
      place.kind === 'areas'
        ? place.areaIds.some((areaId) => areaIds.includes(areaId))
        : isInside(place.points, incident.place);
    if (!isThere) return null;
    reasons.push({ kind: place.kind === 'areas' ? 'area' : 'polygon' });
  }
  const said = words.filter((word) => incident.summary.toLowerCase().includes(word.toLowerCase()));
  if (said.length > 0) reasons.push({ kind: 'words', words: said });
  else if (areWordsNeeded) return null;
  else if (words.length > 0) reasons.push({ kind: 'noWords' });
  return reasons;
}

/** Even-odd rule in degrees: a plan's polygon is a few kilometres wide. */
function isInside(ring: readonly (readonly [number, number])[], { lon, lat }: Pick<Incident['place'], 'lon' | 'lat'>) {
  return ring.reduce((inside, [x2, y2], index) => {
    const [x1, y1] = ring.at(index - 1) ?? [x2, y2];
    const isHit = y1 > lat !== y2 > lat && lon < ((x2 - x1) * (lat - y1)) / (y2 - y1) + x1;
    return isHit ? !inside : inside;
  }, false);
}

import type { HallState } from '../../protocol/hall/hallState.ts';
import type { AdviceWhy } from '../../protocol/unit/unitAdvice.ts';

/** Older than this a position says where a unit was, not where it is. */
const staleAfterMs = 60_000;
/** So long after a task a crew is still packing up and drawing breath. */
const restMs = 10 * 60_000;
const longDutyMs = 10 * 3_600_000;
const longestPenaltyS = 600;
/** A unit of which only the home is known may be anywhere in its area. */
const homeOnlyS = 300;

export interface Readiness {
  /** Seconds that are added to a unit's travel time before it is compared. */
  readonly penaltyS: number;
  readonly why: readonly AdviceWhy[];
}

/** What makes a free unit less ready than its distance says: an old position, no rest, a long duty. */
export function readinessOf(
  unit: { readonly positionAt: number | null; readonly onDutySince: number; readonly lastTaskEndedAt: number | null },
  now: number,
): Readiness {
  const why: AdviceWhy[] = [];
  let penaltyS = 0;
  const note = (reason: AdviceWhy['reason'], addedS: number, valueMs?: number): void => {
    penaltyS += addedS;
    why.push(valueMs === undefined ? { reason } : { reason, value: Math.round(valueMs / 1000) });
  };
  if (unit.positionAt === null) note('homeOnly', homeOnlyS);
  else if (now - unit.positionAt > staleAfterMs) {
    const ageMs = now - unit.positionAt;
    // It may have moved on as far as it moves in that time, half of the time away from here.
    note('stalePosition', Math.min(longestPenaltyS, ageMs / 2000), ageMs);
  }
  if (unit.lastTaskEndedAt !== null && now - unit.lastTaskEndedAt < restMs) {
    note('justBack', 180, now - unit.lastTaskEndedAt);
  } else if (unit.lastTaskEndedAt !== null) {
    note('rested', 0, now - unit.lastTaskEndedAt);
  }
  if (now - unit.onDutySince > longDutyMs) note('longDuty', 180, now - unit.onDutySince);
  return { penaltyS, why };
}

/** When each unit's latest finished task ended. */
export function lastTaskEnds(state: HallState): Map<string, number> {
  const ends = new Map<string, number>();
  for (const incident of Object.values(state.incidents)) {
    for (const { unitId, stamps } of incident.assignments) {
      const endedAt = (stamps.reportedBack ?? stamps.recalled)?.at;
      if (endedAt !== undefined && endedAt > (ends.get(unitId) ?? 0)) ends.set(unitId, endedAt);
    }
  }
  return ends;
}

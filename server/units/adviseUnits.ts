import { distanceM } from '../../protocol/geometry/earth.ts';
import type { HallState } from '../../protocol/hall/hallState.ts';
import type { Incident } from '../../protocol/incident/incident.ts';
import { isActiveAssignment } from '../../protocol/incident/incidentRules.ts';
import { lackOf, type UnitNeed } from '../../protocol/plan/unitNeed.ts';
import { travelModeOf } from '../../protocol/roads/travelMode.ts';
import { presentUnit } from '../../protocol/unit/presentUnit.ts';
import type { Unit } from '../../protocol/unit/unit.ts';
import type { AdvisedUnit, AdviceReason, AdviceWhy, UnitAdvice } from '../../protocol/unit/unitAdvice.ts';
import type { UnitPosition } from '../../protocol/unit/unitPosition.ts';
import { activeAssignments } from '../../protocol/unit/unitStatus.ts';
import type { TravelTimes } from '../roads/index.ts';
import { lastTaskEnds, readinessOf } from './readiness.ts';
import { suitableKinds } from './suitableKinds.ts';

export interface AdviseUnitsFacts {
  readonly state: HallState;
  readonly incident: Incident;
  /** Left out: the kinds that are usual for the incident's type. */
  readonly needs?: readonly UnitNeed[];
  readonly units: readonly Unit[];
  readonly positions: ReadonlyMap<string, UnitPosition>;
  readonly travel: TravelTimes;
  readonly now: number;
}

interface Candidate {
  readonly unit: Unit;
  readonly advised: AdvisedUnit;
  /** What keeps it out whoever is needed; null when nothing does. */
  readonly bar: AdviceReason | null;
  /** Compared seconds: travel with what makes the unit less ready. */
  readonly costS: number;
}

const usualCount = 5;
const shownLeftOut = 15;
/** Without a road the straight line stands in, at a walk: behind everyone who can drive there. */
const straightMps = 1;
const noRoadS = 3600;

const lackReason = { kind: 'otherKind', agency: 'otherAgency', skill: 'lacksSkill', vehicle: 'lacksVehicle' } as const;

/**
 * Who should go: for every need the free units that are there first, by road and by how ready they are, each with why; what
 * could not be found; and the others, each with why not. A busy unit is proposed only where the free ones do not suffice.
 */
export function adviseUnits(facts: AdviseUnitsFacts): UnitAdvice {
  const candidates = rank(facts);
  const able = candidates.filter(({ bar }) => bar === null);
  const { filled, needs } =
    facts.needs === undefined ? { filled: usual(able, facts.incident), needs: [] } : fill(able, facts.needs);
  const chosen = new Set(filled.map(({ unitId }) => unitId));
  const leftOut = candidates
    .filter(({ unit }) => !chosen.has(unit.id))
    .map((candidate) => {
      const why: AdviceWhy = { reason: whyNot(candidate, facts) };
      return { ...candidate.advised, why: [why, ...candidate.advised.why] };
    });
  const leftOutCounts: UnitAdvice['leftOutCounts'] = {};
  for (const { why } of leftOut) {
    const reason = why[0]?.reason ?? 'farther';
    leftOutCounts[reason] = (leftOutCounts[reason] ?? 0) + 1;
  }
  // Of those off duty nothing is said but how many: where they are is their own affair.
  const shown = leftOut.filter(({ why }) => why[0]?.reason !== 'offDuty').slice(0, shownLeftOut);
  return { needs, units: filled, leftOut: shown, leftOutCounts };
}

function rank({ state, incident, units, positions, travel, now }: AdviseUnitsFacts): Candidate[] {
  const active = activeAssignments(state);
  const ended = lastTaskEnds(state);
  const kinds = suitableKinds[incident.type];
  const onIncident = new Set(incident.assignments.filter(isActiveAssignment).map((one) => one.unitId));
  const candidates = units.map((listed): Candidate => {
    const duty = state.units[listed.id];
    const unit = presentUnit(listed, duty);
    const bar = duty?.onDuty !== true ? 'offDuty' : onIncident.has(unit.id) ? 'onIncident' : null;
    const position = bar === 'offDuty' ? undefined : positions.get(unit.id);
    const from = position ?? unit.home;
    const straightM = distanceM(from, incident.place);
    const mode = travelModeOf(unit);
    const way = bar === null ? travel.travelFrom(from, mode) : null;
    const positionAt = position?.at ?? null;
    const ready = readinessOf(
      { positionAt, onDutySince: duty?.since ?? now, lastTaskEndedAt: ended.get(unit.id) ?? null },
      now,
    );
    const busyWith = active.get(unit.id)?.length ?? 0;
    const noRoad: AdviceWhy[] = bar === null && way === null ? [{ reason: 'noRoad' }] : [];
    return {
      unit,
      bar,
      costS: (way?.timeS ?? noRoadS + straightM / straightMps) + ready.penaltyS,
      advised: {
        ...{ unitId: unit.id, kind: unit.kind, distanceM: straightM, mode, positionAt, busyWith, fills: null },
        etaS: way === null ? null : Math.round(way.timeS),
        roadM: way === null ? null : Math.round(way.lengthM),
        isSuitable: kinds.includes(unit.kind),
        why: [...noRoad, ...ready.why],
      },
    };
  });
  return candidates.sort(
    (one, other) =>
      Math.sign(one.advised.busyWith) - Math.sign(other.advised.busyWith) ||
      one.costS - other.costS ||
      (one.unit.id < other.unit.id ? -1 : 1),
  );
}

/** Without a plan: the nearest five, those of a fitting kind first and the free before the busy. */
function usual(able: readonly Candidate[], incident: Incident): AdvisedUnit[] {
  const suitable = able.filter(({ advised }) => advised.isSuitable);
  const others = able.filter(({ advised }) => !advised.isSuitable);
  return [...suitable, ...others].slice(0, usualCount).map(({ unit, advised }, index) => ({
    ...advised,
    why: [
      ...(index === 0 && advised.etaS !== null ? [{ reason: 'nearest' as const }] : []),
      suitableKinds[incident.type].includes(unit.kind)
        ? { reason: 'rightKind' as const }
        : { reason: 'otherKind' as const },
      ...loadOf(advised),
      ...advised.why,
    ],
  }));
}

/** The needs that fewest can meet take their pick first, so that the one ladder truck is not spent on "any fire unit". */
function fill(
  able: readonly Candidate[],
  needs: readonly UnitNeed[],
): { filled: AdvisedUnit[]; needs: UnitAdvice['needs'] } {
  const taken = new Set<string>();
  const filled: AdvisedUnit[] = [];
  const found = needs.map(() => 0);
  const inTurn = needs.map((need, index) => {
    const ableCount = able.filter(({ unit }) => lackOf(unit, need) === null).length;
    return { need, index, spare: ableCount - need.count };
  });
  inTurn.sort((one, other) => one.spare - other.spare || one.index - other.index);
  for (const { need, index } of inTurn) {
    const fitting = able.filter(({ unit }) => !taken.has(unit.id) && lackOf(unit, need) === null).slice(0, need.count);
    fitting.forEach(({ unit, advised }, place) => {
      taken.add(unit.id);
      filled.push({
        ...advised,
        isSuitable: true,
        fills: index,
        why: [
          ...(place === 0 && advised.etaS !== null ? [{ reason: 'nearest' as const }] : []),
          ...(need.skill === undefined ? [] : [{ reason: 'hasSkill' as const, value: need.skill }]),
          ...(need.vehicleKind === undefined ? [] : [{ reason: 'hasVehicle' as const, value: need.vehicleKind }]),
          ...(need.kind === undefined ? [] : [{ reason: 'rightKind' as const }]),
          ...loadOf(advised),
          ...advised.why,
        ],
      });
    });
    found[index] = fitting.length;
  }
  filled.sort((one, other) => (one.fills ?? 0) - (other.fills ?? 0));
  return { filled, needs: needs.map((need, index) => ({ need, found: found[index] ?? 0 })) };
}

function loadOf({ busyWith }: AdvisedUnit): AdviceWhy[] {
  return busyWith === 0 ? [{ reason: 'free' }] : [{ reason: 'busy', value: busyWith }];
}

/** The first thing that speaks against a unit that was not proposed. */
function whyNot({ unit, advised, bar }: Candidate, { needs }: AdviseUnitsFacts): AdviceReason {
  if (bar !== null) return bar;
  if (needs === undefined) {
    if (!advised.isSuitable) return 'otherKind';
  } else {
    const lacks = needs.map((need) => lackOf(unit, need));
    if (lacks.length > 0 && !lacks.includes(null)) {
      // What it lacks for the need that it comes nearest to.
      const order = ['vehicle', 'skill', 'agency', 'kind'] as const;
      return lackReason[order.find((lack) => lacks.includes(lack)) ?? 'kind'];
    }
  }
  if (advised.busyWith > 0) return 'busy';
  return advised.etaS === null ? 'noRoad' : 'farther';
}

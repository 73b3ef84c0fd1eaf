import { mayCommandUnit } from '../../protocol/access/scope.ts';
import type { HallState } from '../../protocol/hall/hallState.ts';
import type { UnitId } from '../../protocol/ids.ts';
import {
  longestShiftMs,
  mostShifts,
  type RosterCommand,
  type RosterEvent,
  type Shift,
  type ShiftPlan,
} from '../../protocol/roster/roster.ts';
import { Rejected } from '../../protocol/wire/rejection.ts';
import type { HallFacts } from '../hall/index.ts';
import { refuseIdentifyingText } from '../incidents/index.ts';

type SwapCrew = Extract<RosterCommand, { type: 'swapCrew' }>;

/** The duty roster; throws `Rejected` when a shift may not be planned so. Pure. */
export function decideRoster(state: HallState, command: RosterCommand, facts: HallFacts): RosterEvent[] {
  if (command.type === 'swapCrew') return decideSwap(state, command, facts);
  const { shiftId } = command;
  if (command.type === 'planShift') {
    if (state.shifts[shiftId] !== undefined) throw new Rejected('conflict', 'shiftExists');
    if (Object.keys(state.shifts).length >= mostShifts)
      throw new Rejected('notAllowed', 'rosterFull', { details: { most: mostShifts } });
    if (command.plan.endAt <= facts.now) throw new Rejected('malformed', 'shiftTimes');
    demandSoundPlan(state, command.plan, facts, null);
    return [{ type: 'shiftPlanned', shiftId, plan: command.plan }];
  }
  const shift = findOpen(state, command);
  demandUnit(shift.unitId, facts);
  if (command.type === 'cancelShift') {
    if (shift.startedAt !== undefined) throw new Rejected('notAllowed', 'shiftBegun');
    refuseIdentifyingText(command.reason);
    return [{ type: 'shiftCancelled', shiftId, unitId: shift.unitId, reason: command.reason }];
  }
  // What has begun keeps its unit and its beginning; its end, crew and vehicle may still change.
  const { plan } = command;
  const isMoved = plan.unitId !== shift.unitId || plan.startAt !== shift.startAt;
  if (shift.startedAt !== undefined && isMoved) throw new Rejected('notAllowed', 'shiftBegun');
  demandSoundPlan(state, plan, facts, shiftId);
  if (command.reason === undefined) return [{ type: 'shiftChanged', shiftId, plan }];
  refuseIdentifyingText(command.reason);
  return [{ type: 'shiftChanged', shiftId, plan, reason: command.reason }];
}

function decideSwap(state: HallState, { first, second, reason }: SwapCrew, facts: HallFacts): RosterEvent[] {
  if (first.shiftId === second.shiftId) throw new Rejected('malformed', 'crewUnknown');
  const shifts = [first, second].map((place) => {
    const shift = findOpen(state, place);
    demandUnit(shift.unitId, facts);
    if (!shift.crew.includes(place.name)) throw new Rejected('conflict', 'crewUnknown');
    return shift;
  });
  // One who serves in both already would stand in one of them twice.
  const [one, other] = shifts;
  if (one?.crew.includes(second.name) === true || other?.crew.includes(first.name) === true)
    throw new Rejected('conflict', 'crewTwice');
  refuseIdentifyingText(reason);
  const placeOf = ({ shiftId, name }: SwapCrew['first']) => ({ shiftId, name });
  return [{ type: 'crewSwapped', first: placeOf(first), second: placeOf(second), reason }];
}

function findOpen(state: HallState, { shiftId, expect }: { shiftId: Shift['id']; expect: number }): Shift {
  const shift = state.shifts[shiftId];
  if (shift === undefined || shift.cancelled !== undefined) throw new Rejected('notFound', 'shiftUnknown');
  if (shift.version !== expect) throw new Rejected('conflict', 'shiftChanged', { details: { version: shift.version } });
  if (shift.endedAt !== undefined) throw new Rejected('notAllowed', 'shiftBegun');
  return shift;
}

function demandUnit(unitId: UnitId, { actor, areas, findUnit }: HallFacts): void {
  const unit = findUnit(unitId);
  if (unit === undefined) throw new Rejected('notFound', 'unitUnknown');
  if (!mayCommandUnit(actor, unit, areas)) throw new Rejected('forbidden', 'unitOutOfScope');
}

function demandSoundPlan(state: HallState, plan: ShiftPlan, facts: HallFacts, ownId: string | null): void {
  const { unitId, startAt, endAt, crew, vehicle, skills } = plan;
  demandUnit(unitId, facts);
  if (endAt <= startAt || endAt - startAt > longestShiftMs) throw new Rejected('malformed', 'shiftTimes');
  if (new Set(crew).size !== crew.length) throw new Rejected('malformed', 'crewTwice');
  for (const words of [...crew, ...skills, vehicle ?? '']) refuseIdentifyingText(words);
  const overlapping = Object.values(state.shifts).some(
    (other) =>
      other.id !== ownId &&
      other.unitId === unitId &&
      other.cancelled === undefined &&
      other.endedAt === undefined &&
      other.startAt < endAt &&
      startAt < other.endAt,
  );
  if (overlapping) throw new Rejected('conflict', 'shiftOverlap');
}

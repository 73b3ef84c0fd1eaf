import type { HallState } from '../../protocol/hall/hallState.ts';
import { longestShiftMs } from '../../protocol/roster/roster.ts';
import { shiftToStart } from '../../protocol/roster/shiftState.ts';
import type { UnitCommand, UnitEvent } from '../../protocol/unit/unitDuty.ts';
import { activeAssignments } from '../../protocol/unit/unitStatus.ts';
import { Rejected } from '../../protocol/wire/rejection.ts';
import type { HallFacts } from '../hall/index.ts';
import { refuseIdentifyingText } from '../incidents/index.ts';

/** Duty of a unit. Starting it twice changes nothing; a unit that is sent somewhere cannot leave duty. */
export function decideUnit(state: HallState, command: UnitCommand, facts: HallFacts): UnitEvent[] {
  const { actor, findUnit } = facts;
  const { unitId } = command;
  const unit = findUnit(unitId);
  if (unit === undefined) throw new Rejected('notFound', 'unitUnknown');
  if (actor.role === 'fieldUnit' && actor.unitId !== unitId) throw new Rejected('forbidden', 'otherUnit');
  const isOnDuty = state.units[unitId]?.onDuty === true;
  if (command.type === 'startDuty') return isOnDuty ? [] : [begin(state, command, facts.now)];
  if (!isOnDuty) return [];
  if (activeAssignments(state).has(unitId)) {
    throw new Rejected('notAllowed', 'unitBusy', { details: { unit: unit.callSign.zh } });
  }
  return [{ type: 'dutyEnded', unitId }];
}

/**
 * Duty under the shift that was named, else under the one that is planned for now; crew, vehicle and skills as they are
 * there. What the shift says and the crew does not is taken from it; the end stays the shift's own, which may still change.
 */
function begin(state: HallState, command: Extract<UnitCommand, { type: 'startDuty' }>, now: number): UnitEvent {
  const { unitId, crew, vehicle, skills, endAt } = command;
  for (const words of [...(crew ?? []), ...(skills ?? []), vehicle ?? '']) refuseIdentifyingText(words);
  if (endAt !== undefined && (endAt <= now || endAt - now > longestShiftMs))
    throw new Rejected('malformed', 'shiftTimes');
  const named = command.shiftId === undefined ? undefined : state.shifts[command.shiftId];
  const isOther = named?.unitId !== unitId || named.cancelled !== undefined;
  if (command.shiftId !== undefined && isOther) throw new Rejected('notFound', 'shiftUnknown');
  const shift = named ?? shiftToStart(state.shifts, unitId, now);
  const taken = vehicle ?? shift?.vehicle ?? undefined;
  const able = skills ?? (shift?.skills.length ? shift.skills : undefined);
  return {
    type: 'dutyStarted',
    unitId,
    ...(shift !== undefined && { shiftId: shift.id, crew: crew ?? shift.crew }),
    ...(shift === undefined && crew !== undefined && { crew }),
    ...(taken !== undefined && { vehicle: taken }),
    ...(able !== undefined && { skills: able }),
    ...(endAt !== undefined && { endAt }),
  };
}

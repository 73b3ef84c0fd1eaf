import { mayCommandUnit } from '../../protocol/access/scope.ts';
import type { CommandOf } from '../../protocol/hall/allCommands.ts';
import type { HallState } from '../../protocol/hall/hallState.ts';
import { longestShiftMs } from '../../protocol/roster/roster.ts';
import { shiftToStart } from '../../protocol/roster/shiftState.ts';
import { saidAnew, type DutySaid } from '../../protocol/unit/saidAnew.ts';
import type { UnitCommand, UnitDuty, UnitEvent } from '../../protocol/unit/unitDuty.ts';
import { activeAssignments } from '../../protocol/unit/unitStatus.ts';
import { Rejected } from '../../protocol/wire/rejection.ts';
import type { HallFacts } from '../hall/index.ts';
import { refuseIdentifyingText } from '../incidents/index.ts';

/** Duty of a unit. Starting it twice changes nothing; a unit that is sent somewhere cannot leave duty. */
export function decideUnit(state: HallState, command: UnitCommand, facts: HallFacts): UnitEvent[] {
  const { actor, areas, findUnit } = facts;
  const { unitId } = command;
  const unit = findUnit(unitId);
  if (unit === undefined) throw new Rejected('notFound', 'unitUnknown');
  if (actor.role === 'fieldUnit' && actor.unitId !== unitId) throw new Rejected('forbidden', 'otherUnit');
  const duty = state.units[unitId];
  const isOnDuty = duty?.onDuty === true;
  if (command.type === 'changeDuty') {
    if (actor.role !== 'fieldUnit' && !mayCommandUnit(actor, unit, areas))
      throw new Rejected('forbidden', 'unitOutOfScope');
    if (!isOnDuty) throw new Rejected('notAllowed', 'unitOffDuty', { details: { unit: unit.callSign.zh } });
    return change(duty, command, facts.now);
  }
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
  const { unitId, crew, vehicle, vehicleKind, skills, endAt } = command;
  demandSound(command, now);
  const named = command.shiftId === undefined ? undefined : state.shifts[command.shiftId];
  const isOther = named?.unitId !== unitId || named.cancelled !== undefined;
  if (command.shiftId !== undefined && isOther) throw new Rejected('notFound', 'shiftUnknown');
  const shift = named ?? shiftToStart(state.shifts, unitId, now);
  const taken = vehicle === undefined ? (shift?.vehicle ?? undefined) : vehicle;
  const able = skills ?? (shift?.skills.length ? shift.skills : undefined);
  return {
    type: 'dutyStarted',
    unitId,
    ...(shift !== undefined && { shiftId: shift.id, crew: crew ?? shift.crew }),
    ...(shift === undefined && crew !== undefined && { crew }),
    ...(taken !== undefined && { vehicle: taken }),
    ...(vehicleKind !== undefined && { vehicleKind }),
    ...(able !== undefined && { skills: able }),
    ...(endAt !== undefined && { endAt }),
  };
}

/** The rest of what was said stays as it was. */
function change(duty: UnitDuty, command: CommandOf<'changeDuty'>, now: number): UnitEvent[] {
  demandSound(command, now);
  const said = saidAnew(duty, command);
  return Object.keys(said).length === 0 ? [] : [{ type: 'dutyChanged', unitId: duty.unitId, ...said }];
}

function demandSound({ crew = [], vehicle, vehicleKind, skills = [], endAt }: DutySaid, now: number): void {
  for (const words of [...crew, ...skills, vehicle ?? '']) refuseIdentifyingText(words);
  if (new Set(crew).size !== crew.length) throw new Rejected('malformed', 'crewTwice');
  if (vehicleKind !== undefined && typeof vehicle !== 'string') throw new Rejected('malformed', 'malformedInput');
  if (typeof endAt === 'number' && (endAt <= now || endAt - now > longestShiftMs))
    throw new Rejected('malformed', 'shiftTimes');
}

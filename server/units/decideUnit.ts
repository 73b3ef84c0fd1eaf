import type { HallState } from '../../protocol/hall/hallState.ts';
import type { UnitCommand, UnitEvent } from '../../protocol/unit/unitDuty.ts';
import { activeAssignments } from '../../protocol/unit/unitStatus.ts';
import { Rejected } from '../../protocol/wire/rejection.ts';
import type { HallFacts } from '../hall/index.ts';

/** Duty of a unit. Starting it twice changes nothing; a unit that is sent somewhere cannot leave duty. */
export function decideUnit(state: HallState, command: UnitCommand, { actor, findUnit }: HallFacts): UnitEvent[] {
  const { unitId } = command;
  const unit = findUnit(unitId);
  if (unit === undefined) throw new Rejected('notFound', 'unitUnknown');
  if (actor.role === 'fieldUnit' && actor.unitId !== unitId) throw new Rejected('forbidden', 'otherUnit');
  const isOnDuty = state.units[unitId]?.onDuty === true;
  if (command.type === 'startDuty') return isOnDuty ? [] : [{ type: 'dutyStarted', unitId }];
  if (!isOnDuty) return [];
  if (activeAssignments(state).has(unitId)) {
    throw new Rejected('notAllowed', 'unitBusy', { details: { unit: unit.callSign.zh } });
  }
  return [{ type: 'dutyEnded', unitId }];
}

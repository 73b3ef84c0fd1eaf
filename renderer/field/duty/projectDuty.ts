import { dutyAfter } from '../../../protocol/unit/saidAnew.ts';
import type { UnitDuty } from '../../../protocol/unit/unitDuty.ts';
import type { ShownAct } from '../outbox/Act.ts';

/** A duty as it will stand once the server has what this phone kept. */
export function projectDuty(duty: UnitDuty, acts: readonly ShownAct[]): { duty: UnitDuty; isWaiting: boolean } {
  const kept = acts.flatMap(({ command, state }) =>
    state !== 'refused' && command.type === 'changeDuty' && command.unitId === duty.unitId ? [command] : [],
  );
  return {
    duty: kept.reduce((before, { type: _type, unitId: _unitId, ...said }) => dutyAfter(before, said), duty),
    isWaiting: kept.length > 0,
  };
}

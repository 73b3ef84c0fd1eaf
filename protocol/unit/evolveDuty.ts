import type { HallEvent } from '../hall/allEvents.ts';
import type { JournalEntry } from '../wire/journalEntry.ts';
import { dutyAfter } from './saidAnew.ts';
import type { UnitDuty, UnitEvent } from './unitDuty.ts';

type Duties = Readonly<Record<string, UnitDuty>>;

export function isUnitEvent(event: HallEvent): event is UnitEvent {
  switch (event.type) {
    case 'dutyStarted':
    case 'dutyEnded':
    case 'dutyChanged':
      return true;
    default:
      return false;
  }
}

/** Whoever leaves duty takes crew and vehicle along. */
export function evolveDuty(duties: Duties, entry: JournalEntry, event: UnitEvent): Record<string, UnitDuty> {
  const { at, actor } = entry;
  if (event.type === 'dutyChanged') {
    const { type: _type, unitId, ...said } = event;
    const before = duties[unitId];
    if (before === undefined) return { ...duties };
    return { ...duties, [unitId]: { ...dutyAfter(before, said), changed: { by: actor.name, at } } };
  }
  const { type, ...said } = event;
  return { ...duties, [event.unitId]: { ...said, onDuty: type === 'dutyStarted', since: at } };
}

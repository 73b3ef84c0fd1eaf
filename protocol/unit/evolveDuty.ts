import type { HallEvent } from '../hall/allEvents.ts';
import type { JournalEntry } from '../wire/journalEntry.ts';
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
  const before = duties[event.unitId];
  if (event.type === 'dutyChanged')
    return before === undefined ? { ...duties } : { ...duties, [event.unitId]: changed(before, entry, event) };
  const { type, ...said } = event;
  return { ...duties, [event.unitId]: { ...said, onDuty: type === 'dutyStarted', since: entry.at } };
}

function changed(
  before: UnitDuty,
  { at, actor }: JournalEntry,
  { type: _type, endAt, ...said }: Extract<UnitEvent, { type: 'dutyChanged' }>,
): UnitDuty {
  const { vehicleKind, endAt: endBefore, ...rest } = before;
  // Another vehicle does not keep the kind of the one before.
  const kind = said.vehicle === undefined ? vehicleKind : undefined;
  const end = endAt === undefined ? endBefore : endAt;
  return {
    ...rest,
    ...(kind !== undefined && { vehicleKind: kind }),
    ...(typeof end === 'number' && { endAt: end }),
    ...said,
    changed: { by: actor.name, at },
  };
}

import type { HallEvent } from '../hall/allEvents.ts';
import type { UnitEvent } from '../unit/unitDuty.ts';
import type { JournalEntry } from '../wire/journalEntry.ts';
import { keptChanges, type RosterEvent, type Shift, type ShiftPlan } from './roster.ts';

type Shifts = Record<string, Shift>;

/** A shift that ended so long ago leaves the state; the journal keeps it. */
const keptAfterMs = 7 * 24 * 3_600_000;

export function isRosterEvent(event: HallEvent): event is RosterEvent {
  switch (event.type) {
    case 'shiftPlanned':
    case 'shiftChanged':
    case 'crewSwapped':
    case 'shiftCancelled':
      return true;
    default:
      return false;
  }
}

export function evolveRoster(shifts: Shifts, entry: JournalEntry, event: RosterEvent): Shifts {
  const { at, actor } = entry;
  if (event.type === 'crewSwapped') {
    const { first, second, reason } = event;
    const one = shifts[first.shiftId];
    const other = shifts[second.shiftId];
    if (one === undefined || other === undefined) return shifts;
    const crewOf = (shift: Shift, leaves: string, comes: string) =>
      shift.crew.map((name) => (name === leaves ? comes : name));
    return {
      ...shifts,
      [one.id]: changed(one, { crew: crewOf(one, first.name, second.name) }, reason, entry),
      [other.id]: changed(other, { crew: crewOf(other, second.name, first.name) }, reason, entry),
    };
  }
  const { shiftId: id } = event;
  if (event.type === 'shiftPlanned') {
    const kept = Object.entries(shifts).filter(([, shift]) => shift.endAt > at - keptAfterMs);
    return { ...Object.fromEntries(kept), [id]: { ...event.plan, id, version: 1, plannedBy: actor.name } };
  }
  const shift = shifts[id];
  if (shift === undefined) return shifts;
  if (event.type === 'shiftChanged') return { ...shifts, [id]: changed(shift, event.plan, event.reason ?? '', entry) };
  const cancelled = { by: actor.name, at, reason: event.reason };
  return { ...shifts, [id]: { ...shift, version: shift.version + 1, cancelled } };
}

function changed(shift: Shift, plan: Partial<ShiftPlan>, reason: string, { at, actor }: JournalEntry): Shift {
  const { unitId, startAt, endAt, crew, vehicle, skills } = shift;
  const before = { unitId, startAt, endAt, crew, vehicle, skills };
  const changes = [...(shift.changes ?? []), { by: actor.name, at, reason, before }].slice(-keptChanges);
  return { ...shift, ...plan, version: shift.version + 1, changes };
}

/** Duty that begins or ends under a shift stamps it. */
export function stampShift(shifts: Shifts, { at }: JournalEntry, event: UnitEvent, openShiftId?: string): Shifts {
  if (event.type === 'dutyChanged') return shifts;
  const id = event.type === 'dutyStarted' ? event.shiftId : openShiftId;
  const shift = id === undefined ? undefined : shifts[id];
  if (shift === undefined) return shifts;
  const { endedAt: _endedAt, ...open } = shift;
  const stamped: Shift =
    event.type === 'dutyStarted' ? { ...open, startedAt: shift.startedAt ?? at } : { ...shift, endedAt: at };
  return { ...shifts, [shift.id]: stamped };
}

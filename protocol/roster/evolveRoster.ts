import type { HallEvent } from '../hall/allEvents.ts';
import type { UnitEvent } from '../unit/unitDuty.ts';
import type { JournalEntry } from '../wire/journalEntry.ts';
import type { RosterEvent, Shift } from './roster.ts';

type Shifts = Record<string, Shift>;

/** A shift that ended so long ago leaves the state; the journal keeps it. */
const keptAfterMs = 7 * 24 * 3_600_000;

export function isRosterEvent(event: HallEvent): event is RosterEvent {
  return event.type === 'shiftPlanned' || event.type === 'shiftChanged' || event.type === 'shiftCancelled';
}

export function evolveRoster(shifts: Shifts, { at, actor }: JournalEntry, event: RosterEvent): Shifts {
  const { shiftId: id } = event;
  if (event.type === 'shiftPlanned') {
    const kept = Object.entries(shifts).filter(([, shift]) => shift.endAt > at - keptAfterMs);
    return { ...Object.fromEntries(kept), [id]: { ...event.plan, id, version: 1, plannedBy: actor.name } };
  }
  const shift = shifts[id];
  if (shift === undefined) return shifts;
  const version = shift.version + 1;
  if (event.type === 'shiftChanged') return { ...shifts, [id]: { ...shift, ...event.plan, version } };
  return { ...shifts, [id]: { ...shift, version, cancelled: { by: actor.name, at, reason: event.reason } } };
}

/** Duty that begins or ends under a shift stamps it. */
export function stampShift(shifts: Shifts, { at }: JournalEntry, event: UnitEvent, openShiftId?: string): Shifts {
  const id = event.type === 'dutyStarted' ? event.shiftId : openShiftId;
  const shift = id === undefined ? undefined : shifts[id];
  if (shift === undefined) return shifts;
  const { endedAt: _endedAt, ...open } = shift;
  const stamped: Shift =
    event.type === 'dutyStarted' ? { ...open, startedAt: shift.startedAt ?? at } : { ...shift, endedAt: at };
  return { ...shifts, [shift.id]: stamped };
}

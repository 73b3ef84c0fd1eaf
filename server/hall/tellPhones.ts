import { selectFieldView, type FieldView } from '../../protocol/hall/fieldView.ts';
import type { HallEvent } from '../../protocol/hall/allEvents.ts';
import type { HallState } from '../../protocol/hall/hallState.ts';
import type { UnitId } from '../../protocol/ids.ts';
import type { Shift } from '../../protocol/roster/roster.ts';
import { phrasesFor } from '../../protocol/rulebook/quickPhrase.ts';
import { rulebookOf } from '../../protocol/rulebook/rulebookState.ts';
import type { JournalEntry } from '../../protocol/wire/journalEntry.ts';

/** The units whose phones must hear of these entries: the one that moved, and all that are on the incident that changed. */
export function touchedUnits(state: HallState, entries: readonly JournalEntry[]): Set<UnitId> {
  const units = new Set<UnitId>();
  for (const { event } of entries) {
    if ('unitId' in event) units.add(event.unitId);
    if ('unitIds' in event) for (const unitId of event.unitIds) units.add(unitId);
    if (event.type === 'broadcastRecalled')
      for (const unitId of state.broadcasts[event.broadcastId]?.unitIds ?? []) units.add(unitId);
    // The roster names the unit inside the plan; whoever a shift was taken from hears of it too.
    for (const shiftId of touchedShifts(event)) {
      const shift = state.shifts[shiftId];
      if (shift !== undefined) units.add(shift.unitId);
      const before = shift?.changes?.at(-1)?.before.unitId;
      if (before !== undefined) units.add(before);
    }
    // What incidents and priorities are called stands in the rules.
    if (event.type === 'rulebookChanged') {
      for (const { assignments } of Object.values(state.incidents))
        for (const { unitId } of assignments) units.add(unitId);
      // Phrases are offered on duty only; whoever begins later is told them then.
      if (fieldPhrasesChanged(state.rulebook, event.version))
        for (const { unitId, onDuty } of Object.values(state.units)) if (onDuty) units.add(unitId);
    }
    // Whoever wrote there sees who has read it.
    if (event.type === 'messageConfirmed')
      for (const { by } of state.messages[event.conversationId]?.messages ?? []) if (by.unitId) units.add(by.unitId);
    if (!('incidentId' in event)) continue;
    for (const { unitId } of state.incidents[event.incidentId]?.assignments ?? []) units.add(unitId);
  }
  return units;
}

/** Compares with the book before, so that five thousand phones do not hear of every change of a deadline. */
function fieldPhrasesChanged(rulebook: HallState['rulebook'], version: number): boolean {
  const phrasesIn = (one: number) => JSON.stringify(phrasesFor(rulebookOf(rulebook, one), 'field'));
  return phrasesIn(version) !== phrasesIn(version - 1);
}

function touchedShifts(event: HallEvent): readonly Shift['id'][] {
  if (event.type === 'shiftPlanned' || event.type === 'shiftChanged') return [event.shiftId];
  return event.type === 'crewSwapped' ? [event.first.shiftId, event.second.shiftId] : [];
}

export interface TellPhones {
  readonly state: HallState;
  readonly entries: readonly JournalEntry[];
  readonly isConnected: (unitId: UnitId) => boolean;
  readonly tell: (unitId: UnitId, view: FieldView) => void;
}

/** Sends every connected phone that is concerned its own view, and nobody else's business. */
export function tellPhones({ state, entries, isConnected, tell }: TellPhones): void {
  for (const unitId of touchedUnits(state, entries)) {
    if (isConnected(unitId)) tell(unitId, selectFieldView(state, unitId));
  }
}

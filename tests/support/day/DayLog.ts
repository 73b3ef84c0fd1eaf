import type { JournalEntry } from '../../../protocol/wire/journalEntry.ts';
import type { DayLedger } from './DayLine.ts';

/** Receipts that come after a later step are taken and change nothing. */
const mayLeadToNothing = new Set(['confirmDelivery', 'confirmSeen', 'startDuty']);
/** What may happen to one assignment once only. */
const onceAnAssignment = new Set([
  ...['unitDispatched', 'assignmentDelivered', 'assignmentSeen', 'assignmentAcknowledged', 'unitDeparted'],
  ...['unitArrived', 'unitReportedBack', 'assignmentRecalled'],
]);

/** What is wrong with a journal, in words; empty when every acknowledged command stands in it exactly once. */
export function faultsOf(
  entries: readonly JournalEntry[],
  ledger: DayLedger,
  isByPage: (entry: JournalEntry) => boolean,
) {
  const faults: string[] = [];
  const byCommand = Map.groupBy(entries, ({ commandId }) => commandId as string);
  for (const { id, command, seq, by } of ledger.acknowledged.values()) {
    const own = byCommand.get(id) ?? [];
    if (own.length === 0) {
      if (!mayLeadToNothing.has(command.type)) faults.push(`lost: ${command.type} of ${by}, acknowledged at ${seq}`);
      continue;
    }
    if (own.at(-1)?.seq !== seq)
      faults.push(`${command.type} of ${by} was acknowledged at ${seq}, ends ${own.at(-1)?.seq}`);
    if (own.some((entry, index) => entry.seq !== (own[0]?.seq ?? 0) + index))
      faults.push(`${command.type} of ${by} stands in two places`);
  }
  const seen = new Set<string>();
  const once = (key: string): void => {
    if (seen.has(key)) faults.push(`twice: ${key}`);
    seen.add(key);
  };
  entries.forEach((entry, index) => {
    const { event, seq, commandId, actor } = entry;
    if (seq !== index + 1) faults.push(`entry ${seq} stands in place ${index + 1}`);
    if (actor.role !== 'system' && !isByPage(entry) && !ledger.sent.has(commandId))
      faults.push(`${event.type} at ${seq} by ${actor.name} was never asked for`);
    if ('assignmentId' in event && onceAnAssignment.has(event.type)) once(`${event.type} ${event.assignmentId}`);
    if (event.type === 'incidentReported') {
      once(`incident ${event.incidentId}`);
      once(`incident number ${event.number}`);
    }
    if (event.type === 'incidentNoteAdded') once(`note ${event.noteId}`);
    if (event.type === 'broadcastConfirmed') once(`${event.receipt} of ${event.broadcastId} by ${event.unitId}`);
    if (event.type === 'alarmAccepted') once(`alarm ${event.groupId}`);
  });
  return faults;
}

import type { IncidentClock } from '../../../protocol/clock/clock.ts';
import { incidentClocks } from '../../../protocol/clock/incidentClocks.ts';
import type { HallState } from '../../../protocol/hall/hallState.ts';
import type { Incident, IncidentLogLine } from '../../../protocol/incident/incident.ts';
import { conversationIdOf, type Message } from '../../../protocol/message/message.ts';
import { rulebookOf } from '../../../protocol/rulebook/rulebookState.ts';

export const timelineSorts = ['course', 'units', 'words', 'pictures', 'clocks'] as const;
export type TimelineSort = (typeof timelineSorts)[number];

interface EntryBase {
  readonly key: string;
  /** The server's milliseconds. */
  readonly at: number;
  readonly sort: TimelineSort;
}
export type TimelineEntry = EntryBase &
  (
    | {
        readonly kind: 'log';
        readonly line: IncidentLogLine;
        /** The number of the incident that was merged into this one, where the line is of it. */
        readonly ofNumber?: number;
      }
    | { readonly kind: 'message'; readonly message: Message }
    | { readonly kind: 'clock'; readonly clock: IncidentClock }
  );

const clockEvents: readonly string[] = [
  'extensionAsked',
  'extensionGranted',
  'extensionRefused',
  'incidentUrged',
  'urgeAnswered',
];

/** Everything that is known of an incident, newest first: its log, those of what was merged into it, messages, deadlines that passed. */
export function timelineEntries(
  incident: Incident,
  { incidents, messages, rulebook }: Pick<HallState, 'incidents' | 'messages' | 'rulebook'>,
  now: number,
): TimelineEntry[] {
  const merged = (incident.mergedFrom ?? []).flatMap((id) => incidents[id] ?? []);
  const written = messages[conversationIdOf({ kind: 'incident', incidentId: incident.id })]?.messages ?? [];
  const clocks = incidentClocks(incident, rulebookOf(rulebook, incident.rulebookVersion), now);
  const entries: TimelineEntry[] = [
    ...incident.log.map((line) => ({ ...logEntry(line), line })),
    ...merged.flatMap(({ log, number }) => log.map((line) => ({ ...logEntry(line), line, ofNumber: number }))),
    ...written.map((message) => ({
      ...{ key: message.id, at: message.at, sort: 'words' as const, kind: 'message' as const, message },
    })),
    ...clocks
      .filter((clock) => isPassed(clock, now))
      .map((clock) => ({
        ...{ key: clock.id, at: clock.dueAt, sort: 'clocks' as const, kind: 'clock' as const, clock },
      })),
  ];
  return entries.sort((one, other) => other.at - one.at || seqOf(other) - seqOf(one));
}

export function countSorts(entries: readonly TimelineEntry[]): Record<TimelineSort, number> {
  const counts = { course: 0, units: 0, words: 0, pictures: 0, clocks: 0 };
  for (const { sort } of entries) counts[sort] += 1;
  return counts;
}

function logEntry(line: IncidentLogLine) {
  return { key: `log ${line.seq} ${line.event}`, at: line.at, sort: sortOf(line), kind: 'log' as const };
}

function sortOf({ event, unitId, attachment, cameraIds }: IncidentLogLine): TimelineSort {
  if (attachment !== undefined || cameraIds !== undefined || event === 'camerasLinked') return 'pictures';
  if (event === 'incidentNoteAdded') return 'words';
  if (clockEvents.includes(event)) return 'clocks';
  return unitId === undefined ? 'course' : 'units';
}

/** What stands still or was met in time has not passed. */
function isPassed({ dueAt, stoppedAt, isPaused }: IncidentClock, now: number): boolean {
  return isPaused !== true && dueAt <= (stoppedAt ?? now);
}

function seqOf(entry: TimelineEntry): number {
  if (entry.kind === 'log') return entry.line.seq;
  return entry.kind === 'message' ? entry.message.seq : Number.MAX_SAFE_INTEGER;
}

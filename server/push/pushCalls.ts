import type { HallState } from '../../protocol/hall/hallState.ts';
import type { UnitId } from '../../protocol/ids.ts';
import { isActiveAssignment } from '../../protocol/incident/incidentRules.ts';
import type { PushKind } from '../../protocol/push/push.ts';
import type { JournalEntry } from '../../protocol/wire/journalEntry.ts';

export interface PushCall {
  readonly unitId: UnitId;
  readonly kind: PushKind;
}

/** Whom these entries wake, and for what. A unit off duty is never woken; `state` is that after the entries. */
export function pushCalls(state: HallState, entries: readonly JournalEntry[]): PushCall[] {
  return entries.flatMap((entry) => wokenBy(state, entry)).filter(({ unitId }) => state.units[unitId]?.onDuty === true);
}

function wokenBy(state: HallState, { event }: JournalEntry): PushCall[] {
  switch (event.type) {
    case 'unitDispatched':
    case 'assignmentRealerted':
      return [{ unitId: event.unitId, kind: 'assignment' }];
    case 'assignmentRecalled':
      return [{ unitId: event.unitId, kind: 'recall' }];
    case 'welfareAsked':
      return [{ unitId: event.unitId, kind: 'welfare' }];
    case 'emergencyRaised': {
      // Those beside it are the ones who can help; its own phone learns that the hall knows.
      const others = event.during === null ? [] : (state.incidents[event.during.incidentId]?.assignments ?? []);
      const unitIds = others.filter(isActiveAssignment).map(({ unitId }) => unitId);
      return [...new Set([event.unitId, ...unitIds])].map((unitId) => ({ unitId, kind: 'mayday' }));
    }
    case 'broadcastSent':
      return event.unitIds.map((unitId) => ({ unitId, kind: 'broadcast' }));
    default:
      return [];
  }
}

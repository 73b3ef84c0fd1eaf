import type { CommandOf } from '../../protocol/hall/allCommands.ts';
import type { HallState } from '../../protocol/hall/hallState.ts';
import type { HallEvent } from '../../protocol/hall/allEvents.ts';
import type { IncidentId } from '../../protocol/ids.ts';
import type { WallRuleMoment } from '../../protocol/wall/wallLibrary.ts';
import type { JournalEntry } from '../../protocol/wire/journalEntry.ts';

type Known = Pick<HallState, 'wallLibrary' | 'walls' | 'incidents'>;

/** What the rules put on walls because of these entries: an incident once on every wall. */
export function raiseByRules(
  { wallLibrary, walls, incidents }: Known,
  entries: readonly JournalEntry[],
): CommandOf<'raiseOnWall'>[] {
  return entries.flatMap(({ event }) => {
    const moment = momentOf(event);
    const incident = moment === null ? undefined : incidents[moment.incidentId];
    if (moment === null || incident === undefined) return [];
    const { id: incidentId, type, priority } = incident;
    const matching = Object.values(wallLibrary.rules).filter(
      (rule) =>
        (rule.on ?? 'reported') === moment.on &&
        priority <= rule.priority &&
        (rule.incidentTypes.length === 0 || rule.incidentTypes.includes(type)) &&
        walls[rule.wallId] !== undefined,
    );
    const byWall = new Map(matching.map((rule) => [rule.wallId, rule]));
    return [...byWall.values()].map(
      ({ id, wallId }) => ({ type: 'raiseOnWall', wallId, incidentId, ruleId: id }) as const,
    );
  });
}

function momentOf(event: HallEvent): { readonly on: WallRuleMoment; readonly incidentId: IncidentId } | null {
  switch (event.type) {
    case 'incidentReported':
      return { on: 'reported', incidentId: event.incidentId };
    case 'planAccepted':
      return { on: 'planAccepted', incidentId: event.incidentId };
    case 'alarmAccepted':
      return { on: 'alarmAccepted', incidentId: event.ledTo };
    default:
      return null;
  }
}

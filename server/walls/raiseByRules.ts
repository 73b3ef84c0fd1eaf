import type { AlarmGroup } from '../../protocol/alarm/alarm.ts';
import type { CommandOf } from '../../protocol/hall/allCommands.ts';
import type { HallState } from '../../protocol/hall/hallState.ts';
import type { HallEvent } from '../../protocol/hall/allEvents.ts';
import type { IncidentId } from '../../protocol/ids.ts';
import type { IncidentType, Priority } from '../../protocol/incident/incident.ts';
import type { WallRule, WallRuleMoment } from '../../protocol/wall/wallLibrary.ts';
import type { JournalEntry } from '../../protocol/wire/journalEntry.ts';

type Known = Pick<HallState, 'wallLibrary' | 'walls' | 'incidents' | 'alarms'>;
type Raise = CommandOf<'raiseOnWall' | 'raiseAlarmOnWall'>;

/** What the rules put on walls because of these entries: an incident or an alarm once on every wall. */
export function raiseByRules(known: Known, entries: readonly JournalEntry[]): Raise[] {
  return entries.flatMap(({ at, event }): Raise[] => {
    const group = alarmOf(known, event, at);
    if (group !== undefined) {
      const rules = matchingRules(known, 'alarmRaised', group.incidentType, group.priority);
      return rules.map(({ id, wallId }) => ({
        type: 'raiseAlarmOnWall',
        wallId,
        alarmGroupId: group.id,
        ruleId: id,
      }));
    }
    const moment = momentOf(event);
    const incident = moment === null ? undefined : known.incidents[moment.incidentId];
    if (moment === null || incident === undefined) return [];
    const rules = matchingRules(known, moment.on, incident.type, incident.priority);
    return rules.map(({ id, wallId }) => ({ type: 'raiseOnWall', wallId, incidentId: incident.id, ruleId: id }));
  });
}

/** One rule a wall, the last of those that match. */
function matchingRules(
  { wallLibrary, walls }: Known,
  on: WallRuleMoment,
  type: IncidentType,
  priority: Priority,
): WallRule[] {
  const matching = Object.values(wallLibrary.rules).filter(
    (rule) =>
      (rule.on ?? 'reported') === on &&
      priority <= rule.priority &&
      (rule.incidentTypes.length === 0 || rule.incidentTypes.includes(type)) &&
      walls[rule.wallId] !== undefined,
  );
  return [...new Map(matching.map((rule) => [rule.wallId, rule])).values()];
}

/** A storm of like reports is one alarm: it looks for its wall as it begins and as it grows more pressing, never else. */
function alarmOf({ alarms }: Known, event: HallEvent, at: number): AlarmGroup | undefined {
  if (event.type !== 'alarmRaised' && event.type !== 'alarmJoined') return undefined;
  const group = alarms.groups[event.groupId];
  if (group === undefined || group.status !== 'new' || group.isBackEntry) return undefined;
  return event.type === 'alarmRaised' || group.pressingAt === at ? group : undefined;
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

import type { AlarmGroup } from '../../protocol/alarm/alarm.ts';
import type { CommandOf } from '../../protocol/hall/allCommands.ts';
import type { HallState } from '../../protocol/hall/hallState.ts';
import type { HallEvent } from '../../protocol/hall/allEvents.ts';
import type { IncidentId } from '../../protocol/ids.ts';
import type { IncidentType, Priority } from '../../protocol/incident/incident.ts';
import type { WallRule, WallRuleMoment } from '../../protocol/wall/wallLibrary.ts';
import type { JournalEntry } from '../../protocol/wire/journalEntry.ts';
import { derivedId, type Reaction } from '../hall/index.ts';

type Known = Pick<HallState, 'wallLibrary' | 'walls' | 'incidents' | 'alarms'>;
type Raise = CommandOf<'raiseOnWall' | 'raiseAlarmOnWall'>;

/** What the rules put on walls because of an entry: an incident or an alarm once on every wall. */
export function raiseByRules(known: Known, { seq, at, event }: JournalEntry): Reaction<Raise>[] {
  const group = alarmOf(known, event, at);
  const moment = group === undefined ? momentOf(event) : null;
  const incident = moment === null ? undefined : known.incidents[moment.incidentId];
  const raised =
    group !== undefined
      ? matchingRules(known, 'alarmRaised', group.incidentType, group.priority).map(({ id, wallId }) => ({
          ...{ type: 'raiseAlarmOnWall' as const, wallId, alarmGroupId: group.id, ruleId: id },
        }))
      : moment !== null && incident !== undefined
        ? matchingRules(known, moment.on, incident.type, incident.priority).map(({ id, wallId }) => ({
            ...{ type: 'raiseOnWall' as const, wallId, incidentId: incident.id, ruleId: id },
          }))
        : [];
  return raised.map((command) => ({ id: derivedId('raise', seq, command.wallId, command.ruleId), command }));
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

import type { AlarmGroup } from '../../../protocol/alarm/alarm.ts';

/** What waits, the most urgent first, and among those the oldest: nothing that keeps growing climbs over what waits longer. */
export function alarmQueue(groups: Readonly<Record<string, AlarmGroup>>): AlarmGroup[] {
  return Object.values(groups)
    .filter((group) => group.status === 'new')
    .sort((first, second) => first.priority - second.priority || first.raisedAt - second.raisedAt);
}

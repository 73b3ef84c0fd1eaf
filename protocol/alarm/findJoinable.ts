import type { AlarmBatch, AlarmGroup, Alarms } from './alarm.ts';

/**
 * The group that an alarm joins: of the same source, type and area, and not long silent. One that became an
 * incident takes no more urgent ones, which must be seen; one that was dismissed takes none.
 */
export function findJoinable(alarms: Alarms, batch: AlarmBatch): AlarmGroup | undefined {
  let found: AlarmGroup | undefined;
  for (const group of Object.values(alarms.groups)) {
    if (isJoinable(group, batch) && (found === undefined || group.lastAt > found.lastAt)) found = group;
  }
  return found;
}

function isJoinable(group: AlarmGroup, batch: AlarmBatch): boolean {
  if (group.sourceId !== batch.sourceId || group.incidentType !== batch.incidentType) return false;
  if (group.areaId !== batch.areaId || group.isBackEntry !== batch.isBackEntry) return false;
  if (group.status === 'dismissed') return false;
  if (group.status === 'accepted' && batch.priority < group.priority) return false;
  // An update or a withdrawal belongs to what it is about, however late it comes.
  if (batch.count === 0) return true;
  return batch.firstAt - group.lastAt <= batch.windowMs && group.firstAt - batch.lastAt <= batch.windowMs;
}

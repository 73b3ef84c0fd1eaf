import { emptyAlarms, type AlarmCommand, type AlarmEvent, type AlarmGroup } from '../../protocol/alarm/alarm.ts';
import { evolveAlarms } from '../../protocol/alarm/evolveAlarms.ts';
import { findJoinable } from '../../protocol/alarm/findJoinable.ts';
import type { HallState } from '../../protocol/hall/hallState.ts';
import { commandIdSchema } from '../../protocol/ids.ts';
import type { IncidentEvent } from '../../protocol/incident/events.ts';
import { Rejected } from '../../protocol/wire/rejection.ts';
import type { HallFacts } from '../hall/index.ts';
import { decideIncident } from '../incidents/index.ts';

/** What becomes of alarms; throws `Rejected`. Pure. */
export function decideAlarm(state: HallState, command: AlarmCommand, facts: HallFacts): (AlarmEvent | IncidentEvent)[] {
  switch (command.type) {
    case 'recordAlarms':
      return recordAlarms(state, command.batches, facts);
    case 'acceptAlarm': {
      const group = waitingGroup(state, command.groupId);
      const place = command.place ?? group.place;
      if (place === null) throw new Rejected('notAllowed', 'alarmNoPlace');
      const { incidentType, priority, source, text, isBackEntry, firstAt } = group;
      const { incidentId, areaId = group.areaId } = command;
      const report = { incidentId, incidentType, priority, place, areaId, summary: text, source };
      const occurred = isBackEntry ? { occurredAt: firstAt } : {};
      return [
        ...decideIncident(state, { type: 'reportIncident', ...report, ...occurred }, facts),
        { type: 'alarmAccepted', groupId: group.id, ledTo: incidentId },
      ];
    }
    case 'dismissAlarm': {
      const { id: groupId } = waitingGroup(state, command.groupId);
      return [{ type: 'alarmDismissed', groupId, reason: command.reason }];
    }
  }
}

/** Each batch sees the groups that the batches before it made or grew. Counted ones, sent again, are left out. */
function recordAlarms(
  { alarms: before }: HallState,
  batches: Extract<AlarmCommand, { type: 'recordAlarms' }>['batches'],
  { actor, now }: HallFacts,
): AlarmEvent[] {
  const events: AlarmEvent[] = [];
  let alarms = { ...emptyAlarms(), ...before };
  for (const batch of batches) {
    if (batch.upTo <= before.intakeSeq) continue;
    const group = findJoinable(alarms, batch);
    // What only takes back something that no longer stands here raises nothing.
    if (group === undefined && batch.count + batch.updated === 0) continue;
    const event: AlarmEvent =
      group === undefined ? { type: 'alarmRaised', ...batch } : { type: 'alarmJoined', ...batch, groupId: group.id };
    const entry = { seq: 1, at: now, commandId: commandIdSchema.parse('batch'), actor, event };
    alarms = evolveAlarms(alarms, entry, event);
    events.push(event);
  }
  return events;
}

function waitingGroup({ alarms }: HallState, groupId: string): AlarmGroup {
  const group = alarms.groups[groupId];
  if (group === undefined) throw new Rejected('notFound', 'alarmUnknown');
  if (group.status !== 'new') throw new Rejected('conflict', 'alarmHandled');
  return group;
}

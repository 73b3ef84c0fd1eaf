import type { HallEvent } from '../hall/allEvents.ts';
import type { JournalEntry } from '../wire/journalEntry.ts';
import { mostSamplePlaces, type AlarmBatch, type AlarmEvent, type AlarmGroup, type Alarms } from './alarm.ts';

/** Handled groups that stay to look back at; those that wait for a person are never dropped. */
const keptHandled = 200;

export function isAlarmEvent(event: HallEvent): event is AlarmEvent {
  return (
    event.type === 'alarmRaised' ||
    event.type === 'alarmJoined' ||
    event.type === 'alarmAccepted' ||
    event.type === 'alarmDismissed'
  );
}

export function evolveAlarms(alarms: Alarms, entry: JournalEntry, event: AlarmEvent): Alarms {
  const group = alarms.groups[event.groupId];
  const intakeSeq = 'upTo' in event ? Math.max(alarms.intakeSeq, event.upTo) : alarms.intakeSeq;
  const changed = changedGroup(group, entry, event);
  // A group that was dropped since has nothing to change.
  if (changed === undefined) return { ...alarms, intakeSeq };
  const groups = { ...alarms.groups, [event.groupId]: changed };
  return { intakeSeq, groups: changed.status === 'new' ? groups : withoutOldHandled(groups) };
}

function changedGroup(
  group: AlarmGroup | undefined,
  { at, actor }: JournalEntry,
  event: AlarmEvent,
): AlarmGroup | undefined {
  switch (event.type) {
    case 'alarmRaised': {
      const { type: _type, groupId, upTo: _upTo, ...rest } = event;
      return { id: groupId, ...rest, status: 'new', raisedAt: at, changedAt: at };
    }
    case 'alarmJoined': {
      if (group === undefined) return undefined;
      const after = { ...group, ...joined(group, event), changedAt: at };
      return after.priority < group.priority ? { ...after, pressingAt: at } : after;
    }
    case 'alarmAccepted':
      return group && { ...group, status: 'accepted', incidentId: event.ledTo, handledBy: actor, changedAt: at };
    case 'alarmDismissed':
      return group && { ...group, status: 'dismissed', reason: event.reason, handledBy: actor, changedAt: at };
  }
}

/** The most urgent words and place stand for the group; a later report of the same urgency brings newer words. */
function joined(group: AlarmGroup, batch: AlarmBatch) {
  const isLead = batch.priority <= group.priority && batch.count + batch.updated > 0;
  return {
    priority: isLead ? batch.priority : group.priority,
    text: isLead ? batch.text : group.text,
    place: isLead ? (batch.place ?? group.place) : (group.place ?? batch.place),
    address: isLead && batch.address !== '' ? batch.address : group.address,
    count: group.count + batch.count,
    updated: group.updated + batch.updated,
    cancelled: group.cancelled + batch.cancelled,
    firstAt: Math.min(group.firstAt, batch.firstAt),
    lastAt: Math.max(group.lastAt, batch.lastAt),
    places: [...group.places, ...batch.places].slice(0, mostSamplePlaces),
    isBackEntry: group.isBackEntry && batch.isBackEntry,
    handling: strictest(group.handling, batch.handling),
  };
}

function strictest(first: AlarmGroup['handling'], second: AlarmGroup['handling']): AlarmGroup['handling'] {
  const order = ['open', 'restricted', 'private'] as const;
  return order.indexOf(first) >= order.indexOf(second) ? first : second;
}

function withoutOldHandled(groups: Alarms['groups']): Alarms['groups'] {
  const handled = Object.values(groups).filter((group) => group.status !== 'new');
  if (handled.length <= keptHandled) return groups;
  handled.sort((first, second) => first.changedAt - second.changedAt);
  const dropped = new Set<string>(handled.slice(0, handled.length - keptHandled).map(({ id }) => id));
  return Object.fromEntries(Object.entries(groups).filter(([id]) => !dropped.has(id)));
}

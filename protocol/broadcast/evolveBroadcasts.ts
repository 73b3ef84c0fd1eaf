import type { HallEvent } from '../hall/allEvents.ts';
import type { JournalEntry } from '../wire/journalEntry.ts';
import type { Broadcast, BroadcastEvent } from './broadcast.ts';

type Broadcasts = Record<string, Broadcast>;

/** The journal keeps every broadcast; the state those that somebody may still look at. */
const keptBroadcasts = 50;

export function isBroadcastEvent(event: HallEvent): event is BroadcastEvent {
  return event.type === 'broadcastSent' || event.type === 'broadcastRecalled' || event.type === 'broadcastConfirmed';
}

export function evolveBroadcasts(broadcasts: Broadcasts, entry: JournalEntry, event: BroadcastEvent): Broadcasts {
  if (event.type === 'broadcastSent') return withSent(broadcasts, entry, event);
  const broadcast = broadcasts[event.broadcastId];
  if (broadcast === undefined) return broadcasts;
  const changed =
    event.type === 'broadcastRecalled'
      ? {
          ...broadcast,
          recall: { by: entry.actor, at: entry.at, reason: event.reason, seenAt: broadcast.unitIds.map(() => 0) },
        }
      : confirmed(broadcast, entry.at, event);
  return { ...broadcasts, [broadcast.id]: changed };
}

function withSent(
  broadcasts: Broadcasts,
  entry: JournalEntry,
  { type: _type, broadcastId: id, ...message }: Extract<BroadcastEvent, { type: 'broadcastSent' }>,
): Broadcasts {
  const nobody = message.unitIds.map(() => 0);
  const sent: Broadcast = { id, ...message, by: entry.actor, at: entry.at, deliveredAt: nobody, seenAt: nobody };
  const kept = Object.values(broadcasts)
    .sort((first, second) => second.at - first.at)
    .map((one) => (one.id === message.corrects ? { ...one, correctedBy: id } : one));
  return Object.fromEntries([sent, ...kept.slice(0, keptBroadcasts - 1)].map((one) => [one.id, one]));
}

function confirmed(
  broadcast: Broadcast,
  at: number,
  { unitId, receipt }: Extract<BroadcastEvent, { type: 'broadcastConfirmed' }>,
): Broadcast {
  const index = broadcast.unitIds.indexOf(unitId);
  const deliveredAt = stamped(broadcast.deliveredAt, index, at);
  switch (receipt) {
    case 'delivered':
      return { ...broadcast, deliveredAt };
    case 'seen':
      return { ...broadcast, deliveredAt, seenAt: stamped(broadcast.seenAt, index, at) };
    case 'recallSeen': {
      const { recall } = broadcast;
      if (recall === undefined) return broadcast;
      return { ...broadcast, recall: { ...recall, seenAt: stamped(recall.seenAt, index, at) } };
    }
  }
}

/** The first receipt counts. */
function stamped(times: readonly number[], index: number, at: number): number[] {
  return times.map((time, place) => (place === index && time === 0 ? at : time));
}

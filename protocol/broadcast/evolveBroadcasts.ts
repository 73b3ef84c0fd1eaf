import type { HallEvent } from '../hall/allEvents.ts';
import type { JournalEntry } from '../wire/journalEntry.ts';
import type { Broadcast, BroadcastEvent } from './broadcast.ts';

type Broadcasts = Record<string, Broadcast>;

/** The journal keeps every broadcast; the state those that somebody may still look at. */
const keptBroadcasts = 50;

export function isBroadcastEvent(event: HallEvent): event is BroadcastEvent {
  return event.type === 'broadcastSent' || event.type === 'broadcastConfirmed';
}

export function evolveBroadcasts(
  broadcasts: Broadcasts,
  entry: JournalEntry,
  event: BroadcastEvent,
): Record<string, Broadcast> {
  if (event.type === 'broadcastSent') {
    const { type: _type, broadcastId: id, ...message } = event;
    const nobody = message.unitIds.map(() => 0);
    const sent = { id, ...message, by: entry.actor, at: entry.at, deliveredAt: nobody, seenAt: nobody };
    const kept = Object.values(broadcasts).sort((first, second) => second.at - first.at);
    return Object.fromEntries([sent, ...kept.slice(0, keptBroadcasts - 1)].map((one) => [one.id, one]));
  }
  const broadcast = broadcasts[event.broadcastId];
  if (broadcast === undefined) return broadcasts;
  const index = broadcast.unitIds.indexOf(event.unitId);
  const { deliveredAt, seenAt } = broadcast;
  const changed: Broadcast =
    event.receipt === 'delivered'
      ? { ...broadcast, deliveredAt: stamped(deliveredAt, index, entry.at) }
      : { ...broadcast, deliveredAt: stamped(deliveredAt, index, entry.at), seenAt: stamped(seenAt, index, entry.at) };
  return { ...broadcasts, [broadcast.id]: changed };
}

/** The first receipt counts. */
function stamped(times: readonly number[], index: number, at: number): number[] {
  return times.map((time, place) => (place === index && time === 0 ? at : time));
}

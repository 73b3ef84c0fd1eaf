import type { HallEvent } from '../hall/allEvents.ts';
import type { JournalEntry } from '../wire/journalEntry.ts';
import { conversationIdOf, type Conversation, type Message, type MessageEvent, type MessageReader } from './message.ts';

type Conversations = Record<string, Conversation>;

/** What every page carries; the journal keeps all. */
export const keptMessages = 30;
export const keptConversations = 200;

export function isMessageEvent(event: HallEvent): event is MessageEvent {
  return event.type === 'messageSent' || event.type === 'messageConfirmed';
}

/** Who reads: a crew is one reader, a person at a desk another. */
export function readerKey(actor: { readonly accountId: string; readonly unitId?: string }): string {
  return actor.unitId ?? actor.accountId;
}

export function evolveMessages(conversations: Conversations, entry: JournalEntry, event: MessageEvent): Conversations {
  if (event.type === 'messageSent') {
    const id = conversationIdOf(event.to);
    const before = conversations[id];
    const { [id]: _before, ...others } = conversations;
    const message = messageOf(entry, event);
    const next: Conversation = {
      to: event.to,
      messages: [...(before?.messages ?? []), message].slice(-keptMessages),
      count: (before?.count ?? 0) + 1,
      // Who writes has read what stands above.
      readers: advance(before?.readers ?? {}, entry, 'read', entry.seq),
      unitIds: event.unitIds,
    };
    return { ...withoutOldest(others), [id]: next };
  }
  const conversation = conversations[event.conversationId];
  if (conversation === undefined) return conversations;
  const readers = advance(conversation.readers, entry, event.receipt, event.throughSeq);
  return { ...conversations, [event.conversationId]: { ...conversation, readers } };
}

/** One event as the state keeps it; the same for those read from the journal later. */
export function messageOf(
  entry: JournalEntry,
  { messageId, text, mentions, attachment, position, plotId }: Extract<MessageEvent, { type: 'messageSent' }>,
): Message {
  return {
    id: messageId,
    seq: entry.seq,
    at: entry.at,
    ...(entry.deviceAt !== undefined && { deviceAt: entry.deviceAt }),
    by: entry.actor,
    text,
    ...(mentions !== undefined && { mentions }),
    ...(attachment !== undefined && { attachment }),
    ...(position !== undefined && { position }),
    ...(plotId !== undefined && { plotId }),
  };
}

function advance(
  readers: Conversation['readers'],
  { actor, at }: JournalEntry,
  receipt: 'delivered' | 'read',
  seq: number,
): Conversation['readers'] {
  const key = readerKey(actor);
  const known: MessageReader = readers[key] ?? {
    name: actor.name,
    ...(actor.unitId !== undefined && { unitId: actor.unitId }),
    ...{ deliveredSeq: 0, deliveredAt: 0, readSeq: 0, readAt: 0 },
  };
  const next = { ...known };
  if (seq > known.deliveredSeq) Object.assign(next, { deliveredSeq: seq, deliveredAt: at });
  if (receipt === 'read' && seq > known.readSeq) Object.assign(next, { readSeq: seq, readAt: at });
  return { ...readers, [key]: next };
}

/** Room for one more: the conversation that was silent longest goes. */
function withoutOldest(conversations: Conversations): Conversations {
  const ids = Object.keys(conversations);
  if (ids.length < keptConversations) return conversations;
  const lastSeq = (id: string): number => conversations[id]?.messages.at(-1)?.seq ?? 0;
  const oldest = ids.reduce((found, id) => (lastSeq(id) < lastSeq(found) ? id : found));
  const { [oldest]: _gone, ...kept } = conversations;
  return kept;
}

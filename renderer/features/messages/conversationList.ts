import { isFinished } from '../../../protocol/incident/incidentRules.ts';
import type { HallState } from '../../../protocol/hall/hallState.ts';
import type { AccountId, IncidentId, UnitId } from '../../../protocol/ids.ts';
import { conversationIdOf, type Message, type MessageTarget } from '../../../protocol/message/message.ts';
import { isDeskParty, unreadMessages } from '../../../protocol/message/messageAccess.ts';

export interface ConversationRow {
  readonly id: string;
  readonly to: MessageTarget;
  readonly last: Message | null;
  readonly unread: readonly Message[];
}

interface Asked {
  readonly accountId: AccountId;
  readonly incidentId: IncidentId | null;
  readonly unitId: UnitId | null;
}

/** What this person is in, the latest first; behind it what could be begun from what is selected, and the two for all. */
export function conversationList(
  { messages, incidents }: Pick<HallState, 'messages' | 'incidents'>,
  { accountId, incidentId, unitId }: Asked,
): ConversationRow[] {
  const rows: ConversationRow[] = Object.entries(messages).flatMap(([id, { to, messages: kept, readers }]) => {
    if (!isDeskParty(to, accountId)) return [];
    const isOwn = (message: Message): boolean => message.by.accountId === accountId;
    const unread = unreadMessages(kept, readers[accountId]?.readSeq ?? 0, isOwn);
    return [{ id, to, last: kept.at(-1) ?? null, unread }];
  });
  rows.sort((one, other) => (other.last?.seq ?? 0) - (one.last?.seq ?? 0));
  const incident = incidentId === null ? undefined : incidents[incidentId];
  const offered: MessageTarget[] = [
    ...(incident === undefined || isFinished(incident) ? [] : [{ kind: 'incident' as const, incidentId: incident.id }]),
    ...(unitId === null ? [] : [{ kind: 'unit' as const, unitId }]),
    { kind: 'desk' },
    { kind: 'hall' },
  ];
  for (const to of offered) {
    const id = conversationIdOf(to);
    if (!rows.some((row) => row.id === id)) rows.push({ id, to, last: null, unread: [] });
  }
  return rows;
}

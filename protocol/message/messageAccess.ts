import type { Incident } from '../incident/incident.ts';
import { isActiveAssignment } from '../incident/incidentRules.ts';
import type { AccountId, UnitId } from '../ids.ts';
import type { Conversation, Message, MessageTarget } from './message.ts';

/** Whether a person at a desk is a party to it: everything but what two others write to each other. */
export function isDeskParty(to: MessageTarget, accountId: AccountId): boolean {
  return to.kind !== 'accounts' || to.accountIds.includes(accountId);
}

/** Whether a crew on duty belongs to it now; agencies and areas by who was on duty when it was last written in. */
export function isMember(
  { to, unitIds }: Pick<Conversation, 'to' | 'unitIds'>,
  unitId: UnitId,
  incidents: Readonly<Record<string, Incident>>,
): boolean {
  switch (to.kind) {
    case 'hall':
      return true;
    case 'unit':
      return to.unitId === unitId;
    case 'incident':
      return (
        incidents[to.incidentId]?.assignments.some((one) => one.unitId === unitId && isActiveAssignment(one)) === true
      );
    case 'agency':
    case 'area':
      return unitIds.includes(unitId);
    case 'desk':
    case 'accounts':
      return false;
  }
}

/** What a crew may read of a conversation: all of its own, and elsewhere only what calls it by name. */
export function messagesForUnit(
  conversation: Conversation,
  unitId: UnitId,
  incidents: Readonly<Record<string, Incident>>,
): readonly Message[] {
  if (isMember(conversation, unitId, incidents)) return conversation.messages;
  return conversation.messages.filter(({ mentions }) => mentions?.includes(unitId) === true);
}

/** What the reader has not read yet and others wrote. */
export function unreadMessages(
  messages: readonly Message[],
  readSeq: number,
  isOwn: (message: Message) => boolean,
): readonly Message[] {
  return messages.filter((message) => message.seq > readSeq && !isOwn(message));
}

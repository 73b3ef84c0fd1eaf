import type { HallState } from '../../protocol/hall/hallState.ts';
import { isDeskParty, isMember } from '../../protocol/message/messageAccess.ts';
import type { Conversation } from '../../protocol/message/message.ts';
import { Rejected } from '../../protocol/wire/rejection.ts';
import type { Accounts } from '../access/index.ts';
import { isPermitted } from '../../protocol/access/permissions.ts';
import type { Peer } from '../socket/index.ts';
import type { FoundMessage, MessageIndex } from './MessageIndex.ts';

interface MessageHandlerParts {
  readonly messages: MessageIndex;
  readonly state: () => HallState;
  readonly accounts: Pick<Accounts, 'list'>;
}

/** Older messages and search: each asker gets what it is a party to now, a phone while its unit is on duty. */
export function messageHandlers({ messages, state, accounts }: MessageHandlerParts) {
  return {
    'messages.read': async (peer: Peer, input: { conversationId: string; beforeSeq: number }) => {
      const conversation = state().messages[input.conversationId];
      if (conversation === undefined) throw new Rejected('notFound', 'messageUnknown');
      if (!isParty(state(), peer, conversation)) throw new Rejected('forbidden', 'conversationForeign');
      return messages.read(input.conversationId, input.beforeSeq);
    },
    'messages.search': async (peer: Peer, { words }: { words: string }) =>
      messages.search(words, (found) => maySee(state(), peer, found)),
    'messages.people': async ({ actor }: Peer) =>
      (await accounts.list())
        .filter(({ id, role, isDisabled }) => !isDisabled && id !== actor.accountId && isPermitted(role, 'readHall'))
        .map(({ id: accountId, name, role }) => ({ accountId, name, role })),
  };
}

function isParty(state: HallState, { actor }: Peer, conversation: Pick<Conversation, 'to' | 'unitIds'>): boolean {
  if (actor.role !== 'fieldUnit') return isDeskParty(conversation.to, actor.accountId);
  const { unitId } = actor;
  return (
    unitId !== undefined && state.units[unitId]?.onDuty === true && isMember(conversation, unitId, state.incidents)
  );
}

function maySee(state: HallState, peer: Peer, { to, message }: FoundMessage): boolean {
  const { unitId } = peer.actor;
  const isCalled = unitId !== undefined && message.mentions?.includes(unitId) === true;
  return isCalled || isParty(state, peer, { to, unitIds: [] });
}

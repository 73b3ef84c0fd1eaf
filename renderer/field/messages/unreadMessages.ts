import type { FieldView } from '../../../protocol/hall/fieldView.ts';
import type { UnitId } from '../../../protocol/ids.ts';
import type { FieldConversation } from '../../../protocol/message/fieldMessages.ts';
import type { Message } from '../../../protocol/message/message.ts';
import { unreadMessages } from '../../../protocol/message/messageAccess.ts';
import type { ShownAct } from '../outbox/Act.ts';

/** What this crew has not read; a receipt that waits for the network counts as given. */
export function unreadHere(
  conversation: FieldConversation,
  acts: readonly ShownAct[],
  unitId: UnitId,
): readonly Message[] {
  const read = new Set(
    acts.flatMap(({ command }) =>
      command.type === 'confirmMessageRead' && command.receipt === 'read' ? [command.messageId] : [],
    ),
  );
  const readSeq = Math.max(
    conversation.readSeq,
    ...conversation.messages.filter(({ id }) => read.has(id)).map(({ seq }) => seq),
  );
  return unreadMessages(conversation.messages, readSeq, ({ by }) => by.unitId === unitId);
}

/** Those that ring: written to this crew, or calling it by name. */
export function ringingMessages(view: FieldView | null, acts: readonly ShownAct[]): readonly Message[] {
  if (view?.duty.onDuty !== true) return [];
  const { unitId } = view.duty;
  return (view.messages ?? []).flatMap((conversation) =>
    unreadHere(conversation, acts, unitId).filter(
      ({ mentions }) => conversation.to.kind === 'unit' || mentions?.includes(unitId) === true,
    ),
  );
}

import type { FieldBroadcast } from '../../../protocol/broadcast/broadcast.ts';
import type { FieldView } from '../../../protocol/hall/fieldView.ts';
import type { ShownAct } from '../outbox/Act.ts';

/** The broadcasts still to be read here: a 收到 that waits for the network counts as pressed. */
export function unconfirmedBroadcasts(view: FieldView | null, acts: readonly ShownAct[]): readonly FieldBroadcast[] {
  const pressed = new Set(
    acts.flatMap(({ command }) =>
      command.type === 'confirmBroadcast' ? [`${command.receipt} ${command.broadcastId}`] : [],
    ),
  );
  return (view?.broadcasts ?? []).filter((broadcast) => !pressed.has(`${receiptOf(broadcast)} ${broadcast.id}`));
}

/** What a person confirms by 收到: the message, or that it was taken back. */
export function receiptOf({ recallReason }: FieldBroadcast): 'seen' | 'recallSeen' {
  return recallReason === undefined ? 'seen' : 'recallSeen';
}

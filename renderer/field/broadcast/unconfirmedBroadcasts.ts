import type { FieldBroadcast } from '../../../protocol/broadcast/broadcast.ts';
import type { FieldView } from '../../../protocol/hall/fieldView.ts';
import type { ShownAct } from '../outbox/Act.ts';

/** The broadcasts still to be read here: a 收到 that waits for the network counts as pressed. */
export function unconfirmedBroadcasts(view: FieldView | null, acts: readonly ShownAct[]): readonly FieldBroadcast[] {
  const pressed = acts.flatMap(({ command }) =>
    command.type === 'confirmBroadcast' && command.receipt === 'seen' ? [command.broadcastId] : [],
  );
  return (view?.broadcasts ?? []).filter(({ id }) => !pressed.includes(id));
}

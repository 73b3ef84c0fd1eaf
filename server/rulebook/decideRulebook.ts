import type { CommandOf } from '../../protocol/hall/allCommands.ts';
import type { HallState } from '../../protocol/hall/hallState.ts';
import type { RulebookEvent } from '../../protocol/rulebook/rulebook.ts';
import { Rejected } from '../../protocol/wire/rejection.ts';

/** The whole book at once, over the version its author saw. */
export function decideRulebook({ rulebook }: HallState, command: CommandOf<'changeRulebook'>): RulebookEvent[] {
  if (command.expect !== rulebook.current) {
    throw new Rejected('conflict', 'rulebookChanged', { details: { version: rulebook.current } });
  }
  const { book, note } = command;
  return [{ type: 'rulebookChanged', version: rulebook.current + 1, note, book }];
}

import type { Command } from '../../protocol/hall/allCommands.ts';
import { commandIdSchema } from '../../protocol/ids.ts';
import { commandReplySchema } from '../../protocol/wire/commandEnvelope.ts';
import { Rejected } from '../../protocol/wire/rejection.ts';
import { requestJson } from './hallApi.ts';
import { newId } from './newId.ts';

/** One command over HTTP, for a page without a line to the hall; throws `Rejected`. */
export async function postCommand(path: string, command: Command): Promise<void> {
  const id = commandIdSchema.parse(newId());
  const reply = commandReplySchema.parse(await requestJson('POST', path, { id, command }));
  if (!reply.ok) throw Rejected.from(reply.rejection);
}

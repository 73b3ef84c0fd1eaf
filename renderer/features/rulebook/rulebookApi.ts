import { commandIdSchema } from '../../../protocol/ids.ts';
import type { Rulebook } from '../../../protocol/rulebook/rulebook.ts';
import { rulebookViewSchema, type RulebookView } from '../../../protocol/rulebook/rulebookView.ts';
import { commandReplySchema } from '../../../protocol/wire/commandEnvelope.ts';
import { Rejected } from '../../../protocol/wire/rejection.ts';
import { requestJson } from '../../connection/hallApi.ts';
import { newId } from '../../connection/newId.ts';

/** The rulebook over HTTP, since its keeper has no line to the hall; both throw `Rejected`. */
export async function readRulebook(): Promise<RulebookView> {
  return rulebookViewSchema.parse(await requestJson('GET', '/api/rulebook'));
}

export async function writeRulebook(expect: number, note: string, book: Rulebook): Promise<void> {
  const command = { type: 'changeRulebook', expect, note, book } as const;
  const id = commandIdSchema.parse(newId());
  const reply = commandReplySchema.parse(await requestJson('POST', '/api/rulebook', { id, command }));
  if (reply.ok) return;
  const { code, reason, details } = reply.rejection;
  throw new Rejected(code, reason, details === undefined ? {} : { details });
}

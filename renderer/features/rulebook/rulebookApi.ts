import type { Rulebook } from '../../../protocol/rulebook/rulebook.ts';
import { rulebookViewSchema, type RulebookView } from '../../../protocol/rulebook/rulebookView.ts';
import { requestJson } from '../../connection/hallApi.ts';
import { postCommand } from '../../connection/postCommand.ts';

/** The rulebook over HTTP, since its keeper has no line to the hall; both throw `Rejected`. */
export async function readRulebook(): Promise<RulebookView> {
  return rulebookViewSchema.parse(await requestJson('GET', '/api/rulebook'));
}

export function writeRulebook(expect: number, note: string, book: Rulebook): Promise<void> {
  return postCommand('/api/rulebook', { type: 'changeRulebook', expect, note, book });
}

import { commandIdSchema } from '../../../protocol/ids.ts';
import { plansViewSchema, type PlansView } from '../../../protocol/plan/plansView.ts';
import { commandReplySchema } from '../../../protocol/wire/commandEnvelope.ts';
import { Rejected } from '../../../protocol/wire/rejection.ts';
import { requestJson } from '../../connection/hallApi.ts';
import { newId } from '../../connection/newId.ts';
import type { PlanWrite } from './PlansEditor.tsx';

/** The plans over HTTP, for a page without a line to the hall; both throw `Rejected`. */
export async function readPlans(): Promise<PlansView> {
  return plansViewSchema.parse(await requestJson('GET', '/api/plans'));
}

export async function writePlan(command: PlanWrite): Promise<void> {
  const id = commandIdSchema.parse(newId());
  const reply = commandReplySchema.parse(await requestJson('POST', '/api/plans', { id, command }));
  if (reply.ok) return;
  const { code, reason, details } = reply.rejection;
  throw new Rejected(code, reason, details === undefined ? {} : { details });
}

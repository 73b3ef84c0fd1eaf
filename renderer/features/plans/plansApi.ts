import { plansViewSchema, type PlansView } from '../../../protocol/plan/plansView.ts';
import { requestJson } from '../../connection/hallApi.ts';
import { postCommand } from '../../connection/postCommand.ts';
import type { PlanWrite } from './PlansEditor.tsx';

/** The plans over HTTP, for a page without a line to the hall; both throw `Rejected`. */
export async function readPlans(): Promise<PlansView> {
  return plansViewSchema.parse(await requestJson('GET', '/api/plans'));
}

export function writePlan(command: PlanWrite): Promise<void> {
  return postCommand('/api/plans', command);
}

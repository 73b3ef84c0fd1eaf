import type { HallEvent } from '../../protocol/hall/allEvents.ts';
import type { HallState } from '../../protocol/hall/hallState.ts';
import type { SceneId } from '../../protocol/ids.ts';
import { mostPlans, type Plan, type PlanCommand, type PlanContent } from '../../protocol/plan/plan.ts';
import { checkUseScene } from '../../protocol/wall/sceneRights.ts';
import { Rejected } from '../../protocol/wire/rejection.ts';
import type { HallFacts } from '../hall/index.ts';
import { refuseIdentifyingText } from '../incidents/index.ts';
import { decideAcceptPlan } from './decideAcceptPlan.ts';
import { decideTick } from './decideTick.ts';

/** Plans are kept by version; accepted, they put an incident to work. Pure; throws `Rejected`. */
export function decidePlan(state: HallState, command: PlanCommand, facts: HallFacts): HallEvent[] {
  switch (command.type) {
    case 'savePlan': {
      const { planId, plan, expect } = command;
      const known = state.plans[planId];
      demandPlanVersion(known, expect);
      refuseTexts(plan);
      if (plan.sceneId !== null && plan.sceneId !== known?.sceneId) demandScene(state, plan.sceneId, facts);
      if (known === undefined && Object.keys(state.plans).length >= mostPlans)
        throw new Rejected('notAllowed', 'plansFull', { details: { most: mostPlans } });
      return [{ type: 'planSaved', planId, plan }];
    }
    case 'removePlan': {
      const known = state.plans[command.planId];
      if (known === undefined) throw new Rejected('notFound', 'planUnknown');
      demandPlanVersion(known, command.expect);
      return [{ type: 'planRemoved', planId: command.planId }];
    }
    case 'acceptPlan':
      return decideAcceptPlan(state, command, facts);
    case 'tickChecklist':
      return decideTick(state, command, facts);
  }
}

function demandPlanVersion(known: Plan | undefined, expected: number): void {
  const version = known?.version ?? 0;
  if (version !== expected) throw new Rejected('conflict', 'staleVersion', { details: { version } });
}

/** A plan that names one keeps it, whoever saves the plan for another reason and whatever became of the scene. */
function demandScene({ wallLibrary }: HallState, sceneId: SceneId, { actor }: HallFacts): void {
  const obstacle = checkUseScene(actor, wallLibrary.scenes[sceneId]);
  if (obstacle === 'sceneUnknown') throw new Rejected('notFound', obstacle);
  if (obstacle !== null) throw new Rejected('forbidden', obstacle);
}

function refuseTexts({ name, levels, checklist, match }: PlanContent): void {
  const texts = [
    name,
    ...match.words,
    ...checklist.map(({ text }) => text),
    ...levels.flatMap(({ broadcast, posts }) => [broadcast, ...posts]),
  ];
  for (const text of texts) refuseIdentifyingText(text);
}

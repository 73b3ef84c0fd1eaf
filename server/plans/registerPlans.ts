import type { FastifyInstance } from 'fastify';
import type { Directory } from '../../protocol/hall/directory.ts';
import { planChoices } from '../../protocol/plan/planChoices.ts';
import type { PlansView } from '../../protocol/plan/plansView.ts';
import type { Access } from '../access/index.ts';
import { registerCommandDoor, type CommandPath } from '../hall/index.ts';

/** The plans over HTTP, for the system administrator, who keeps them too and has no line to the hall. */
export function registerPlans(
  app: FastifyInstance,
  access: Access,
  pipeline: CommandPath,
  directory: () => Pick<Directory, 'areas' | 'agencies' | 'units' | 'cameras'>,
): void {
  app.get('/api/plans', async (request): Promise<PlansView> => {
    const keeper = await access.demand(request, 'savePlan');
    const { plans, wallLibrary } = pipeline.state;
    return { plans: Object.values(plans), choices: planChoices(directory(), wallLibrary.scenes, keeper) };
  });
  registerCommandDoor(app, access, pipeline, { path: '/api/plans', commands: ['savePlan', 'removePlan'] });
}

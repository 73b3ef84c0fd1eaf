import type { FastifyInstance } from 'fastify';
import type { Actor } from '../../protocol/access/role.ts';
import type { Directory } from '../../protocol/hall/directory.ts';
import type { HallState } from '../../protocol/hall/hallState.ts';
import { planChoices } from '../../protocol/plan/planChoices.ts';
import type { PlansView } from '../../protocol/plan/plansView.ts';
import type { CommandReply } from '../../protocol/wire/commandEnvelope.ts';
import { Rejected } from '../../protocol/wire/rejection.ts';
import type { Access } from '../access/index.ts';

/** The one path of every command, as far as this door needs it. */
interface CommandPath {
  readonly state: HallState;
  readonly handle: (raw: unknown, actor: Actor) => Promise<CommandReply>;
}

const doors = ['savePlan', 'removePlan'] as const;

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

  app.post('/api/plans', async (request): Promise<CommandReply> => {
    const type = (request.body as { command?: { type?: unknown } } | null)?.command?.type;
    const asked = doors.find((one) => one === type);
    const actor = await access.demand(request, asked ?? 'savePlan');
    if (asked === undefined) throw new Rejected('malformed', 'malformedInput');
    return pipeline.handle(request.body, actor);
  });
}

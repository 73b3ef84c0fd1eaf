import type { FastifyInstance } from 'fastify';
import type { Actor } from '../../protocol/access/role.ts';
import type { HallState } from '../../protocol/hall/hallState.ts';
import { rulebookView, type RulebookView } from '../../protocol/rulebook/rulebookView.ts';
import type { CommandReply } from '../../protocol/wire/commandEnvelope.ts';
import { Rejected } from '../../protocol/wire/rejection.ts';
import type { Access } from '../access/index.ts';

/** The one path of every command, as far as this door needs it. */
interface CommandPath {
  readonly state: HallState;
  readonly handle: (raw: unknown, actor: Actor) => Promise<CommandReply>;
}

/**
 * The rulebook over HTTP, for its page: the system administrator keeps it and has no seat in the hall, hence no line to it.
 * A change takes the one path of every command.
 */
export function registerRulebook(app: FastifyInstance, access: Access, pipeline: CommandPath): void {
  app.get('/api/rulebook', async (request): Promise<RulebookView> => {
    await access.demand(request, 'changeRulebook');
    return rulebookView(pipeline.state.rulebook);
  });

  app.post('/api/rulebook', async (request): Promise<CommandReply> => {
    const actor = await access.demand(request, 'changeRulebook');
    const type = (request.body as { command?: { type?: unknown } } | null)?.command?.type;
    if (type !== 'changeRulebook') throw new Rejected('malformed', 'malformedInput');
    return pipeline.handle(request.body, actor);
  });
}

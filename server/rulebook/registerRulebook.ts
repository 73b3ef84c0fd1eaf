import type { FastifyInstance } from 'fastify';
import type { RulebookView } from '../../protocol/rulebook/rulebookView.ts';
import { rulebookView } from '../../protocol/rulebook/rulebookView.ts';
import type { CommandReply } from '../../protocol/wire/commandEnvelope.ts';
import { Rejected } from '../../protocol/wire/rejection.ts';
import type { Access } from '../access/index.ts';
import type { CommandPipeline } from '../commands/index.ts';

/**
 * The rulebook over HTTP, for its page: the system administrator keeps it and has no seat in the hall, hence no line to it.
 * A change takes the one path of every command.
 */
export function registerRulebook(
  app: FastifyInstance,
  access: Access,
  pipeline: Pick<CommandPipeline, 'state' | 'handle'>,
): void {
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

import type { FastifyInstance } from 'fastify';
import { rulebookView, type RulebookView } from '../../protocol/rulebook/rulebookView.ts';
import type { Access } from '../access/index.ts';
import { registerCommandDoor, type CommandPath } from '../hall/index.ts';

/**
 * The rulebook over HTTP, for its page: the system administrator keeps it and has no seat in the hall, hence no line to it.
 */
export function registerRulebook(app: FastifyInstance, access: Access, pipeline: CommandPath): void {
  app.get('/api/rulebook', async (request): Promise<RulebookView> => {
    await access.demand(request, 'changeRulebook');
    return rulebookView(pipeline.state.rulebook);
  });
  registerCommandDoor(app, access, pipeline, { path: '/api/rulebook', commands: ['changeRulebook'] });
}

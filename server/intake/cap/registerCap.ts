import type { FastifyInstance } from 'fastify';
import type { HallState } from '../../../protocol/hall/hallState.ts';
import { incidentIdSchema } from '../../../protocol/ids.ts';
import { Rejected } from '../../../protocol/wire/rejection.ts';
import { parse, type Access } from '../../access/index.ts';
import { writeCap } from './writeCap.ts';

const sender = 'yigan-hall';

/** GET /api/incidents/:id/cap: an incident as CAP 1.2, for the desk to hand on. */
export function registerCap(
  app: FastifyInstance,
  { access, state, now }: { access: Access; state: () => HallState; now: () => number },
): void {
  app.get('/api/incidents/:id/cap', async (request, reply) => {
    await access.demand(request, 'readHall');
    const incidentId = parse(incidentIdSchema, (request.params as { id: string }).id);
    const incident = state().incidents[incidentId];
    if (incident === undefined) throw new Rejected('notFound', 'incidentUnknown');
    void reply.type('application/cap+xml; charset=utf-8');
    return reply.send(writeCap(incident, { sender, now: now() }));
  });
}

import type { FastifyInstance, FastifyRequest } from 'fastify';
import { z } from 'zod';
import {
  intakeSourceIdSchema,
  intakeSourceSchema,
  type IntakeSource,
  type IntakeSourceView,
  type IntakeStatus,
} from '../../protocol/intake/intakeSource.ts';
import { Rejected } from '../../protocol/wire/rejection.ts';
import { parse, type Access } from '../access/index.ts';
import type { IntakeKeys } from './IntakeKeys.ts';
import type { IntakeSources } from './IntakeSources.ts';

export interface IntakeAdminParts {
  readonly access: Access;
  readonly sources: IntakeSources;
  readonly keys: IntakeKeys;
  readonly view: (source: IntakeSource) => IntakeSourceView;
  readonly onChanged: (source: IntakeSource) => void;
}

/** Another system's own secret for a poll or a broker; without one the server makes it. */
const keySchema = z.strictObject({ key: z.string().min(1).max(500).exactOptional() });

/** Sources and their keys, for the system administrator. A key made here is answered once. */
export function registerIntakeAdmin(app: FastifyInstance, parts: IntakeAdminParts): void {
  const { access, sources, keys, view, onChanged } = parts;

  app.get('/api/intake-sources', async (request): Promise<{ sources: IntakeSourceView[] }> => {
    await access.demand(request, 'manageIntake');
    return { sources: sources.list().map(view) };
  });

  app.get('/api/intake-status', async (request): Promise<{ statuses: IntakeStatus[] }> => {
    await access.demand(request, 'readHall');
    return { statuses: sources.list().map((source) => view(source).status) };
  });

  app.put('/api/intake-sources/:id', async (request): Promise<IntakeSourceView> => {
    const actor = await access.demand(request, 'manageIntake');
    const source = parse(intakeSourceSchema, { ...(request.body as object), id: idOf(request) });
    access.audit.record(actor, { type: 'intakeSourceChanged', sourceId: source.id });
    await sources.save(source);
    onChanged(source);
    return view(source);
  });

  app.post('/api/intake-sources/:id/key', async (request): Promise<{ key: string | null }> => {
    const actor = await access.demand(request, 'manageIntake');
    const source = sources.find(idOf(request));
    if (source === undefined) throw new Rejected('notFound', 'intakeSource');
    const { key } = parse(keySchema, request.body ?? {});
    access.audit.record(actor, { type: 'intakeKeyMade', sourceId: source.id });
    const made = key === undefined ? keys.make(source.id) : null;
    if (key !== undefined) keys.write(source.id, key);
    onChanged(source);
    return { key: made };
  });
}

function idOf(request: FastifyRequest): string {
  return parse(intakeSourceIdSchema, (request.params as { id: string }).id);
}

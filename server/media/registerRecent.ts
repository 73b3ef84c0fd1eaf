import type { FastifyInstance, FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { Actor } from '../../protocol/access/role.ts';
import type { AuditEvent } from '../../protocol/access/auditEvents.ts';
import { videoStreamSchema, type VideoStream } from '../../protocol/camera/camera.ts';
import { cameraIdSchema, incidentIdSchema, type CameraId } from '../../protocol/ids.ts';
import { Rejected } from '../../protocol/wire/rejection.ts';
import type { RecentMovie } from './receiveRecent.ts';

export interface RecentOptions {
  /** Answers who asks and may view cameras; throws otherwise. */
  readonly demandViewer: (request: FastifyRequest) => Promise<Actor>;
  readonly record: (actor: Actor, event: AuditEvent) => void;
  readonly readRecent: (cameraId: CameraId, stream: VideoStream, from: number) => Promise<RecentMovie | null>;
}

const querySchema = z.strictObject({
  stream: videoStreamSchema,
  from: z.coerce.number().nonnegative(),
  purpose: z.enum(['watch', 'check', 'exercise']).exactOptional(),
  incidentId: incidentIdSchema.exactOptional(),
});

/** GET /api/cameras/:id/recent: the last two minutes of a camera that is being pulled, written down before they are sent. */
export function registerRecent(app: FastifyInstance, options: RecentOptions): void {
  app.get<{ Params: { id: string } }>('/api/cameras/:id/recent', async (request, reply) => {
    const actor = await options.demandViewer(request);
    const cameraId = cameraIdSchema.safeParse(request.params.id);
    const query = querySchema.safeParse(request.query);
    if (!cameraId.success || !query.success) throw new Rejected('malformed', 'malformedInput');
    const { stream, from, purpose = 'watch', incidentId } = query.data;
    const movie = await options.readRecent(cameraId.data, stream, from);
    if (movie === null) throw new Rejected('notFound', 'mediaUnknown');
    options.record(actor, {
      type: 'cameraReplayed',
      cameraId: cameraId.data,
      stream,
      from: movie.from,
      to: movie.to,
      purpose: incidentId === undefined ? { kind: purpose } : { kind: 'incident', incidentId },
    });
    return reply
      .header('content-type', 'video/mp4')
      .header('cache-control', 'no-store')
      .header('x-recent-from', String(movie.from))
      .header('x-recent-to', String(movie.to))
      .send(movie.bytes);
  });
}

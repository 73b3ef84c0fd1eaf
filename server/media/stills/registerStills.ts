import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { AuditEvent } from '../../../protocol/access/auditEvents.ts';
import type { Actor } from '../../../protocol/access/role.ts';
import type { CameraId } from '../../../protocol/ids.ts';
import { stillsAskSchema, type StillsHead } from '../../../protocol/media/stills.ts';
import type { StreamState } from '../../../protocol/media/streamState.ts';
import { Rejected } from '../../../protocol/wire/rejection.ts';
import type { Still } from './receiveStills.ts';
import { StillViews } from './StillViews.ts';

export type CameraStill = { readonly state: StreamState | null; readonly still: Still | null };

export interface StillsOptions {
  /** Answers who asks and may view cameras; throws otherwise. */
  readonly demandViewer: (request: FastifyRequest) => Promise<Actor>;
  readonly record: (actor: Actor, event: AuditEvent) => void;
  /** In the order asked for. */
  readonly readStills: (wanted: readonly { cameraId: CameraId; after: number }[]) => Promise<CameraStill[]>;
  readonly now: () => number;
}

/** POST /api/stills: how pulled cameras stand and their last key frames, for miniatures; never makes a camera be pulled. */
export function registerStills(app: FastifyInstance, options: StillsOptions): void {
  const views = new StillViews(options.now);
  app.post('/api/stills', async (request, reply) => {
    const actor = await options.demandViewer(request);
    const ask = stillsAskSchema.safeParse(request.body);
    if (!ask.success) throw new Rejected('malformed', 'malformedInput', { cause: ask.error });
    const { cameras } = ask.data;
    const read = await options.readStills(cameras);
    const seen = cameras.flatMap(({ cameraId }, index) => (read[index]?.still == null ? [] : [cameraId]));
    const cameraIds = views.unwritten(`${actor.accountId}/${actor.seatId}`, seen);
    if (cameraIds.length > 0) options.record(actor, { type: 'stillsViewed', cameraIds, purpose: { kind: 'watch' } });
    const head: StillsHead = {
      stills: cameras.map(({ cameraId }, index) => {
        const { state = null, still = null } = read[index] ?? {};
        const frame = still === null ? null : { at: still.at, codec: still.codec, sizeBytes: still.bytes.length };
        return { cameraId, phase: state?.phase ?? null, reason: state?.reason ?? null, frame };
      }),
    };
    return reply
      .header('content-type', 'application/octet-stream')
      .header('cache-control', 'no-store')
      .send(
        Buffer.concat([
          Buffer.from(`${JSON.stringify(head)}\n`),
          ...read.flatMap(({ still }) => (still === null ? [] : [still.bytes])),
        ]),
      );
  });
}

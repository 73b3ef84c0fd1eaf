import type { FastifyInstance } from 'fastify';
import type { Camera } from '../../protocol/camera/camera.ts';
import type { CameraId } from '../../protocol/ids.ts';
import { snapshotFileSchema, type SnapshotSidecar } from '../../protocol/snapshot/snapshot.ts';
import { Rejected } from '../../protocol/wire/rejection.ts';
import { parse, type Access } from '../access/index.ts';

export interface SnapshotOptions {
  readonly access: Access;
  readonly findCamera: (cameraId: CameraId) => Camera | undefined;
  /** Milliseconds since 1970. */
  readonly now: () => number;
}

/** POST /api/snapshots: a picture is about to leave the hall. Written down first; the answer is the file's sidecar. */
export function registerSnapshots(app: FastifyInstance, { access, findCamera, now }: SnapshotOptions): void {
  app.post('/api/snapshots', async (request): Promise<SnapshotSidecar> => {
    const actor = await access.demand(request, 'saveSnapshot');
    const file = parse(snapshotFileSchema, request.body);
    const camera = findCamera(file.cameraId);
    if (camera === undefined) throw new Rejected('notFound', 'cameraUnknown');
    const { cameraId, stream, sha256, frameAgeMs, purpose } = file;
    const takenAt = now();
    access.audit.record(actor, { type: 'snapshotSaved', cameraId, stream, sha256, frameAgeMs, purpose });
    return {
      format: 'yigan-snapshot-1',
      ...file,
      cameraName: camera.name,
      takenAt,
      takenAtText: new Date(takenAt).toISOString(),
      operator: { accountId: actor.accountId, name: actor.name, role: actor.role },
      seatId: actor.seatId,
      incidentId: purpose.kind === 'incident' ? purpose.incidentId : null,
    };
  });
}

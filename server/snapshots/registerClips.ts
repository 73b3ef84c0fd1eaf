import { randomUUID } from 'node:crypto';
import { Readable } from 'node:stream';
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import type { Camera, VideoStream } from '../../protocol/camera/camera.ts';
import type { HallState } from '../../protocol/hall/hallState.ts';
import { attachmentIdSchema, cameraIdSchema, type CameraId } from '../../protocol/ids.ts';
import { checkTransition } from '../../protocol/incident/incidentRules.ts';
import { clipWishSchema, longestClipMs, type ClipCommand } from '../../protocol/snapshot/clip.ts';
import type { ClipFacts } from '../../protocol/snapshot/clipFacts.ts';
import type { CommandReply } from '../../protocol/wire/commandEnvelope.ts';
import { Rejected } from '../../protocol/wire/rejection.ts';
import type { Actor } from '../../protocol/access/role.ts';
import { parse, type Access } from '../access/index.ts';
import type { AttachmentStore } from '../attachments/index.ts';
import type { RecentMovie } from '../media/index.ts';

export interface ClipOptions {
  readonly access: Access;
  readonly attachments: AttachmentStore;
  readonly findCamera: (cameraId: CameraId) => Camera | undefined;
  readonly state: () => HallState;
  readonly readRecent: (cameraId: CameraId, stream: VideoStream, from: number) => Promise<RecentMovie | null>;
  readonly handle: (raw: { id: string; command: ClipCommand }, actor: Actor) => Promise<CommandReply>;
  /** Milliseconds since 1970. */
  readonly now: () => number;
}

/** Two minutes of a main stream at 16 Mbit/s. */
const mostBytes = 256 * 1024 * 1024;
const cameraSchema = z.strictObject({ id: cameraIdSchema });
const attachmentSchema = z.strictObject({ id: attachmentIdSchema });

/**
 * POST /api/cameras/:id/clips: the recent past of a camera, copied beside the photos with its hash and what is known of
 * it, then written into the incident's log. GET /api/attachments/:id/sidecar: what is known of it, for whoever hands it on.
 */
export function registerClips(app: FastifyInstance, options: ClipOptions): void {
  const { access, attachments, findCamera, state, readRecent, handle, now } = options;

  app.post('/api/cameras/:id/clips', async (request) => {
    const actor = await access.demand(request, 'keepClip');
    const { id: cameraId } = parse(cameraSchema, request.params);
    const { incidentId, attachmentId, stream, watermark } = parse(clipWishSchema, request.body);
    const camera = findCamera(cameraId);
    if (camera === undefined) throw new Rejected('notFound', 'cameraUnknown');
    const incident = state().incidents[incidentId];
    if (incident === undefined) throw new Rejected('notFound', 'incidentUnknown');
    const answer = checkTransition(incident, 'keepClip', actor);
    if (answer !== null) throw new Rejected('notAllowed', answer, { details: { status: incident.status } });
    const movie = await readRecent(cameraId, stream, now() - longestClipMs);
    if (movie === null) throw new Rejected('notFound', 'mediaUnknown');
    const { from, to, bytes } = movie;
    const clip: ClipFacts = {
      format: 'yigan-clip-1',
      ...{ cameraId, cameraName: camera.name, stream, from, to, keptAt: now() },
      operator: { accountId: actor.accountId, name: actor.name, role: actor.role },
      seatId: actor.seatId,
      purpose: { kind: 'incident', incidentId },
      watermark,
    };
    const { sha256 } = await attachments.put({
      ...{ id: attachmentId, mediaType: 'video/mp4', body: Readable.from([bytes]), owner: actor.accountId },
      ...{ clip, maxBytes: mostBytes },
    });
    access.audit.record(actor, {
      type: 'cameraClipStored',
      ...{ cameraId, stream, from, to, incidentId, attachmentId, sha256 },
    });
    const reply = await handle({ id: randomUUID(), command: { type: 'keepClip', incidentId, attachmentId } }, actor);
    if (!reply.ok) throw Rejected.from(reply.rejection);
    return { from, to };
  });

  app.get('/api/attachments/:id/sidecar', async (request) => {
    await access.demand(request, 'readHall');
    const { id } = parse(attachmentSchema, request.params);
    const stored = attachments.find(id);
    if (stored?.clip === undefined) throw new Rejected('notFound', 'attachmentUnknown');
    return stored;
  });
}

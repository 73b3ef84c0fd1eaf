import type { FastifyInstance } from 'fastify';
import { cameraSourceSchema } from '../../protocol/camera/camera.ts';
import { directorySchema } from '../../protocol/hall/directory.ts';
import { cameraIdSchema, type CameraId } from '../../protocol/ids.ts';
import { Rejected } from '../../protocol/wire/rejection.ts';
import { parse, type Access } from '../access/index.ts';
import { demandReferences } from './demandReferences.ts';
import type { Directory } from './Directory.ts';
import { PackedDirectory } from './PackedDirectory.ts';

/** Some 100,000 cameras as JSON. */
const directoryLimitBytes = 64 * 1024 * 1024;

/** The directory as one compressed file, and the administrator's ways to replace it and to say where a camera is reached. */
export function registerDirectory(
  app: FastifyInstance,
  directory: Directory,
  access: Access,
  onSourceChanged: (cameraId: CameraId) => Promise<void>,
): void {
  const packed = new PackedDirectory();

  app.get('/api/directory', async (request, reply) => {
    await access.demand(request, 'readHall');
    const { content } = directory;
    const etag = `"${content.version}"`;
    void reply.headers({ etag, 'cache-control': 'private, no-cache', vary: 'accept-encoding' });
    if (request.headers['if-none-match'] === etag) return reply.code(304).send();
    const encoding = (request.headers['accept-encoding'] ?? '').includes('br') ? 'br' : 'gzip';
    const body = await packed.body(content, encoding);
    return reply.header('content-encoding', encoding).type('application/json; charset=utf-8').send(body);
  });

  app.put('/api/directory', { bodyLimit: directoryLimitBytes }, async (request) => {
    const actor = await access.demand(request, 'manageCameras');
    const content = parse(directorySchema, request.body);
    demandReferences(content);
    await directory.replace(content);
    const { version, cameras, units } = directory.content;
    access.audit.record(actor, { type: 'directoryReplaced', version, cameras: cameras.length, units: units.length });
    return { version, cameras: cameras.length, units: units.length };
  });

  app.put('/api/cameras/:id/source', async (request) => {
    const actor = await access.demand(request, 'manageCameras');
    const cameraId = parse(cameraIdSchema, (request.params as { id: string }).id);
    const source = parse(cameraSourceSchema, request.body);
    if (directory.findCamera(cameraId) === undefined) throw new Rejected('notFound', 'cameraUnknown');
    access.audit.record(actor, { type: 'cameraSourceChanged', cameraId });
    await directory.saveSource(cameraId, source);
    await onSourceChanged(cameraId);
    return {};
  });
}

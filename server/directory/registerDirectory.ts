import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import type { FastifyInstance } from 'fastify';
import { cameraSourceSchema } from '../../protocol/camera/camera.ts';
import { directorySchema } from '../../protocol/hall/directory.ts';
import { cameraIdSchema, type CameraId } from '../../protocol/ids.ts';
import { Rejected } from '../../protocol/wire/rejection.ts';
import { parse, type Access } from '../access/index.ts';
import { demandReferences } from './demandReferences.ts';
import type { Directory } from './Directory.ts';

/** Some 100,000 cameras as JSON. */
const directoryLimitBytes = 64 * 1024 * 1024;

interface Packed {
  readonly version: string;
  readonly brotli: Buffer;
  readonly gzip: Buffer;
}

/** The directory as one compressed file, and the administrator's ways to replace it and to say where a camera is reached. */
export function registerDirectory(
  app: FastifyInstance,
  directory: Directory,
  access: Access,
  onSourceChanged: (cameraId: CameraId) => Promise<void>,
): void {
  let packed: Packed | undefined;

  app.get('/api/directory', async (request, reply) => {
    await access.demand(request, 'readHall');
    const { content } = directory;
    if (packed?.version !== content.version) {
      const text = JSON.stringify(content);
      const brotli = brotliCompressSync(text, { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } });
      packed = { version: content.version, brotli, gzip: gzipSync(text) };
    }
    const etag = `"${packed.version}"`;
    void reply.headers({ etag, 'cache-control': 'private, no-cache', vary: 'accept-encoding' });
    if (request.headers['if-none-match'] === etag) return reply.code(304).send();
    const isBrotli = (request.headers['accept-encoding'] ?? '').includes('br');
    void reply.header('content-encoding', isBrotli ? 'br' : 'gzip').type('application/json; charset=utf-8');
    return reply.send(isBrotli ? packed.brotli : packed.gzip);
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

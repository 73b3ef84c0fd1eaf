import { readFile, stat } from 'node:fs/promises';
import { extname, join } from 'node:path';
import type { FastifyInstance, preHandlerAsyncHookHandler } from 'fastify';
import { isMapboxFile, mapboxFilePath } from '../../protocol/map/mapboxFiles.ts';
import type { SiteMap } from './SiteMap.ts';

const types: Readonly<Record<string, string>> = {
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
};

/** Hands Mapbox's own files from the site's data folder to signed-in pages: these names and nothing else of the folder. */
export function registerMapboxFiles(
  app: FastifyInstance,
  { engineFolder }: SiteMap,
  authorise: preHandlerAsyncHookHandler | undefined,
): void {
  app.get<{ Params: { file: string } }>(
    `${mapboxFilePath}/:file`,
    authorise ? { preHandler: authorise } : {},
    async (request, reply) => {
      const { file } = request.params;
      if (engineFolder === null || !isMapboxFile(file)) return reply.code(404).send();
      const path = join(engineFolder, file);
      try {
        const { mtimeMs, size } = await stat(path);
        const etag = `"${size.toString(36)}.${Math.floor(mtimeMs).toString(36)}"`;
        void reply.headers({ etag, 'cache-control': 'private, no-cache', 'x-content-type-options': 'nosniff' });
        if (request.headers['if-none-match'] === etag) return await reply.code(304).send();
        return await reply.type(types[extname(file)] ?? 'application/octet-stream').send(await readFile(path));
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
        return reply.code(404).send();
      }
    },
  );
}

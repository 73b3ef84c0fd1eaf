import { mkdir, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fastifyStatic from '@fastify/static';
import react from '@vitejs/plugin-react';
import fastify from 'fastify';
import { build } from 'vite';
import { cameraSchema, type Camera } from '../../../protocol/camera/camera.ts';
import { SiteMap } from '../../../server/map/index.ts';
import { registerMap } from '../../../server/map/registerMap.ts';

export interface MapServer {
  url: string;
  cameras: Camera[];
  close(): Promise<void>;
}

/** As strict as the product's, with the doors that a site with Mapbox and its own tiles opens. */
function policyFor(tileOrigins: readonly string[]): string {
  const tiles = tileOrigins.join(' ');
  return [
    "default-src 'self'",
    "script-src 'self'",
    "style-src 'self' 'unsafe-inline'",
    `img-src 'self' data: blob: ${tiles}`,
    "font-src 'self' data:",
    `connect-src 'self' https://api.mapbox.com https://events.mapbox.com ${tiles}`,
    "worker-src 'self' blob:",
    "object-src 'none'",
  ].join('; ');
}

/** A site that brought Mapbox's own files: its data folder leads to the package that only tests may use. */
async function createMapboxSite(dataFolder: string): Promise<SiteMap> {
  await mkdir(join(dataFolder, 'maps'), { recursive: true });
  const engine = join(import.meta.dirname, '../../../node_modules/mapbox-gl/dist');
  await symlink(engine, join(dataFolder, 'maps', 'engine'), 'junction');
  await writeFile(
    join(dataFolder, 'map.json'),
    JSON.stringify({ engine: 'mapbox', mapboxToken: 'pk.bm9ib2R5.bm9ib2R5' }),
  );
  return SiteMap.create(dataFolder);
}

/** A page with nothing but the map, built as the product is, on the demo city, with its cameras or others. */
export async function serveMapPage(
  options: { cameras?: Camera[]; tileOrigins?: readonly string[] } = {},
): Promise<MapServer> {
  const outDir = await mkdtemp(join(tmpdir(), 'map-page-'));
  await build({
    root: import.meta.dirname,
    configFile: false,
    logLevel: 'warn',
    plugins: [react()],
    build: { outDir, emptyOutDir: true, target: 'es2023', minify: false, chunkSizeWarningLimit: 9000 },
  });
  const cityFolder = join(import.meta.dirname, '../../../resources/city');
  const cameras =
    options.cameras ?? cameraSchema.array().parse(JSON.parse(await readFile(join(cityFolder, 'cameras.json'), 'utf8')));
  const policy = policyFor(options.tileOrigins ?? []);
  const dataFolder = await mkdtemp(join(tmpdir(), 'map-site-'));
  const site = await createMapboxSite(dataFolder);
  const app = fastify();
  app.addHook('onRequest', async (_request, reply) => void reply.header('content-security-policy', policy));
  await app.register(fastifyStatic, { root: outDir });
  await registerMap(app, {
    basemapPath: join(cityFolder, 'basemap.pmtiles'),
    cameras: () => ({ version: 'v1', cameras }),
    site,
  });
  const url = await app.listen({ port: 0, host: '127.0.0.1' });
  return {
    url,
    cameras,
    close: async () => {
      await app.close();
      await site.close();
      await rm(dataFolder, { recursive: true, force: true });
      await rm(outDir, { recursive: true, force: true });
    },
  };
}

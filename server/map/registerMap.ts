import { gunzipSync } from 'node:zlib';
import type { FastifyInstance, FastifyReply, FastifyRequest, preHandlerAsyncHookHandler } from 'fastify';
import { cameraTiers, type CameraTier } from '../../protocol/camera/camera.ts';
import { plainMapConfig } from '../../protocol/map/mapConfig.ts';
import { BasemapArchive } from './BasemapArchive.ts';
import { CameraTiles, type CameraList } from './CameraTiles.ts';
import { emptyGlyphs } from './emptyGlyphs.ts';
import { registerMapboxFiles } from './registerMapboxFiles.ts';
import type { SiteMap } from './SiteMap.ts';

export interface MapOptions {
  /** A PMTiles file of vector tiles. */
  basemapPath: string;
  /** The present camera directory; tiles are cut anew when its version changes. */
  cameras: () => CameraList;
  /** Refuses, by throwing, whoever may not see where cameras stand. */
  authorise?: preHandlerAsyncHookHandler;
  /** The site's own engine and sources. */
  site?: SiteMap;
}

interface TileAddress {
  z: string;
  x: string;
  y: string;
}

const tilePattern = ':z(^\\d{1,2})/:x(^\\d{1,8})/:y(^\\d{1,8}).mvt';
const deepestZoom = 22;
const basemapCaching = 'public, max-age=3600, stale-while-revalidate=86400';
const siteCaching = 'private, max-age=3600, stale-while-revalidate=86400';
const lastingCaching = 'private, max-age=31536000, immutable';
const mvtType = 'application/vnd.mapbox-vector-tile';

/** Serves the base map, the camera tiles and (empty) glyph files. No answer sends the page to another machine. */
export async function registerMap(
  app: FastifyInstance,
  { basemapPath, cameras, authorise, site }: MapOptions,
): Promise<void> {
  const archive = await BasemapArchive.create(basemapPath);
  if (!archive.isVector) {
    await archive.close();
    throw new Error(`The base map ${basemapPath} holds pictures; it must hold vector tiles`);
  }
  app.addHook('onClose', () => archive.close());
  let cameraTiles: CameraTiles | null = null;

  app.get<{ Params: TileAddress }>(`/tiles/${tilePattern}`, async (request, reply) => {
    return sendArchived(archive, basemapCaching, request, reply);
  });

  const preHandler = authorise ? { preHandler: authorise } : {};
  app.get('/api/map-config', preHandler, () => site?.config ?? plainMapConfig);
  app.get<{ Params: TileAddress & { id: string } }>(
    '/tiles/site/:id/:z(^\\d{1,2})/:x(^\\d{1,8})/:y(^\\d{1,8})',
    preHandler,
    async (request, reply) => {
      const found = site?.findArchive(request.params.id);
      if (!found) return reply.code(404).send();
      return sendArchived(found, siteCaching, request, reply);
    },
  );
  if (site) registerMapboxFiles(app, site, authorise);
  app.get<{ Params: TileAddress; Querystring: { v?: string; tiers?: string } }>(
    `/tiles/cameras/${tilePattern}`,
    preHandler,
    (request, reply) => {
      const address = readAddress(request.params);
      if (!address) return reply.code(404).send();
      const list = cameras();
      if (cameraTiles?.version !== list.version) cameraTiles = new CameraTiles(list);
      const tiers = readTiers(request.query.tiers);
      const etag = `"${Buffer.from(list.version).toString('base64url')}.${[...address, ...tiers].join('.')}"`;
      // A tile asked for by its version never changes; one without must be asked for again.
      void reply.headers({
        etag,
        'cache-control': request.query.v === list.version ? lastingCaching : 'private, no-cache',
      });
      if (request.headers['if-none-match'] === etag) return reply.code(304).send();
      return sendOrNothing(reply, cameraTiles.tile(...address, tiers));
    },
  );

  app.get<{ Params: { fontStack: string; range: string } }>(
    '/glyphs/:fontStack/:range(^\\d+-\\d+).pbf',
    (request, reply) => {
      const { fontStack, range } = request.params;
      return reply
        .headers({ 'cache-control': 'public, max-age=86400' })
        .type('application/x-protobuf')
        .send(emptyGlyphs(fontStack, range));
    },
  );
}

async function sendArchived(
  archive: BasemapArchive,
  caching: string,
  request: FastifyRequest<{ Params: TileAddress }>,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const address = readAddress(request.params);
  if (!address) return reply.code(404).send();
  const etag = `"${archive.version}.${address.join('.')}"`;
  void reply.headers({ etag, 'cache-control': caching, vary: 'accept-encoding' });
  if (request.headers['if-none-match'] === etag) return reply.code(304).send();
  const tile = await archive.tile(...address);
  if (!tile) return reply.code(204).send();
  void reply.type(archive.contentType);
  if (tile.encoding === 'gzip' && !acceptsGzip(request)) return reply.send(gunzipSync(tile.bytes));
  if (tile.encoding !== 'identity') void reply.header('content-encoding', tile.encoding);
  return reply.send(tile.bytes);
}

function sendOrNothing(reply: FastifyReply, bytes: Uint8Array | null): FastifyReply {
  return bytes ? reply.type(mvtType).send(Buffer.from(bytes)) : reply.code(204).send();
}

function readAddress({ z, x, y }: TileAddress): [number, number, number] | null {
  const address: [number, number, number] = [Number(z), Number(x), Number(y)];
  const side = 2 ** address[0];
  return address[0] <= deepestZoom && address[1] < side && address[2] < side ? address : null;
}

/** `lookout.street`; all tiers when nothing is asked for, and what is no tier is not one. */
function readTiers(wanted: string | undefined): readonly CameraTier[] {
  if (typeof wanted !== 'string') return cameraTiers;
  const names = wanted.split('.');
  return cameraTiers.filter((tier) => names.includes(tier));
}

function acceptsGzip(request: FastifyRequest): boolean {
  return (request.headers['accept-encoding'] ?? '').includes('gzip');
}

import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { VectorTile } from '@mapbox/vector-tile';
import fastify, { type FastifyInstance } from 'fastify';
import { PbfReader } from 'pbf';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { cameraSchema, type Camera } from '../../../../protocol/camera/camera.ts';
import { registerMap } from '../../../../server/map/registerMap.ts';

const cityFolder = join(import.meta.dirname, '../../../../resources/city');
const basemapPath = join(cityFolder, 'basemap.pmtiles');
const openApps: FastifyInstance[] = [];
let cameras: Camera[] = [];
let version = 'first';
let url = '';

async function listen(options: Partial<Parameters<typeof registerMap>[1]> = {}): Promise<string> {
  const app = fastify();
  openApps.push(app);
  await registerMap(app, { basemapPath, cameras: () => ({ version, cameras }), ...options });
  return app.listen({ port: 0, host: '127.0.0.1' });
}

function tileAt(lon: number, lat: number, z: number): string {
  const sine = Math.sin((lat * Math.PI) / 180);
  const y = Math.floor((0.5 - Math.log((1 + sine) / (1 - sine)) / (4 * Math.PI)) * 2 ** z);
  return `${z}/${Math.floor(((lon + 180) / 360) * 2 ** z)}/${y}.mvt`;
}

async function readTile(address: string): Promise<VectorTile> {
  const response = await fetch(address, { signal: AbortSignal.timeout(10_000) });
  expect(response.status).toBe(200);
  return new VectorTile(new PbfReader(new Uint8Array(await response.arrayBuffer())));
}

type Properties = Record<string, unknown>;

function camerasOf(tile: VectorTile, tier: string): Properties[] {
  const layer = tile.layers['camera'];
  const all = Array.from(
    { length: layer?.length ?? 0 },
    (_, index): Properties => layer?.feature(index).properties ?? {},
  );
  return all.filter((properties) => properties['tier'] === tier);
}

const countOf = (all: Properties[]) => all.reduce((sum, { count }) => sum + (typeof count === 'number' ? count : 1), 0);

beforeAll(async () => {
  cameras = cameraSchema.array().parse(JSON.parse(await readFile(join(cityFolder, 'cameras.json'), 'utf8')));
  url = await listen();
});

afterAll(async () => {
  await Promise.all(openApps.map((app) => app.close()));
});

describe('the base map', () => {
  it('passes a stored tile through as it is packed, and unpacks it for a client without gzip', async () => {
    const address = `${url}/tiles/${tileAt(113.002, 29.5057, 15)}`;
    const packed = await fetch(address, { headers: { 'accept-encoding': 'gzip' } });
    const plain = await fetch(address, { headers: { 'accept-encoding': 'identity' } });
    expect(packed.headers.get('content-encoding')).toBe('gzip');
    expect(plain.headers.get('content-encoding')).toBeNull();
    const bytes = Buffer.from(await packed.arrayBuffer());
    expect(bytes.equals(Buffer.from(await plain.arrayBuffer()))).toBe(true);
    const layers = Object.keys(new VectorTile(new PbfReader(bytes)).layers);
    expect(layers).toEqual(expect.arrayContaining(['building', 'lane', 'place', 'road', 'water']));
  });

  it('answers 304 to a client that has the tile, 204 where nothing is drawn, 404 to what is no tile', async () => {
    const address = `${url}/tiles/${tileAt(113.002, 29.5057, 14)}`;
    const etag = (await fetch(address)).headers.get('etag') ?? '';
    expect((await fetch(address, { headers: { 'if-none-match': etag } })).status).toBe(304);
    expect((await fetch(`${url}/tiles/14/1/1.mvt`)).status).toBe(204);
    for (const wrong of ['3/8/1.mvt', '99/1/1.mvt', '14/-1/1.mvt', '14/1/x.mvt', '14/1/1.png']) {
      expect((await fetch(`${url}/tiles/${wrong}`)).status, wrong).toBe(404);
    }
  });

  it('refuses to start on a file that is no tile archive, and names it', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'map-'));
    const damaged = join(folder, 'damaged.pmtiles');
    await writeFile(damaged, (await readFile(basemapPath)).subarray(200));
    await expect(listen({ basemapPath: damaged })).rejects.toThrow(damaged);
    await expect(listen({ basemapPath: join(folder, 'absent.pmtiles') })).rejects.toThrow('absent.pmtiles');
    await rm(folder, { recursive: true });
  });
});

describe('camera tiles', () => {
  it('show every camera at every zoom, once, alone or within a cluster', async () => {
    const far = await readTile(`${url}/tiles/cameras/${tileAt(113.002, 29.5057, 8)}`);
    const street = cameras.filter((camera) => camera.tier === 'street').length;
    expect(countOf(camerasOf(far, 'street'))).toBe(street);
    expect(camerasOf(far, 'street').length).toBeLessThan(20);
    expect(camerasOf(far, 'lookout').map((properties) => properties['count'])).toEqual(Array(12).fill(undefined));
    const near = await readTile(`${url}/tiles/cameras/${tileAt(113.002, 29.5057, 16)}`);
    const first = camerasOf(near, 'street')[0];
    expect(cameras.map((camera) => camera.id)).toContain(first?.['id']);
  });

  it('are cut anew when the directory changes, and kept for good when asked for by version', async () => {
    const tile = tileAt(113.002, 29.5057, 10);
    const before = await fetch(`${url}/tiles/cameras/${tile}?v=first`);
    expect(before.headers.get('cache-control')).toContain('immutable');
    const [kept, all] = [cameras.slice(0, 12), cameras];
    cameras = kept;
    version = 'second';
    const after = await fetch(`${url}/tiles/cameras/${tile}?v=first`);
    expect(after.headers.get('cache-control')).toContain('no-cache');
    const tileAfter = new VectorTile(new PbfReader(new Uint8Array(await after.arrayBuffer())));
    expect([camerasOf(tileAfter, 'lookout').length, tileAfter.layers['camera']?.length]).toEqual([12, 12]);
    cameras = all;
    version = 'third';
  });

  it('are kept from whoever may not see them', async () => {
    const closed = await listen({
      authorise: () => Promise.reject(Object.assign(new Error('forbidden'), { statusCode: 403 })),
    });
    expect((await fetch(`${closed}/tiles/cameras/${tileAt(113.002, 29.5057, 10)}`)).status).toBe(403);
    expect((await fetch(`${closed}/tiles/${tileAt(113.002, 29.5057, 10)}`)).status).toBe(200);
  });
});

describe('glyphs', () => {
  it('answers every font and range with a valid file of no glyphs', async () => {
    const response = await fetch(`${url}/glyphs/Some%20Font,Other/20224-20479.pbf`);
    const bytes = Buffer.from(await response.arrayBuffer());
    expect(response.status).toBe(200);
    expect(bytes.subarray(4, 4 + 'Some Font,Other'.length).toString()).toBe('Some Font,Other');
    expect(() => gunzipSync(bytes)).toThrow();
    expect((await fetch(`${url}/glyphs/Some%20Font/none.pbf`)).status).toBe(404);
  });
});

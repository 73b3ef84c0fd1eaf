import { copyFile, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fastify from 'fastify';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { mapConfigSchema, plainMapConfig } from '../../../../protocol/map/mapConfig.ts';
import { mapboxFiles } from '../../../../protocol/map/mapboxFiles.ts';
import { Rejected } from '../../../../protocol/wire/rejection.ts';
import { SiteMap } from '../../../../server/map/index.ts';
import { registerMap } from '../../../../server/map/registerMap.ts';

const basemapPath = join(import.meta.dirname, '../../../../resources/city/basemap.pmtiles');
const name = { zh: '影像', en: 'Imagery' };
const folders: string[] = [];
let folder = '';

const write = (content: unknown) => writeFile(join(folder, 'map.json'), JSON.stringify(content));

/** Files with the names of Mapbox's own. */
async function bringEngine(): Promise<void> {
  await mkdir(join(folder, 'maps/engine'), { recursive: true });
  for (const file of mapboxFiles) await writeFile(join(folder, 'maps/engine', file), `// ${file}`);
}

async function openSite() {
  const site = await SiteMap.create(folder);
  const app = fastify();
  let isSignedIn = true;
  await registerMap(app, {
    basemapPath,
    cameras: () => ({ version: '1', cameras: [] }),
    site,
    authorise: () => {
      if (!isSignedIn) throw new Rejected('unauthenticated', 'notLoggedIn');
      return Promise.resolve();
    },
  });
  app.addHook('onClose', () => site.close());
  return { site, app, signOut: () => (isSignedIn = false) };
}

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'site-map-'));
  folders.push(folder);
});
afterAll(() => Promise.all(folders.map((one) => rm(one, { recursive: true, force: true }))));

describe('the map of a site', () => {
  it('is the plain one where there is no file, and lets the pages ask nobody else', async () => {
    const { site, app } = await openSite();
    expect(site.origins).toEqual([]);
    expect((await app.inject('/api/map-config')).json()).toEqual(plainMapConfig);
    await app.close();
  });

  it('names its sources to signed-in pages only, and opens the door to their machines alone', async () => {
    await write({
      sources: [
        { id: 'ortho', name, kind: 'raster', url: 'https://tiles.city:8443/o/{z}/{x}/{y}.png', attribution: '© City' },
        { id: 'plan', name, kind: 'wmts', url: 'http://10.1.2.3/wmts', layer: 'plan', tileMatrixSet: 'w' },
      ],
    });
    const { site, app, signOut } = await openSite();
    expect(site.origins).toEqual(['https://tiles.city:8443', 'http://10.1.2.3']);
    const config = mapConfigSchema.parse((await app.inject('/api/map-config')).json());
    expect(config.sources.map(({ id, kind, tiles }) => [id, kind, new URL(tiles).origin])).toEqual([
      ['ortho', 'raster', 'https://tiles.city:8443'],
      ['plan', 'raster', 'http://10.1.2.3'],
    ]);
    signOut();
    expect((await app.inject('/api/map-config')).statusCode).not.toBe(200);
    expect((await app.inject('/tiles/site/ortho/1/1/1')).statusCode).not.toBe(200);
    await app.close();
  });

  it('serves an archive of its own as stored, and nothing under another name', async () => {
    await mkdir(join(folder, 'maps'));
    await copyFile(basemapPath, join(folder, 'maps', 'own.pmtiles'));
    const layers = [{ sourceLayer: 'water', draw: 'fill', color: '#336699' }];
    await write({ sources: [{ id: 'own', name, kind: 'pmtiles', file: 'own.pmtiles', layers }] });
    const { site, app, signOut } = await openSite();
    expect(site.origins).toEqual([]);
    const [source] = site.config.sources;
    expect(source).toMatchObject({ kind: 'vector', minZoom: 10, maxZoom: 15 });
    const at = (id: string) => `/tiles/site/${id}/14/13334/6785`;
    const ours = await app.inject({ url: at('own'), headers: { 'accept-encoding': 'gzip' } });
    const base = await app.inject({ url: '/tiles/14/13334/6785.mvt', headers: { 'accept-encoding': 'gzip' } });
    expect(ours.statusCode).toBe(200);
    expect(ours.rawPayload.equals(base.rawPayload)).toBe(true);
    expect(ours.headers['cache-control']).toContain('private');
    expect((await app.inject(at('other'))).statusCode).toBe(404);
    expect((await app.inject('/tiles/site/own/2/9/9')).statusCode).toBe(404);
    signOut();
    expect((await app.inject(at('own'))).statusCode).not.toBe(200);
    await app.close();
  });

  it('takes Mapbox only with a token, and says when it is missing', async () => {
    await write({ engine: 'mapbox' });
    const without = await SiteMap.create(folder);
    expect(without.config).toEqual({ ...plainMapConfig, isTokenMissing: true });
    expect(without.origins).toEqual([]);
    await write({ engine: 'mapbox', mapboxToken: 'pk.eyJ1IjoiYSJ9.b' });
    await bringEngine();
    const withToken = await SiteMap.create(folder);
    expect(withToken.config).toMatchObject({
      engine: 'mapbox',
      mapboxToken: 'pk.eyJ1IjoiYSJ9.b',
      isTokenMissing: false,
    });
    expect(withToken.origins).toEqual(['https://api.mapbox.com', 'https://events.mapbox.com']);
    await write({ engine: 'maplibre', mapboxToken: 'pk.eyJ1IjoiYSJ9.b' });
    expect((await SiteMap.create(folder)).config.mapboxToken).toBeNull();
  });

  it("hands Mapbox's own files to signed-in pages under their names, and nothing else of their folder", async () => {
    await write({ engine: 'mapbox', mapboxToken: 'pk.eyJ1IjoiYSJ9.b' });
    await bringEngine();
    await writeFile(join(folder, 'maps/engine/secret.txt'), 'secret');
    const { app, signOut } = await openSite();
    const script = await app.inject('/map-engine/mapbox-gl-csp.js');
    expect([script.statusCode, script.body]).toEqual([200, '// mapbox-gl-csp.js']);
    expect(script.headers['content-type']).toContain('text/javascript');
    expect((await app.inject('/map-engine/mapbox-gl.css')).headers['content-type']).toContain('text/css');
    const again = { url: '/map-engine/mapbox-gl-csp.js', headers: { 'if-none-match': String(script.headers['etag']) } };
    expect((await app.inject(again)).statusCode).toBe(304);
    for (const name of ['secret.txt', '..%2f..%2fmap.json', '%2e%2e', 'constructor'])
      expect((await app.inject(`/map-engine/${name}`)).statusCode).toBe(404);
    signOut();
    expect((await app.inject('/map-engine/mapbox-gl-csp.js')).statusCode).not.toBe(200);
    await app.close();
  });

  it('does not hand them out where MapLibre draws', async () => {
    await bringEngine();
    await write({ engine: 'mapbox' });
    const { app } = await openSite();
    expect((await app.inject('/map-engine/mapbox-gl-csp.js')).statusCode).toBe(404);
    await app.close();
  });

  it('does not start when one of the files is missing, and names it', async () => {
    await write({ engine: 'mapbox', mapboxToken: 'pk.eyJ1IjoiYSJ9.b' });
    await bringEngine();
    await rm(join(folder, 'maps/engine/mapbox-gl-csp-worker.js'));
    await expect(SiteMap.create(folder)).rejects.toMatchObject({
      name: 'StartRefused',
      message: expect.stringContaining('mapbox-gl-csp-worker.js') as string,
    });
  });

  it.each([
    ['{"engine":', 'is not JSON'],
    ['{"engine":"cesium"}', 'engine'],
    ['{"sources":[{"id":"x"}]}', 'sources'],
    [`{"sources":[{"id":"gone","name":{"zh":"a","en":"a"},"kind":"pmtiles","file":"gone.pmtiles"}]}`, 'gone.pmtiles'],
  ])('does not start on %s, and says why', async (text, words) => {
    await writeFile(join(folder, 'map.json'), text);
    await expect(SiteMap.create(folder)).rejects.toMatchObject({
      name: 'StartRefused',
      message: expect.stringContaining(words) as string,
    });
  });
});

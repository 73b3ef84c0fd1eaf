import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { PNG } from 'pngjs';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { SiteSource } from '../../protocol/map/mapConfig.ts';
import { launchBrowser } from '../support/browser.ts';
import { serveMapPage, type MapServer } from '../support/mapPage/serveMapPage.ts';

const settleMs = 90_000;
const magenta: [number, number, number] = [200, 30, 160];
let map: MapServer;
let browser: Browser;
let tiles: Server;
let tileOrigin = '';
let isRefusing = false;

/** A machine of the site that serves one colour. */
function serveTiles(): Server {
  const png = new PNG({ width: 256, height: 256 });
  for (let at = 0; at < png.data.length; at += 4) png.data.set([...magenta, 255], at);
  const bytes = PNG.sync.write(png);
  return createServer((request, response) => {
    response.setHeader('access-control-allow-origin', '*');
    if (isRefusing) response.writeHead(503).end();
    else response.writeHead(200, { 'content-type': 'image/png', 'cache-control': 'no-store' }).end(bytes);
  });
}

beforeAll(async () => {
  tiles = serveTiles();
  await new Promise<void>((resolve) => tiles.listen(0, '127.0.0.1', resolve));
  tileOrigin = `http://127.0.0.1:${(tiles.address() as AddressInfo).port}`;
  [map, browser] = await Promise.all([serveMapPage({ tileOrigins: [tileOrigin] }), launchBrowser()]);
});
afterAll(async () => {
  await Promise.all([browser.close(), map.close()]);
  tiles.closeAllConnections();
  tiles.close();
});

async function open(mapboxToken: string | null): Promise<Page> {
  const city = JSON.parse(await readFile(join(import.meta.dirname, '../../resources/city/city.json'), 'utf8')) as {
    bounds: unknown;
  };
  const page = await browser.newPage({ viewport: { width: 800, height: 600 } });
  await page.route(/mapbox\.com/, (route) => route.abort('internetdisconnected'));
  const shared = { attribution: '© City', opacity: 1, isShown: true, minZoom: 0, maxZoom: 18 };
  const siteSources: SiteSource[] = [
    {
      ...shared,
      id: 'ortho',
      name: { zh: '影像', en: 'Imagery' },
      kind: 'raster',
      tiles: `${tileOrigin}/{z}/{x}/{y}.png`,
      tileSizePx: 256,
    },
    {
      ...shared,
      id: 'own',
      name: { zh: '水系', en: 'Water' },
      kind: 'vector',
      tiles: '/tiles/{z}/{x}/{y}.mvt',
      attribution: '',
      isShown: false,
      minZoom: 10,
      maxZoom: 15,
      layers: [
        { sourceLayer: 'water', draw: 'fill', color: '#ffee00' },
        { sourceLayer: 'road', draw: 'line', color: '#ffee00' },
        { sourceLayer: 'tree', draw: 'point', color: '#ffee00' },
        { sourceLayer: 'place', draw: 'label', color: '#ffee00' },
      ],
    },
  ];
  const shown = {
    theme: 'night',
    locale: 'zh',
    view: { lon: 113.002, lat: 29.5052, zoom: 16, pitchDeg: 0, bearingDeg: 0 },
    bounds: city.bounds,
    cameraVersion: 'v1',
    incidents: [],
    units: [],
    viewCones: [],
    selection: { cameras: [], incident: null, unit: null },
    cameraStatus: {},
    mapboxToken,
    siteSources,
    siteViews: {},
  };
  await page.addInitScript((value) => Object.assign(globalThis, { firstShown: value }), shown);
  await page.goto(map.url);
  await page.waitForFunction(() => window.mapPage.map !== null, null, { timeout: settleMs });
  return page;
}

const stateOf = (page: Page, id: string) => page.evaluate((name) => window.mapPage.map?.siteSources.stateOf(name), id);

async function share(page: Page, wanted: readonly number[]): Promise<number> {
  const png = PNG.sync.read(await page.screenshot());
  let count = 0;
  for (let at = 0; at < png.data.length; at += 4)
    if (wanted.every((value, channel) => Math.abs((png.data[at + channel] ?? 0) - value) < 20)) count += 1;
  return count / (png.width * png.height);
}

it.each([
  ['MapLibre', null],
  ['Mapbox', 'pk.eyJ1Ijoibm9ib2R5In0.bm9ib2R5'],
])(
  'lays the sources of a site on the map with %s, each as strongly as wanted, and says when one fails',
  async (_, token) => {
    isRefusing = false;
    const page = await open(token);
    await expect.poll(() => share(page, magenta), { timeout: settleMs }).toBeGreaterThan(0.3);
    expect(await stateOf(page, 'ortho')).toBe('ready');
    expect(await stateOf(page, 'own')).toBe('hidden');
    expect(await page.textContent('.map-attribution')).toBe('© City');
    const pixels = await page.evaluate(async () => (await window.mapPage.map?.window.picture(30_000))?.width);
    expect(pixels).toBe(800);

    const views = (ortho: object, own: object) =>
      page.evaluate((siteViews) => window.mapPage.show({ siteViews } as never), { ortho, own });
    await views({ isShown: false, opacity: 1 }, { isShown: true, opacity: 1 });
    await expect.poll(() => share(page, [255, 238, 0]), { timeout: settleMs }).toBeGreaterThan(0.03);
    expect(await share(page, magenta)).toBeLessThan(0.01);
    expect(await page.textContent('.map-attribution')).toBe('');
    expect(await page.evaluate(() => window.mapPage.heard)).toEqual([]);

    isRefusing = true;
    await page.evaluate(() => window.mapPage.map?.jumpTo({ lon: 112.98, lat: 29.495, zoom: 15 }));
    await views({ isShown: true, opacity: 0.5 }, { isShown: false, opacity: 1 });
    await expect.poll(() => stateOf(page, 'ortho'), { timeout: settleMs }).toBe('failing');
    expect(await page.evaluate(() => window.mapPage.heard), 'told as the state of the source alone').toEqual([]);
    isRefusing = false;
    await page.evaluate(() => window.mapPage.map?.jumpTo({ lon: 113.02, lat: 29.51, zoom: 16 }));
    await expect.poll(() => stateOf(page, 'ortho'), { timeout: settleMs }).toBe('ready');
    await page.close();
  },
);

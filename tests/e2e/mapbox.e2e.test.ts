import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { PNG } from 'pngjs';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { launchBrowser } from '../support/browser.ts';
import { serveMapPage, type MapServer } from '../support/mapPage/serveMapPage.ts';

const settleMs = 90_000;
/** Has the form of a token and is nobody's. */
const token = 'pk.eyJ1Ijoibm9ib2R5In0.bm9ib2R5';
const fire = { lon: 113.0031, lat: 29.5052 };
const crew = { lon: 113.001, lat: 29.5058 };
let server: MapServer;
let browser: Browser;

beforeAll(async () => {
  [server, browser] = await Promise.all([serveMapPage(), launchBrowser()]);
});
afterAll(() => Promise.all([browser.close(), server.close()]));

/** `answer`: what Mapbox's servers say to the engine; null for no way to them. */
async function open(
  mapboxToken: string | null,
  answer: number | null,
  missing?: string,
): Promise<{ page: Page; asked: string[] }> {
  const city = JSON.parse(await readFile(join(import.meta.dirname, '../../resources/city/city.json'), 'utf8')) as {
    bounds: unknown;
  };
  const page = await browser.newPage({ viewport: { width: 1000, height: 700 } });
  const asked: string[] = [];
  page.on('request', (request) => asked.push(request.url()));
  if (missing !== undefined) await page.route(`**/map-engine/${missing}`, (route) => route.fulfill({ status: 404 }));
  await page.route(/mapbox\.com/, (route) =>
    answer === null ? route.abort('internetdisconnected') : route.fulfill({ status: answer, body: '{}' }),
  );
  const shown = {
    theme: 'night',
    locale: 'zh',
    view: { lon: 113.002, lat: 29.5052, zoom: 17, pitchDeg: 0, bearingDeg: 0 },
    bounds: city.bounds,
    cameraVersion: 'v1',
    incidents: [{ id: 'i1', priority: 1, position: fire, label: '#1 火灾' }],
    units: [{ id: 'u1', kind: 'fire', status: 'enRoute', position: crew, label: '消防01', ageMs: 0 }],
    viewCones: [],
    selection: { cameras: [], incident: null, unit: null },
    cameraStatus: {},
    mapboxToken,
  };
  await page.addInitScript((value) => Object.assign(globalThis, { firstShown: value }), shown);
  await page.goto(server.url);
  if (missing === undefined) await page.waitForFunction(() => window.mapPage.map !== null, null, { timeout: settleMs });
  return { page, asked };
}

const settle = (page: Page) => page.evaluate((timeoutMs) => window.mapPage.map?.whenIdle(timeoutMs), settleMs);
const problems = (page: Page) => page.evaluate(() => window.mapPage.heard.map(({ value }) => String(value)));

async function pixelsLike(
  page: Page,
  place: { lon: number; lat: number },
  up: number,
  wanted: number[],
): Promise<number> {
  const at = await page.evaluate((position) => window.mapPage.map?.project(position), place);
  const png = PNG.sync.read(await page.screenshot());
  let count = 0;
  for (let dy = -10; dy <= 10; dy += 1) {
    for (let dx = -10; dx <= 10; dx += 1) {
      const offset = ((Math.round(at?.y ?? 0) - up + dy) * png.width + Math.round(at?.x ?? 0) + dx) * 4;
      if (wanted.every((value, channel) => Math.abs((png.data[offset + channel] ?? 0) - value) < 24)) count += 1;
    }
  }
  return count;
}

it('draws the same city with Mapbox GL JS, whose files come from the data folder of this server', async () => {
  const { page, asked } = await open(token, null);
  await settle(page);
  expect(await pixelsLike(page, fire, 22, [255, 107, 97])).toBeGreaterThan(40);
  expect(await pixelsLike(page, crew, 0, [95, 179, 243])).toBeGreaterThan(60);
  expect(await problems(page)).toEqual([]);
  const files = ['mapbox-gl-csp.js', 'mapbox-gl-csp-worker.js', 'mapbox-gl.css'];
  expect(files.filter((file) => !asked.includes(`${server.url}/map-engine/${file}`))).toEqual([]);
  const foreign = asked.filter((address) => !address.startsWith(server.url) && !/^(data|blob):/.test(address));
  // What its licence has it tell Mapbox, and nothing else.
  expect(new Set(foreign.map((address) => new URL(address).host))).toEqual(
    new Set(['api.mapbox.com', 'events.mapbox.com']),
  );
  await page.close();
});

it('moves units, changes its colours, draws shapes and gives its picture as the other engine does', async () => {
  const { page } = await open(token, null);
  await settle(page);
  const moved = { lon: crew.lon + 0.0008, lat: crew.lat };
  await page.evaluate((position) => {
    const unit = { id: 'u1', kind: 'fire' as const, status: 'enRoute' as const, position, label: '消防01', ageMs: 0 };
    window.mapPage.show({ units: [unit] });
  }, moved);
  await expect.poll(() => pixelsLike(page, moved, 0, [95, 179, 243]), { timeout: settleMs }).toBeGreaterThan(60);
  expect(await pixelsLike(page, crew, 0, [95, 179, 243])).toBeLessThan(20);

  await page.evaluate(() => window.mapPage.show({ theme: 'day', units: [] }));
  const river = { lon: 113.003, lat: 29.5038 };
  await expect.poll(() => pixelsLike(page, river, 0, [185, 211, 228]), { timeout: settleMs }).toBeGreaterThan(300);

  await page.evaluate(async () => {
    const { map, heard } = window.mapPage;
    const onFinish = (points: unknown) => void heard.push({ what: 'drawn', value: points });
    await map?.drawing.draw({ form: 'line', pointLimit: 2, onFinish });
  });
  for (const x of [300, 500]) await page.mouse.click(x, 300);
  const drawn = await page.waitForFunction(() => window.mapPage.heard.find(({ what }) => what === 'drawn')?.value);
  expect(await drawn.jsonValue()).toHaveLength(2);

  const seen = await page.evaluate(async () => {
    const { map } = window.mapPage;
    const picture = await map?.window.picture(30_000);
    return { width: picture?.width, metresPerPixel: map?.window.metresPerPixel, zoom: map?.window.pose.zoom };
  });
  expect(seen).toMatchObject({ width: 1000, zoom: 17 });
  expect(seen.metresPerPixel).toBeCloseTo(0.52, 1);
  await page.close();
});

it('goes blank and says why where Mapbox answers that the token is not good', async () => {
  const { page } = await open(token, 401);
  await expect
    .poll(() => problems(page), { timeout: settleMs })
    .toContainEqual(expect.stringContaining('A valid Mapbox access token is required'));
  await page.close();
});

it('never loads a byte of Mapbox GL JS where the site has no token', async () => {
  const { page, asked } = await open(null, null);
  await settle(page);
  expect(asked.filter((address) => /mapbox/i.test(new URL(address).pathname + new URL(address).host))).toEqual([]);
  expect(asked.some((address) => address.includes('maplibre'))).toBe(true);
  await page.close();
});

it('names the file that the site did not bring', async () => {
  const failures = (page: Page) =>
    page.evaluate(() => window.mapPage.heard.flatMap(({ what, value }) => (what === 'failure' ? [String(value)] : [])));
  const { page } = await open(token, null, 'mapbox-gl-csp.js');
  await expect
    .poll(() => failures(page), { timeout: settleMs })
    .toContain('mapbox-gl-csp.js did not come from maps/engine of the data folder');
  await page.close();
});

it('has nothing of Mapbox GL JS in the built pages and programs', async () => {
  const root = join(import.meta.dirname, '../..');
  // Words of the engine that its own files have, so that this can fail.
  const marks = [
    'A valid Mapbox access token is required',
    'mapboxgl-ctrl-logo',
    'https://events.mapbox.com/events/v2',
  ];
  const holding = async (folder: string): Promise<string[]> => {
    const found = new Set<string>();
    for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
      if (!entry.isFile() || !/\.(js|mjs|cjs|css|html)$/.test(entry.name)) continue;
      const text = await readFile(join(entry.parentPath, entry.name), 'utf8');
      for (const mark of marks) if (text.includes(mark)) found.add(mark);
    }
    return [...found];
  };
  expect((await holding(join(root, 'node_modules/mapbox-gl/dist'))).length).toBe(marks.length);
  expect(await holding(join(root, 'dist'))).toEqual([]);
});

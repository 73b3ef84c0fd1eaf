import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { PNG } from 'pngjs';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Camera } from '../../protocol/camera/camera.ts';
import { launchBrowser } from '../support/browser.ts';
import { serveMapPage, type MapServer } from '../support/mapPage/serveMapPage.ts';

const size = { width: 1200, height: 800 };
const settleMs = 90_000;
let server: MapServer;
let browser: Browser;
let page: Page;
let requested: string[] = [];

async function open(first: object = {}, prepare?: (page: Page) => Promise<unknown>): Promise<void> {
  const city = JSON.parse(await readFile(join(import.meta.dirname, '../../resources/city/city.json'), 'utf8')) as {
    bounds: unknown;
  };
  page = await browser.newPage({ viewport: size });
  requested = [];
  page.on('request', (request) => requested.push(request.url()));
  await prepare?.(page);
  const shown = {
    theme: 'night',
    locale: 'zh',
    view: { lon: 113.002, lat: 29.5052, zoom: 17, pitchDeg: 0, bearingDeg: 0 },
    bounds: city.bounds,
    cameraVersion: 'v1',
    incidents: [],
    units: [],
    viewCones: [],
    selection: { cameras: [], incident: null, unit: null },
    cameraStatus: {},
    ...first,
  };
  await page.addInitScript((value) => Object.assign(globalThis, { firstShown: value }), shown);
  await page.goto(server.url);
}

async function settle(): Promise<void> {
  await page.waitForFunction(() => window.mapPage.map !== null, null, { timeout: settleMs });
  await page.evaluate((timeoutMs) => window.mapPage.map?.whenIdle(timeoutMs), settleMs);
}

async function pointOf(position: { lon: number; lat: number }): Promise<{ x: number; y: number }> {
  const point = await page.evaluate((place) => window.mapPage.map?.project(place), position);
  if (!point) throw new Error('the map is not open');
  return point;
}

/** Waits until the page heard something of a kind and answers what. */
async function heard(what: string): Promise<unknown> {
  const found = await page.waitForFunction((kind) => window.mapPage.heard.find((entry) => entry.what === kind), what);
  return (await found.jsonValue())?.value;
}

function camera(name: string): Camera {
  const found = server.cameras.find((candidate) => candidate.name === name);
  if (!found) throw new Error(`no camera ${name}`);
  return found;
}

async function picture(): Promise<PNG> {
  return PNG.sync.read(await page.screenshot());
}

/** How many pixels around a point are near to a colour. */
function pixelsLike(
  png: PNG,
  centre: { x: number; y: number },
  reach: number,
  wanted: [number, number, number],
  tolerance = 24,
): number {
  let count = 0;
  for (let y = Math.round(centre.y - reach); y <= centre.y + reach; y += 1) {
    for (let x = Math.round(centre.x - reach); x <= centre.x + reach; x += 1) {
      const at = (y * png.width + x) * 4;
      if (wanted.every((value, channel) => Math.abs((png.data[at + channel] ?? 0) - value) < tolerance)) count += 1;
    }
  }
  return count;
}

/** Pixels of writing: on the dark ground around a label nothing else is so bright. */
function brightPixels(png: PNG, centre: { x: number; y: number }): number {
  return pixelsLike(png, centre, 34, [205, 212, 220], 70);
}

/** Before the page is loaded: what the map drew can be read back between its frames. */
function keepDrawings(): void {
  // eslint-disable-next-line @typescript-eslint/unbound-method -- called on the canvas it is asked of
  const getContext = HTMLCanvasElement.prototype.getContext as (kind: string, options?: object) => unknown;
  const keeping = function (this: HTMLCanvasElement, kind: string, options?: object): unknown {
    return getContext.call(this, kind, { ...options, preserveDrawingBuffer: true });
  };
  HTMLCanvasElement.prototype.getContext = keeping as typeof HTMLCanvasElement.prototype.getContext;
}

beforeAll(async () => {
  [server, browser] = await Promise.all([serveMapPage(), launchBrowser()]);
});

afterAll(async () => {
  await Promise.all([browser.close(), server.close()]);
});

beforeEach(() => async () => page.close());

describe('the map', () => {
  it('draws the city, its cameras and what happens there without a request to another machine', async () => {
    const fire = { lon: 113.0031, lat: 29.5052 };
    await open({
      incidents: [{ id: 'i1', priority: 1, position: fire, label: '#1 火灾' }],
      units: [
        {
          id: 'u1',
          kind: 'fire',
          status: 'enRoute',
          position: { lon: 113.001, lat: 29.5058 },
          label: '消防01',
          ageMs: 0,
        },
      ],
    });
    await settle();
    const png = await picture();
    const pin = await pointOf(fire);
    expect(pixelsLike(png, { x: pin.x, y: pin.y - 22 }, 8, [255, 107, 97])).toBeGreaterThan(40);
    const unit = await pointOf({ lon: 113.001, lat: 29.5058 });
    expect(pixelsLike(png, unit, 10, [95, 179, 243])).toBeGreaterThan(60);
    const river = await pointOf({ lon: 113.0015, lat: 29.5035 });
    expect(pixelsLike(png, river, 20, [15, 44, 66])).toBeGreaterThan(1000);
    const label = await pointOf({ lon: 113.002033, lat: 29.505704 });
    expect(brightPixels(png, label), 'a label in Chinese').toBeGreaterThan(80);

    expect(requested.some((address) => address.includes('/tiles/cameras/'))).toBe(true);
    const foreign = requested.filter((address) => !address.startsWith(server.url) && !/^(data|blob):/.test(address));
    expect(foreign).toEqual([]);
    expect(await page.evaluate(() => window.mapPage.heard)).toEqual([]);
  });

  it('shows units that moved out of sight where they are, once one looks there', async () => {
    const [from, to] = [
      { lon: 113.001, lat: 29.5058 },
      { lon: 113.031, lat: 29.5058 },
    ];
    const unit = { id: 'u1', kind: 'fire', status: 'enRoute', label: '消防01', ageMs: 0 } as const;
    const elsewhere = { lon: 113.06, lat: 29.5058, zoom: 17, pitchDeg: 0, bearingDeg: 0 };
    const marks = async (place: { lon: number; lat: number }) => {
      await page.evaluate((view) => window.mapPage.map?.jumpTo(view), { ...elsewhere, ...place });
      await settle();
      return pixelsLike(await picture(), await pointOf(place), 10, [95, 179, 243]);
    };
    await open({ units: [{ ...unit, position: from }] });
    await settle();
    expect(await marks(from)).toBeGreaterThan(60);
    await page.evaluate((view) => window.mapPage.map?.jumpTo(view), elsewhere);
    await settle();
    await page.evaluate((units) => window.mapPage.show({ units }), [{ ...unit, position: to }]);
    await settle();
    expect(await marks(from)).toBe(0);
    expect(await marks(to)).toBeGreaterThan(60);
  });

  it('writes Latin letters and figures too, drawn on this machine', async () => {
    await open({ locale: 'en', view: { lon: 113.002, lat: 29.5052, zoom: 16.9 } });
    await settle();
    const label = await pointOf({ lon: 113.002033, lat: 29.505704 });
    expect(brightPixels(await picture(), label)).toBeGreaterThan(80);
  });

  it('tells which camera, incident or unit was clicked, and otherwise the place', async () => {
    const fire = { lon: 113.0031, lat: 29.5048 };
    const crew = { lon: 113.001, lat: 29.5058 };
    await open({
      incidents: [{ id: 'i1', priority: 2, position: fire, label: '#1' }],
      units: [{ id: 'u1', kind: 'police', status: 'available', position: crew, label: '巡警01', ageMs: 0 }],
    });
    await settle();
    const lamp = camera('澜川广场中心灯柱');
    const clickAt = async ({ x, y }: { x: number; y: number }) => page.mouse.click(x, y);
    await clickAt(await pointOf(lamp));
    expect(await heard('camera')).toBe(lamp.id);
    const pin = await pointOf(fire);
    await clickAt({ x: pin.x, y: pin.y - 20 });
    expect(await heard('incident')).toBe('i1');
    await clickAt(await pointOf(crew));
    expect(await heard('unit')).toBe('u1');
    const bare = { lon: 113.0015, lat: 29.5035 };
    await clickAt(await pointOf(bare));
    const ground = (await heard('ground')) as { lon: number; lat: number };
    expect(ground.lon).toBeCloseTo(bare.lon, 4);
    expect(ground.lat).toBeCloseTo(bare.lat, 4);
  });

  it('puts no grip under a pointer that was pressed before it came', async () => {
    await open();
    await settle();
    const lamp = await pointOf(camera('澜川广场中心灯柱'));
    const isGripShown = (isPressed: boolean) =>
      page.evaluate(
        async ([{ x, y }, press]) => {
          const canvas = document.querySelector('canvas');
          const { left, top } = canvas?.getBoundingClientRect() ?? { left: 0, top: 0 };
          const at = { clientX: left + x, clientY: top + y, bubbles: true };
          canvas?.dispatchEvent(new MouseEvent('mousemove', at));
          if (press) canvas?.dispatchEvent(new MouseEvent('mousedown', at));
          for (let frame = 0; frame < 3; frame += 1) await new Promise((resolve) => requestAnimationFrame(resolve));
          return document.querySelector('.map-camera-grip:not([hidden])') !== null;
        },
        [lamp, isPressed] as const,
      );
    expect(await isGripShown(true)).toBe(false);
    expect(await isGripShown(false)).toBe(true);
  });

  it('lets a camera be dragged out of the picture', async () => {
    await open();
    await settle();
    const lamp = camera('澜川广场中心灯柱');
    const { x, y } = await pointOf(lamp);
    await page.mouse.move(x, y);
    await page.waitForSelector(`.map-camera-grip[data-camera="${lamp.id}"]`);
    await page.evaluate(() => {
      const tile = document.createElement('div');
      tile.style.cssText = 'position:fixed;left:0;top:0;width:200px;height:150px';
      tile.addEventListener('dragover', (event) => event.preventDefault());
      tile.addEventListener('drop', (event) => {
        window.mapPage.heard.push({ what: 'drop', value: event.dataTransfer?.getData('text/plain') });
      });
      document.body.append(tile);
    });
    await page.mouse.down();
    await page.mouse.move(x - 60, y - 60, { steps: 4 });
    await page.mouse.move(90, 70, { steps: 4 });
    await page.mouse.up();
    expect(await heard('drop')).toBe(lamp.id);
    expect(await pointOf(lamp), 'the map stays where it is').toEqual({ x, y });
  });

  it('shows the status of a camera as it changes', async () => {
    await open();
    await settle();
    const lamp = camera('澜川广场中心灯柱');
    const point = await pointOf(lamp);
    const amber: [number, number, number] = [240, 178, 62];
    expect(pixelsLike(await picture(), point, 12, amber)).toBe(0);
    await page.evaluate((id) => window.mapPage.show({ cameraStatus: { [id]: 'fault' } }), lamp.id);
    await expect
      .poll(async () => pixelsLike(await picture(), point, 12, amber), { timeout: settleMs })
      .toBeGreaterThan(10);
  });

  it("writes a chosen camera's name beside it where an incident's label stands above it", async () => {
    const lamp = camera('澜川广场中心灯柱');
    const thinAccent: [number, number, number] = [80, 125, 195];
    const chosen = { cameras: [lamp], incident: null, unit: null };
    const above = {
      id: 'i1',
      priority: 2,
      position: { lon: lamp.lon, lat: lamp.lat + 0.0002 },
      label: '#1 公共秩序混乱',
    } as const;
    await open({ selection: chosen });
    await settle();
    const { x, y } = await pointOf(lamp);
    const written = async (centre: { x: number; y: number }) => pixelsLike(await picture(), centre, 12, thinAccent, 45);
    expect(await written({ x: x - 30, y: y - 24 })).toBeGreaterThan(20);
    await page.evaluate((incident) => window.mapPage.show({ incidents: [incident] }), above);
    await expect.poll(() => written({ x: x + 60, y }), { timeout: settleMs }).toBeGreaterThan(20);
    expect(await written({ x: x - 30, y: y - 24 })).toBe(0);
  });

  it('shows every pin in every frame while the language changes', async () => {
    const fire = { lon: 113.0031, lat: 29.5052 };
    const crew = { lon: 113.001, lat: 29.5058 };
    const incident = { id: 'i1', priority: 1, position: fire, label: '#1 火灾' } as const;
    const unit = { id: 'u1', kind: 'fire', status: 'enRoute', position: crew, label: '消防01', ageMs: 0 } as const;
    await open({ incidents: [incident], units: [unit] }, (opened) => opened.addInitScript(keepDrawings));
    await settle();
    const [pin, body] = [await pointOf(fire), await pointOf(crew)];
    const shares = await page.evaluate(
      async ({ spots, english }) => {
        const drawn = document.querySelector('canvas');
        const pen = Object.assign(document.createElement('canvas'), { width: 20, height: 20 }).getContext('2d', {
          willReadFrequently: true,
        });
        if (drawn === null || pen === null) throw new Error('there is no drawing to read');
        const coloured = ({ x, y, colour }: (typeof spots)[number]): number => {
          pen.drawImage(drawn, x - 10, y - 10, 20, 20, 0, 0, 20, 20);
          const { data } = pen.getImageData(0, 0, 20, 20);
          let count = 0;
          for (let at = 0; at < data.length; at += 4)
            if (colour.every((value, channel) => Math.abs((data[at + channel] ?? 0) - value) < 40)) count += 1;
          return count;
        };
        const before = spots.map(coloured);
        const least = spots.map(() => 1);
        window.mapPage.show(english);
        const settled = new AbortController();
        const settling = window.mapPage.map?.whenIdle(60_000).finally(() => settled.abort());
        while (!settled.signal.aborted) {
          await new Promise((resolve) => requestAnimationFrame(resolve));
          for (const [index, spot] of spots.entries())
            least[index] = Math.min(least[index] ?? 0, coloured(spot) / (before[index] ?? 0));
        }
        await settling;
        return least;
      },
      {
        spots: [
          { x: pin.x, y: pin.y - 22, colour: [255, 107, 97] },
          { ...body, colour: [95, 179, 243] },
        ],
        english: {
          locale: 'en' as const,
          incidents: [{ ...incident, label: '#1 Fire' }],
          units: [{ ...unit, label: 'Fire 01' }],
        },
      },
    );
    for (const share of shares) expect(share).toBeGreaterThan(0.9);
  });

  it('says so where there is no WebGL, instead of showing nothing', async () => {
    await open({}, (opened) =>
      opened.addInitScript(() => {
        HTMLCanvasElement.prototype.getContext = () => null;
      }),
    );
    expect(await heard('failure')).toMatch(/webgl/i);
  });
});

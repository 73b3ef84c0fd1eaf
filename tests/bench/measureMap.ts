import { readFile } from 'node:fs/promises';
import type { Browser, CDPSession, Page } from 'playwright-core';
import { cameraSchema, type Camera } from '../../protocol/camera/camera.ts';
import { cameraIdSchema } from '../../protocol/ids.ts';
import { inTime } from '../../renderer/map/inTime.ts';
import { launchBrowser } from '../support/browser.ts';
import { serveMapPage } from '../support/mapPage/serveMapPage.ts';
import { figureOf, percentile, type Figure } from './Figure.ts';

const cameraCount = 100_000;
const unitCount = 5_000;
const statusCount = 1_000;
const rounds = 2;
const framesPerRound = 20;
const settleMs = 60_000;
/** A page whose window is hidden draws no frames; nothing that waits for them may wait for ever. */
const actMs = 60_000;
const tooLate = `The page did not draw within ${actMs} ms`;
const alwaysDrawing = ['--disable-renderer-backgrounding', '--disable-backgrounding-occluded-windows'];
const cityFolder = new URL('../../resources/city/', import.meta.url);
type Bounds = [west: number, south: number, east: number, north: number];
type Where = 'far' | 'near';
/** The seat's first view, where street cameras stand in clusters, and one where most stand alone. */
const views: Record<Where, { zoom: number; pitchDeg: number }> = {
  far: { zoom: 14.6, pitchDeg: 45 },
  near: { zoom: 16.2, pitchDeg: 0 },
};
const conditions =
  'CPU time of the page’s main thread (thread ticks of its tasks), 800x600, software rendering on two cores; workers and GPU process not counted';

/**
 * map.pan, map.units, map.status: what the map costs the page's main thread. The yardstick of panning is the same map
 * without a camera, in turns with it.
 */
export async function measureMap(): Promise<Figure[]> {
  const { bounds } = JSON.parse(await readFile(new URL('city.json', cityFolder), 'utf8')) as { bounds: Bounds };
  const cameras = await syntheticCameras(bounds);
  const servers = [await serveMapPage({ cameras }), await serveMapPage({ cameras: [] })] as const;
  // Two pages of one browser share a window, and the one behind gets no frames: each has a browser of its own.
  const browsers = [await launchBrowser(alwaysDrawing), await launchBrowser(alwaysDrawing)] as const;
  try {
    const full = await MapBench.open(browsers[0], servers[0].url, bounds);
    const bare = await MapBench.open(browsers[1], servers[1].url, bounds);
    const pans = Object.keys(views).map((where) => ({
      where: where as Where,
      full: [] as number[],
      bare: [] as number[],
    }));
    for (const pan of pans) {
      for (const bench of [full, bare]) await bench.pan(pan.where);
      for (let round = 0; round < rounds; round += 1) {
        pan.full.push(...(await full.pan(pan.where)));
        pan.bare.push(...(await bare.pan(pan.where)));
      }
    }
    const statuses = await full.changeStatuses(cameras.slice(0, statusCount).map(({ id }) => id));
    const units = await bare.moveUnits(bounds);
    return [
      ...pans.map((pan) =>
        figureOf({
          id: pan.where === 'far' ? 'map.pan' : 'map.pan.near',
          unit: 'ms',
          samples: pan.full,
          goal: '<= 1.3x',
          yardstick: { name: 'the same map without cameras', value: percentile(pan.bare, 0.5) },
          conditions: `${cameraCount} cameras at zoom ${views[pan.where].zoom}; mean of ${framesPerRound} frames a sample; ${conditions}`,
        }),
      ),
      figureOf({
        id: 'map.units',
        unit: 'ms/s',
        samples: units,
        goal: '<= 60',
        yardstick: { name: 'none', value: null },
        conditions: `${unitCount} units all moving at 1 Hz over the whole city, gliding in between; ${conditions}`,
      }),
      figureOf({
        id: 'map.status',
        unit: 'ms',
        samples: statuses,
        goal: '<= 16',
        yardstick: { name: 'none', value: null },
        conditions: `${statusCount} of ${cameraCount} cameras change at once; call and drawing, less the same frames without a change; ${conditions}`,
      }),
    ];
  } finally {
    for (const browser of browsers) await browser.close();
    for (const server of servers) await server.close();
  }
}

class MapBench {
  readonly #page: Page;
  readonly #session: CDPSession;
  readonly #centre: { lon: number; lat: number };

  private constructor(page: Page, session: CDPSession, centre: { lon: number; lat: number }) {
    this.#page = page;
    this.#session = session;
    this.#centre = centre;
  }

  static async open(browser: Browser, url: string, bounds: Bounds): Promise<MapBench> {
    const centre = { lon: (bounds[0] + bounds[2]) / 2, lat: (bounds[1] + bounds[3]) / 2 };
    const page = await browser.newPage({ viewport: { width: 800, height: 600 } });
    const shown = {
      theme: 'night',
      locale: 'zh',
      view: { ...centre, ...views.far, bearingDeg: 0 },
      bounds,
      cameraVersion: 'v1',
      incidents: [],
      units: [],
      viewCones: [],
      selection: { cameras: [], incident: null, unit: null },
      cameraStatus: {},
    };
    await page.addInitScript((value) => Object.assign(globalThis, { firstShown: value }), shown);
    await page.goto(url);
    await page.waitForFunction(() => window.mapPage.map !== null, null, { timeout: settleMs });
    const session = await page.context().newCDPSession(page);
    await session.send('Performance.enable', { timeDomain: 'threadTicks' });
    const bench = new MapBench(page, session, centre);
    await bench.#settle();
    return bench;
  }

  /** Milliseconds a frame while the map is drawn 40 pixels further with each. */
  async pan(where: Where): Promise<number[]> {
    const view = { ...this.#centre, ...views[where] };
    await this.#page.evaluate((pose) => window.mapPage.map?.jumpTo(pose), view);
    await this.#settle();
    const cost = await this.#cost(() =>
      this.#page.evaluate(
        ([pose, frames]) =>
          new Promise<void>((resolve) => {
            const stepDeg = (40 * 360) / (512 * 2 ** pose.zoom);
            let frame = 0;
            const step = (): void => {
              const swing = Math.sin((frame / frames) * 2 * Math.PI) * (frames / 6);
              window.mapPage.map?.jumpTo({ ...pose, lon: pose.lon + stepDeg * swing });
              frame += 1;
              if (frame < frames) requestAnimationFrame(step);
              else resolve();
            };
            requestAnimationFrame(step);
          }),
        [view, framesPerRound] as const,
      ),
    );
    return [cost / framesPerRound];
  }

  async changeStatuses(ids: readonly string[]): Promise<number[]> {
    await this.pan('far');
    const samples: number[] = [];
    for (let round = 0; round < 8; round += 1) {
      const status = round % 2 === 0 ? 'offline' : 'online';
      const frames = (change: boolean) =>
        this.#cost(() =>
          this.#page.evaluate(
            async ([names, is, isChange]) => {
              const { map } = window.mapPage;
              if (map === null) throw new Error('no map');
              if (isChange) map.setCameraStatus(names.map((id) => ({ id, status: is })));
              await map.whenIdle(30_000);
            },
            [ids, status, change] as const,
          ),
        );
      const bare = await frames(false);
      samples.push(Math.max(0, (await frames(true)) - bare));
    }
    return samples;
  }

  async moveUnits(bounds: Bounds): Promise<number[]> {
    await this.pan('far');
    const samples: number[] = [];
    for (let second = 0; second < 6; second += 1) {
      const cost = await this.#cost(() =>
        this.#page.evaluate(
          async ([[west, south, east, north], count, step]) => {
            const units = Array.from({ length: count }, (_, index) => ({
              id: `unit-${index}`,
              kind: 'police' as const,
              status: 'enRoute' as const,
              position: {
                lon: west + (east - west) * ((index * 0.618034) % 1) + step * 0.00008,
                lat: south + (north - south) * ((index * 0.754878) % 1),
              },
              label: `巡警${index}`,
              ageMs: 0,
            }));
            window.mapPage.map?.setUnits(units);
            await new Promise((resolve) => setTimeout(resolve, 1000));
          },
          [bounds, unitCount, second] as const,
        ),
      );
      // The first second puts them on the map.
      if (second > 0) samples.push(cost);
    }
    return samples;
  }

  async #settle(): Promise<void> {
    await inTime(
      this.#page.evaluate((timeoutMs) => window.mapPage.map?.whenIdle(timeoutMs), settleMs),
      actMs,
      tooLate,
    );
  }

  /** CPU milliseconds of the main thread that an act takes. */
  async #cost(act: () => Promise<void>): Promise<number> {
    const before = await this.#taskMs();
    await inTime(act(), actMs, tooLate);
    return (await this.#taskMs()) - before;
  }

  async #taskMs(): Promise<number> {
    const { metrics } = await this.#session.send('Performance.getMetrics');
    return (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? NaN) * 1000;
  }
}

/** The demo city's cameras over and over, each at a place of its own: as dense as a large city's hall has them. */
async function syntheticCameras([west, south, east, north]: Bounds): Promise<Camera[]> {
  const models = cameraSchema.array().parse(JSON.parse(await readFile(new URL('cameras.json', cityFolder), 'utf8')));
  let seed = 20_260_101;
  const random = (): number => (seed = (seed * 48_271) % 0x7fff_ffff) / 0x7fff_ffff;
  return Array.from({ length: cameraCount }, (_, index) => {
    const model = models[index % models.length];
    if (model === undefined) throw new Error('The demo city has no cameras');
    return {
      ...model,
      id: cameraIdSchema.parse(`bench-${index}`),
      // Lookouts are few in any city.
      tier: model.tier === 'lookout' && index >= models.length ? 'street' : model.tier,
      lon: west + (east - west) * random(),
      lat: south + (north - south) * random(),
    };
  });
}

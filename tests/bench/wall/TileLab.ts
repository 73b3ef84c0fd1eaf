import type { Page } from 'playwright-core';
import { MediaBench, show, waitForTile } from '../../support/mediaPage/MediaBench.ts';
import type { MediaPage } from '../../support/mediaPage/openMediaPage.ts';
import type { SpawnedCameraSimulator } from '../../support/spawnCameraSimulator.ts';

/** One change of the main stream for the sub-stream, as the page drew it. */
export interface Swap {
  readonly ms: number;
  /** Looks at the glass, one an animation frame, and those that met no picture or a black one. */
  readonly looks: number;
  readonly blackLooks: number;
}

const limitMs = 20_000;
const tileNames = Array.from({ length: 9 }, (_, index) => `tile-${index}`);

/** Nine tiles of the renderer's media classes, without a wall around them, on nine simulated cameras. */
export class TileLab {
  readonly #bench: MediaBench;
  readonly #opened: MediaPage;
  readonly #cameraIds: readonly string[];

  private constructor(bench: MediaBench, opened: MediaPage, cameraIds: readonly string[]) {
    this.#bench = bench;
    this.#opened = opened;
    this.#cameraIds = cameraIds;
  }

  static async create(simulator: SpawnedCameraSimulator): Promise<TileLab> {
    const bench = await MediaBench.create({ lingerMs: 0 });
    try {
      const { username, password, description } = simulator;
      const cameras = description.cameras.slice(0, tileNames.length);
      for (const { id, mainUrl, subUrl } of cameras) {
        const credentials = { username, password };
        bench.setCamera(id, (stream) => ({ url: stream === 'main' ? mainUrl : subUrl, credentials }));
      }
      const opened = await bench.open('bench');
      return new TileLab(
        bench,
        opened,
        cameras.map(({ id }) => id),
      );
    } catch (error) {
      await bench.close();
      throw error;
    }
  }

  async showAll(): Promise<void> {
    for (const [index, name] of tileNames.entries()) await show(this.#opened, name, this.#cameraIds[index] ?? '');
    for (const name of tileNames) await waitForTile(this.#opened, name, 'live');
  }

  async hideAll(): Promise<void> {
    await this.#page.evaluate((names) => {
      for (const name of names) window.media.view(name).clear();
    }, tileNames);
  }

  /** From asking for the main stream to its first frame on the glass; nobody pulled it before. */
  async swap(): Promise<Swap> {
    const [cameraId = ''] = this.#cameraIds;
    await show(this.#opened, 'tile-0', cameraId, 'sub');
    await this.#untilShown('sub');
    await this.#untilPulled(1);
    const swap = await this.#page.evaluate(watchSwap, { cameraId, limitMs });
    await show(this.#opened, 'tile-0', cameraId, 'sub');
    await this.#untilShown('sub');
    return swap;
  }

  /** Kills the media worker; how long until each tile, and so the last of them, shows a new picture. */
  async recover(): Promise<readonly number[]> {
    await this.#page.evaluate((names) => {
      window.benchPictures = new Set(names.map((name) => window.media.view(name).video));
    }, tileNames);
    const killedAt = Date.now();
    for (const pid of this.#bench.exchange.workerPids) process.kill(pid, 'SIGKILL');
    const times = await this.#page.evaluate(
      async ({ names, limit }) => {
        const shownAt = new Map<string, number>();
        const until = Date.now() + limit;
        while (shownAt.size < names.length && Date.now() < until) {
          await new Promise(requestAnimationFrame);
          for (const name of names) {
            const { video } = window.media.view(name);
            if (video !== null && !window.benchPictures.has(video) && !shownAt.has(name)) shownAt.set(name, Date.now());
          }
        }
        return [...shownAt.values()];
      },
      { names: tileNames, limit: limitMs },
    );
    if (times.length < tileNames.length) throw new Error(`Only ${times.length} tiles came back`);
    return times.map((at) => at - killedAt);
  }

  async close(): Promise<void> {
    await this.#bench.close();
  }

  get #page(): Page {
    return this.#opened.page;
  }

  async #untilShown(stream: 'main' | 'sub'): Promise<void> {
    await this.#page.waitForFunction((wanted) => window.media.view('tile-0').state().shownStream === wanted, stream, {
      timeout: limitMs,
    });
  }

  async #untilPulled(count: number): Promise<void> {
    const until = performance.now() + limitMs;
    while (this.#bench.exchange.streamCount !== count) {
      if (performance.now() > until) throw new Error('The main stream was not let go');
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  }
}

declare global {
  interface Window {
    /** What was on the glass before the worker died. */
    benchPictures: Set<HTMLVideoElement | null>;
  }
}

/** Runs in the page: asks for the main stream and looks at the tile until it stands, and for half a second more. */
async function watchSwap(options: { cameraId: string; limitMs: number }): Promise<Swap> {
  const view = window.media.view('tile-0');
  const host = view.video?.parentElement;
  const context = new OffscreenCanvas(16, 9).getContext('2d', { willReadFrequently: true });
  if (host == null || context === null) throw new Error('The tile shows nothing to begin with');
  const askedAt = performance.now();
  view.show({ cameraId: options.cameraId as never, stream: 'main', purpose: { kind: 'watch' } });
  let swappedAt: number | null = null;
  let looks = 0;
  let blackLooks = 0;
  while (swappedAt === null || performance.now() < swappedAt + 500) {
    await new Promise(requestAnimationFrame);
    if (swappedAt === null && view.state().shownStream === 'main') swappedAt = performance.now();
    if (performance.now() > askedAt + options.limitMs) throw new Error('The main stream did not come');
    // The last one in the tile lies on top.
    const video = [...host.querySelectorAll('video')].at(-1);
    looks += 1;
    if (video === undefined || video.readyState < HTMLMediaElement.HAVE_CURRENT_DATA) {
      blackLooks += 1;
      continue;
    }
    context.drawImage(video, 0, 0, 16, 9);
    const { data } = context.getImageData(0, 0, 16, 9);
    const luma = data.reduce((sum, value, index) => (index % 4 === 1 ? sum + value : sum), 0) / (16 * 9);
    if (luma < 12) blackLooks += 1;
  }
  return { ms: swappedAt - askedAt, looks, blackLooks };
}

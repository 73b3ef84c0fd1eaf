import { fileURLToPath } from 'node:url';
import { rolldown } from 'rolldown';
import { MediaBench } from '../../support/mediaPage/MediaBench.ts';
import type { MediaPage } from '../../support/mediaPage/openMediaPage.ts';
import type { SpawnedCameraSimulator } from '../../support/spawnCameraSimulator.ts';
import type { ShownFrame } from './FrameWatch.ts';
import type { JanusServer } from './JanusServer.ts';

/** What one ask for a picture led to, milliseconds. */
export interface FirstPicture {
  readonly freshMs: number;
  readonly firstMs: number;
  readonly firstAgeMs: number;
}

export interface VideoLabOptions {
  readonly simulator: SpawnedCameraSimulator;
  /** How long our server keeps a camera after its last viewer. */
  readonly lingerMs: number;
  readonly janus: JanusServer | null;
}

const cameraId = 'bench-camera';
const freshMs = 150;
const pictureTimeoutMs = 15_000;
const steadyAfterMs = 3_000;

/** One page with a tile of ours and, where Janus is here, one of its own, both on the same camera's sub-stream. */
export class VideoLab {
  readonly #bench: MediaBench;
  readonly #opened: MediaPage;

  private constructor(bench: MediaBench, opened: MediaPage) {
    this.#bench = bench;
    this.#opened = opened;
  }

  static async create({ simulator, lingerMs, janus }: VideoLabOptions): Promise<VideoLab> {
    const bench = await MediaBench.create({ lingerMs });
    try {
      const credentials = { username: simulator.username, password: simulator.password };
      const url = simulator.description.cameras[0]?.subUrl ?? '';
      bench.setCamera(cameraId, () => ({ url, credentials }));
      const opened = await bench.open('bench');
      await opened.page.addScriptTag({ content: await bundlePage() });
      await opened.page.evaluate(() => window.videoBench.watchOurs('tile'));
      if (janus !== null) await opened.page.evaluate((address) => window.videoBench.joinJanus(address), janus.url);
      return new VideoLab(bench, opened);
    } catch (error) {
      await bench.close();
      throw error;
    }
  }

  async askOurs(): Promise<FirstPicture> {
    await this.#opened.page.evaluate((id) => {
      window.videoBench.ours?.ask();
      window.media.view('tile').show({ cameraId: id as never, stream: 'sub', purpose: { kind: 'watch' } });
    }, cameraId);
    return this.#firstPicture('ours');
  }

  async clearOurs(): Promise<void> {
    await this.#opened.page.evaluate(() => window.media.view('tile').clear());
  }

  async askJanus(mount: number): Promise<FirstPicture> {
    await this.#opened.page.evaluate((id) => {
      window.videoBench.janus?.ask();
      return window.videoBench.janusTile?.show(id);
    }, mount);
    return this.#firstPicture('janus');
  }

  async clearJanus(): Promise<void> {
    await this.#opened.page.evaluate(() => window.videoBench.janusTile?.clear());
  }

  /** Resolves when our server has let go of the camera. */
  async untilReleased(): Promise<void> {
    const givesUpAt = performance.now() + pictureTimeoutMs;
    while (this.#bench.exchange.streamCount > 0) {
      if (performance.now() > givesUpAt) throw new Error('The camera was not let go');
      await wait(20);
    }
  }

  /** The ages of so many frames of a picture that has been on the glass for a while. */
  async steadyAges(side: 'ours' | 'janus', count: number): Promise<number[]> {
    await wait(steadyAfterMs);
    await this.#opened.page.evaluate((which) => window.videoBench[which]?.ask(), side);
    await this.#opened.page.waitForFunction(
      ([which, wanted]) => (window.videoBench[which]?.frames.length ?? 0) >= wanted,
      [side, count] as const,
      { polling: 200, timeout: 4 * pictureTimeoutMs },
    );
    return (await this.#frames(side)).map(({ ageMs }) => ageMs);
  }

  async close(): Promise<void> {
    await this.#bench.close();
  }

  async #firstPicture(side: 'ours' | 'janus'): Promise<FirstPicture> {
    await this.#opened.page.waitForFunction(
      ([which, age]) => window.videoBench[which]?.frames.some(({ ageMs }) => ageMs < age) === true,
      [side, freshMs] as const,
      { polling: 100, timeout: pictureTimeoutMs },
    );
    const frames = await this.#frames(side);
    const fresh = frames.find(({ ageMs }) => ageMs < freshMs);
    const first = frames[0];
    if (fresh === undefined || first === undefined) throw new Error('The frames of the page are gone');
    return { freshMs: fresh.afterMs, firstMs: first.afterMs, firstAgeMs: first.ageMs };
  }

  async #frames(side: 'ours' | 'janus'): Promise<readonly ShownFrame[]> {
    return this.#opened.page.evaluate((which) => [...(window.videoBench[which]?.frames ?? [])], side);
  }
}

export function wait(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}

async function bundlePage(): Promise<string> {
  const building = await rolldown({
    input: fileURLToPath(new URL('./videoPage.ts', import.meta.url)),
    platform: 'browser',
  });
  const { output } = await building.generate({ format: 'iife', codeSplitting: false });
  await building.close();
  return output[0].code;
}

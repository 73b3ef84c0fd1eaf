import type { Browser } from 'playwright-core';
import { cameraIdSchema } from '../../../protocol/ids.ts';
import { Rejected } from '../../../protocol/wire/rejection.ts';
import { MediaExchange, type MediaExchangeOptions, type VideoAddress } from '../../../server/media/index.ts';
import { launchBrowser } from '../browser.ts';
import { openMediaPage, type MediaPage } from './openMediaPage.ts';

type Stream = 'main' | 'sub';

/** A media exchange, a browser, and cameras by name at the addresses a test gives them. */
export class MediaBench {
  readonly exchange: MediaExchange;
  readonly #browser: Browser;
  readonly #addresses: Map<string, (stream: Stream) => VideoAddress | null>;
  readonly #pages: MediaPage[] = [];

  private constructor(
    browser: Browser,
    exchange: MediaExchange,
    addresses: Map<string, (stream: Stream) => VideoAddress | null>,
  ) {
    this.#browser = browser;
    this.exchange = exchange;
    this.#addresses = addresses;
  }

  static async create(options: Partial<MediaExchangeOptions> = {}): Promise<MediaBench> {
    const addresses = new Map<string, (stream: Stream) => VideoAddress | null>();
    const silent = () => undefined;
    const [browser, exchange] = await Promise.all([
      launchBrowser(),
      MediaExchange.create({
        log: { info: silent, warn: silent, error: silent },
        listens: [{ ip: '127.0.0.1' }],
        port: 0,
        lingerMs: 200,
        resolveVideo: (cameraId, stream) => {
          const address = addresses.get(cameraId);
          if (address === undefined) throw new Rejected('notFound', 'cameraUnknown');
          return address(stream);
        },
        ...options,
      }),
    ]);
    return new MediaBench(browser, exchange, addresses);
  }

  setCamera(cameraId: string, address: (stream: Stream) => VideoAddress | null): void {
    this.#addresses.set(cameraIdSchema.parse(cameraId), address);
  }

  async open(peerId: string): Promise<MediaPage> {
    const page = await openMediaPage({ browser: this.#browser, exchange: this.exchange, peerId });
    this.#pages.push(page);
    return page;
  }

  async close(): Promise<void> {
    await Promise.all(this.#pages.map((page) => page.close()));
    await Promise.all([this.#browser.close(), this.exchange.close()]);
  }
}

/** Shows a camera on the tile of that name. */
export async function show(opened: MediaPage, tile: string, cameraId: string, stream: Stream = 'sub'): Promise<void> {
  await opened.page.evaluate(
    ([name, id, which]) =>
      window.media.view(name).show({ cameraId: id as never, stream: which, purpose: { kind: 'watch' } }),
    [tile, cameraId, stream] as const,
  );
}

/** Waits until a tile says this of itself. */
export async function waitForTile(
  opened: MediaPage,
  tile: string,
  phase: string,
  reason: string | null = null,
): Promise<void> {
  await opened.page.waitForFunction(
    ([name, wantedPhase, wantedReason]) => {
      const state = window.media.view(name).state();
      return state.phase === wantedPhase && state.reason === wantedReason;
    },
    [tile, phase, reason] as const,
    { timeout: 30_000 },
  );
}

/** Waits until the picture on the glass has shown this many more frames, as the browser counts them. */
export async function waitForFrames(opened: MediaPage, tile: string, count: number): Promise<void> {
  await opened.page.waitForFunction(
    ([name, wanted]) => (window.media.view(name).video?.getVideoPlaybackQuality().totalVideoFrames ?? 0) >= wanted,
    [tile, count] as const,
    { timeout: 30_000 },
  );
}

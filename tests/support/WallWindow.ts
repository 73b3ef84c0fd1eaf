import type { Browser, BrowserContext, Page } from 'playwright-core';
import { demoPassword } from './hallServer.ts';

/** What is on the glass; what is opened ahead lies beneath it. */
const glass = `.wall-grid[data-phase='shown']`;

export interface ShownTile {
  readonly cameraId: string | null;
  readonly condition: string | null;
  readonly stream: string | null;
  /** Frames the browser decoded and counted for this tile, over all its videos. */
  readonly frames: number;
  readonly isVisible: boolean;
  readonly words: string;
}

/** One wall window in a browser, seen as a person sees it. */
export class WallWindow {
  readonly page: Page;
  /** What the page complained about: uncaught errors, which a healthy wall has none of. */
  readonly errors: string[] = [];

  private constructor(page: Page) {
    this.page = page;
    page.on('pageerror', (error) => this.errors.push(error.message));
  }

  static async open(at: BrowserContext | Browser, url: string, wall = 'main'): Promise<WallWindow> {
    const page = await at.newPage();
    await page.setViewportSize({ width: 1920, height: 1080 });
    const window = new WallWindow(page);
    await page.goto(`${url}/wall?wall=${wall}`);
    return window;
  }

  async logIn(username: string, password = demoPassword): Promise<void> {
    await this.page.fill('[name=username]', username);
    await this.page.fill('[name=password]', password);
    await this.page.click('button[type=submit]');
  }

  async whenShown(): Promise<void> {
    await this.page.waitForSelector('.wall');
  }

  /** Drops what another window or a list would carry: plain text. */
  async drop(tile: number, text: string): Promise<void> {
    const dataTransfer = await this.page.evaluateHandle((carried) => {
      const transfer = new DataTransfer();
      transfer.setData('text/plain', carried);
      return transfer;
    }, text);
    const target = this.page.locator(`${glass} [data-tile="${tile}"] > *`);
    await target.dispatchEvent('dragover', { dataTransfer });
    await target.dispatchEvent('drop', { dataTransfer });
  }

  tile(index: number) {
    return this.page.locator(`${glass} [data-tile="${index}"] > *`);
  }

  layout(): Promise<string | null> {
    return this.page.locator('.wall').getAttribute('data-layout');
  }

  tiles(): Promise<ShownTile[]> {
    return this.page.locator(`${glass} .wall-slot`).evaluateAll((slots) =>
      slots.map((slot) => {
        const tile = slot.firstElementChild;
        const videos = [...slot.querySelectorAll('video')];
        return {
          cameraId: tile?.getAttribute('data-camera') ?? null,
          condition: tile?.getAttribute('data-condition') ?? null,
          stream: tile?.getAttribute('data-stream') ?? null,
          frames: videos.reduce((sum, video) => sum + video.getVideoPlaybackQuality().totalVideoFrames, 0),
          isVisible: slot instanceof HTMLElement && slot.offsetParent !== null,
          words: tile?.textContent ?? '',
        };
      }),
    );
  }

  /**
   * The tiles whose pictures go on after this moment, by index: five more decoded frames each. Looks until all of
   * `awaited` were seen to move, and for the limit at most.
   */
  async whichMove(awaited: readonly number[], limitMs = 60_000): Promise<number[]> {
    const from = (await this.tiles()).map(({ frames }) => frames);
    const moving = new Set<number>();
    const until = Date.now() + limitMs;
    while (!awaited.every((index) => moving.has(index)) && Date.now() < until) {
      for (const [index, { frames }] of (await this.tiles()).entries()) {
        // A picture that was replaced meanwhile counts from its own beginning.
        from[index] = Math.min(from[index] ?? 0, frames);
        if (frames >= from[index] + 5) moving.add(index);
      }
      await this.page.waitForTimeout(100);
    }
    return [...moving].sort((first, second) => first - second);
  }
}

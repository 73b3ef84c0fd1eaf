import { fileURLToPath } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { rolldown } from 'rolldown';
import { cameraIdSchema } from '../../../protocol/ids.ts';
import { mainWallId } from '../../../protocol/wall/wall.ts';
import type { NamedLayout } from '../../../protocol/wall/wallLayout.ts';
import { launchBrowser } from '../../support/browser.ts';
import { connectClient, type HallClient } from '../../support/hallClient.ts';
import { makeDataFolder, startHallServer, type HallServer } from '../../support/hallServer.ts';
import { readLiveCameras } from '../../support/readLiveCameras.ts';
import { WallWindow } from '../../support/WallWindow.ts';

/** The server as it is delivered with the demo's twelve live cameras, and pages that show its pictures. */
export class WallLab {
  readonly server: HallServer;
  readonly #operator: HallClient;
  readonly #closers: (() => unknown)[];

  private constructor(server: HallServer, operator: HallClient, closers: (() => unknown)[]) {
    this.server = server;
    this.#operator = operator;
    this.#closers = closers;
  }

  static async create(): Promise<WallLab> {
    const folder = makeDataFolder();
    const closers: (() => unknown)[] = [() => folder.remove()];
    try {
      const server = await startHallServer({ dataFolder: folder.path, isBuilt: true });
      closers.push(() => server.stop());
      const operator = await connectClient(server.url, 'shipin');
      closers.push(() => operator.close());
      return new WallLab(server, operator, closers);
    } catch (error) {
      for (const close of closers.reverse()) await close();
      throw error;
    }
  }

  /** Puts a camera on every tile of the main wall; the twelve are shown again and again. */
  async fillWall(layout: NamedLayout): Promise<string[]> {
    const { snapshot } = await this.#operator.call('live.join', {});
    const display = snapshot?.walls[mainWallId]?.displays[0];
    if (display === undefined) throw new Error('The demo has no wall');
    const onMain = { wallId: mainWallId, display: 0 } as const;
    await this.#operator.command({ type: 'setWallLayout', ...onMain, layout, expect: display.version });
    const live = readLiveCameras();
    const cameraIds = Array.from({ length: layout }, (_, tile) => live[tile % live.length] ?? '');
    for (const [tile, id] of cameraIds.entries()) {
      const content = { kind: 'camera', cameraId: cameraIdSchema.parse(id) } as const;
      const expect = display.tiles[tile]?.version ?? 0;
      const reply = await this.#operator.command({ type: 'placeOnTile', ...onMain, tile, content, expect });
      if (!reply.ok) throw new Error(`Tile ${tile} was refused: ${reply.rejection.reason}`);
    }
    return cameraIds;
  }

  /** A wall window in a browser of its own; `isFullRate` keeps the rule for weak machines out. */
  async openWall({ isFullRate }: { readonly isFullRate: boolean }): Promise<{ window: WallWindow; browser: Browser }> {
    const browser = await launchBrowser();
    const window = await WallWindow.open(browser, this.server.url, isFullRate ? `${mainWallId}&rate=full` : mainWallId);
    await window.logIn('shipin');
    await window.whenShown();
    return { window, browser };
  }

  /** A page with nothing but one `<video>` a stream, in a browser of its own, on the same server. */
  async openBare(cameraIds: readonly string[]): Promise<{ page: Page; browser: Browser }> {
    const browser = await launchBrowser();
    const client = await connectClient(this.server.url, 'shipin');
    browser.once('disconnected', () => client.close());
    const page = await browser.newPage({ bypassCSP: true });
    await page.setViewportSize({ width: 1920, height: 1080 });
    // Any address of the server will do: what matters is its origin, where a page may use WebRTC.
    await page.goto(`${this.server.url}/api/none`);
    await page.exposeFunction('bareCall', (name: 'media.capabilities', input: never) => client.call(name, input));
    await page.addScriptTag({ content: await bundleBarePage() });
    await page.evaluate((ids) => window.showBare(ids), cameraIds);
    return { page, browser };
  }

  async close(): Promise<void> {
    for (const close of this.#closers.reverse()) await close();
  }
}

async function bundleBarePage(): Promise<string> {
  const building = await rolldown({
    input: fileURLToPath(new URL('./barePage.ts', import.meta.url)),
    platform: 'browser',
  });
  const { output } = await building.generate({ format: 'iife', codeSplitting: false });
  await building.close();
  return output[0].code;
}

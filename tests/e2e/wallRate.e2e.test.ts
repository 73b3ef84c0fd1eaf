import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { cameraIdSchema } from '../../protocol/ids.ts';
import { mainWallId } from '../../protocol/wall/wall.ts';
import { launchBrowser } from '../support/browser.ts';
import { connectClient } from '../support/hallClient.ts';
import { makeDataFolder, startHallServer, type HallServer } from '../support/hallServer.ts';
import { readLiveCameras } from '../support/readLiveCameras.ts';
import { WallWindow } from '../support/WallWindow.ts';

const tiles = 6;
const until = { timeout: 60_000, interval: 250 };
const onMain = { wallId: mainWallId, display: 0 } as const;

const folder = makeDataFolder();
let server: HallServer;
let browser: Browser;
const opened: (() => unknown)[] = [() => folder.remove()];

beforeAll(async () => {
  server = await startHallServer({ dataFolder: folder.path });
  opened.push(() => server.stop());
  browser = await launchBrowser();
  opened.push(() => browser.close());
  const operator = await connectClient(server.url, 'shipin');
  opened.push(() => operator.close());
  const { snapshot } = await operator.call('live.join', {});
  const display = snapshot?.walls[mainWallId]?.displays[0];
  const layout = { type: 'setWallLayout', ...onMain, layout: tiles, expect: display?.version ?? 0 } as const;
  expect(await operator.command(layout)).toMatchObject({ ok: true });
  for (const [tile, id] of readLiveCameras().slice(0, tiles).entries()) {
    const content = { kind: 'camera', cameraId: cameraIdSchema.parse(id) } as const;
    const place = {
      type: 'placeOnTile',
      ...onMain,
      tile,
      content,
      expect: display?.tiles[tile]?.version ?? 0,
    } as const;
    expect(await operator.command(place)).toMatchObject({ ok: true });
  }
});

afterAll(async () => {
  for (const close of opened.reverse()) await close();
});

/** A wall window whose browser says of every picture that three times as many frames came as it showed. */
async function openWeakWall(wall: string): Promise<WallWindow> {
  const context = await browser.newContext();
  await context.addInitScript(() => {
    const total = Object.getOwnPropertyDescriptor(VideoPlaybackQuality.prototype, 'totalVideoFrames');
    Object.defineProperty(VideoPlaybackQuality.prototype, 'totalVideoFrames', {
      get(this: VideoPlaybackQuality) {
        return 3 * Number(total?.get?.call(this));
      },
    });
  });
  const window = await WallWindow.open(context, server.url, wall);
  await window.logIn('shipin');
  await window.whenShown();
  return window;
}

const lowTiles = async (window: WallWindow): Promise<number[]> =>
  (await window.page.locator('.wall-slot > *').evaluateAll((all) => all.map((tile) => tile.getAttribute('data-rate'))))
    .map((rate, index) => (rate === 'keyFrames' ? index : -1))
    .filter((index) => index >= 0);

test('a wall that cannot draw all its tiles lowers the last of the smallest, not the one in use, and says so', async () => {
  const wall = await openWeakWall(mainWallId);
  await wall.tile(5).focus();
  await expect.poll(() => lowTiles(wall), until).toEqual([3, 4]);
  const shown = await wall.tiles();
  expect(shown.map(({ words }) => words.includes('低帧率'))).toEqual([false, false, false, true, true, false]);
  await expect
    .poll(async () => (await wall.tiles()).map(({ condition }) => condition), until)
    .toEqual(shown.map(() => 'live'));
  await wall.tile(3).focus();
  await expect.poll(() => lowTiles(wall), until).toEqual([4, 5]);
  expect(wall.errors).toEqual([]);
});

test('a window opened for full rate keeps it', async () => {
  const ruled = await openWeakWall(mainWallId);
  const full = await openWeakWall(`${mainWallId}&rate=full`);
  await expect.poll(() => lowTiles(ruled), until).not.toEqual([]);
  expect(await lowTiles(full)).toEqual([]);
});

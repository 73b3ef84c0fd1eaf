import { readFileSync } from 'node:fs';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { sceneIdSchema } from '../../protocol/ids.ts';
import { mainWallId } from '../../protocol/wall/wall.ts';
import { launchBrowser } from '../support/browser.ts';
import { connectClient } from '../support/hallClient.ts';
import { makeDataFolder, startHallServer, type HallServer } from '../support/hallServer.ts';
import { watchTour } from '../support/watchTour.ts';
import { WallWindow } from '../support/WallWindow.ts';

const liveCameras = JSON.parse(
  readFileSync(new URL('../../resources/city/liveCameras.json', import.meta.url), 'utf8'),
) as string[];
const until = { timeout: 30_000, interval: 250 };
const onMain = { wallId: mainWallId, display: 0 };

const folder = makeDataFolder();
let server: HallServer;
let browser: Browser;
let wall: WallWindow;
const opened: (() => unknown)[] = [() => folder.remove()];

beforeAll(async () => {
  server = await startHallServer({ dataFolder: folder.path });
  opened.push(() => server.stop());
  browser = await launchBrowser();
  opened.push(() => browser.close());
  wall = await WallWindow.open(browser, server.url);
  await wall.logIn('shipin');
  await wall.whenShown();
});

afterAll(async () => {
  for (const close of opened.reverse()) await close();
});

test('two seats drive one wall together, then one alone, and the higher rank takes it over', async () => {
  const operator = await connectClient(server.url, 'shipin');
  const leader = await connectClient(server.url, 'zhihui');
  opened.push(
    () => operator.close(),
    () => leader.close(),
  );
  const clock = { type: 'placeOnTile', ...onMain, content: { kind: 'clock' }, expect: 0 } as const;
  expect(await operator.command({ ...clock, tile: 1 })).toMatchObject({ ok: true });
  expect(await leader.command({ ...clock, tile: 2 })).toMatchObject({ ok: true });
  expect(await operator.command({ type: 'takeWall', wallId: mainWallId })).toMatchObject({ ok: true });
  const refused = await leader.command({ ...clock, tile: 3 });
  expect(refused).toMatchObject({ ok: false, rejection: { reason: 'wallHeld' } });
  await wall.page.getByText('控制中').waitFor();
  expect(await leader.command({ type: 'takeWall', wallId: mainWallId })).toMatchObject({ ok: true });
  expect(await operator.command({ ...clock, tile: 3 })).toMatchObject({ rejection: { reason: 'wallHeld' } });
  expect(await leader.command({ ...clock, tile: 3 })).toMatchObject({ ok: true });
  await expect.poll(async () => (await wall.tiles())[3]?.words, until).toMatch(/\d\d:\d\d:\d\d/);
  const save = { type: 'saveScene', sceneId: 'scene-1', name: '早会', agencyId: null, wallId: mainWallId, expect: 0 };
  expect(await leader.command(save)).toMatchObject({ ok: true });
  expect(await leader.command({ type: 'releaseWall', wallId: mainWallId })).toMatchObject({ ok: true });
});

test('a tour of cameras never shows black between them and leaves nothing behind', async () => {
  const operator = await connectClient(server.url, 'shipin');
  opened.push(() => operator.close());
  const content = { kind: 'cameraTour', cameraIds: liveCameras.slice(0, 12), dwellS: 5 };
  const placed = await operator.command({ type: 'placeOnTile', ...onMain, tile: 0, content, expect: 0 });
  expect(placed).toMatchObject({ ok: true });
  const { cameras, samples, blackSamples, mostVideos } = await watchTour(wall.page, 6, 90_000);
  expect(new Set(cameras).size).toBe(6);
  expect(samples).toBeGreaterThan(100);
  expect(blackSamples).toBe(0);
  expect(mostVideos[1]).toBeLessThanOrEqual(Math.max(mostVideos[0], 3));
  expect(wall.errors).toEqual([]);
});

test('scenes and what the wall shows survive a restart', async () => {
  const { port } = new URL(server.url);
  await server.stop();
  server = await startHallServer({ dataFolder: folder.path, port: Number(port) });
  const operator = await connectClient(server.url, 'shipin');
  opened.push(() => operator.close());
  const { snapshot } = await operator.call('live.join', {});
  const sceneId = sceneIdSchema.parse('scene-1');
  expect(snapshot?.wallLibrary.scenes[sceneId]).toMatchObject({ name: '早会', versions: [{ version: 1 }] });
  expect(await operator.command({ type: 'applyScene', wallId: mainWallId, sceneId })).toMatchObject({ ok: true });
  await expect.poll(async () => (await wall.tiles())[0]?.words, until).toContain('空窗格');
});

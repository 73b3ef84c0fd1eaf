import type { Locator } from 'playwright-core';
import { beforeAll, expect, test } from 'vitest';
import { directorySchema } from '../../protocol/hall/directory.ts';
import { cameraIdSchema, type CameraId } from '../../protocol/ids.ts';
import type { HallClient } from '../support/hallClient.ts';
import { readLiveCameras } from '../support/readLiveCameras.ts';
import { useTestHall } from '../support/TestHall.ts';
import type { WallWindow } from '../support/WallWindow.ts';

const hall = useTestHall();
const until = { timeout: 60_000, interval: 100 };
let watcher: HallClient;
let operator: WallWindow;
let dispatcher: WallWindow;
let cameraId: CameraId;

async function openSeat(username: string): Promise<WallWindow> {
  const window = await hall.openWall(username);
  await window.page.waitForSelector('[data-tile="0"] [data-condition=live]', { timeout: until.timeout });
  return window;
}

const poseNow = () => watcher.call('ptz.pose', { cameraId });
const isMoving = async () => (await poseNow()).isMoving;
const leaseOn = (window: WallWindow): Locator => window.tile(0).locator('.ptz-lease');
const layerOn = (window: WallWindow): Locator => window.tile(0).locator('.ptz-layer');

async function steer(window: WallWindow): Promise<{ x: number; y: number; width: number; height: number }> {
  await window.tile(0).hover();
  await window.tile(0).getByTestId('ptz-steer').click();
  return (await layerOn(window).boundingBox()) ?? expect.unreachable('the layer has no size');
}

beforeAll(async () => {
  watcher = await hall.client('zhihui');
  const response = await fetch(`${hall.url}/api/directory`, { headers: { cookie: watcher.cookie } });
  const { cameras } = directorySchema.parse(await response.json());
  const live = readLiveCameras();
  const camera = cameras.find(({ id, ptz }) => ptz !== null && live.includes(id));
  cameraId = cameraIdSchema.parse(camera?.id);
  const content = { kind: 'camera', cameraId };
  const placed = { type: 'placeOnTile', wallId: 'main', display: 0, tile: 0, content, expect: 0 };
  expect(await watcher.command(placed)).toMatchObject({ ok: true });
  operator = await openSeat('shipin');
  dispatcher = await openSeat('diaodu');
});

test('a dragged mouse turns the camera until it is let go, and every seat is told who has it', async () => {
  const layer = await steer(operator);
  const { mouse } = operator.page;
  await mouse.move(layer.x + layer.width / 2, layer.y + layer.height / 2);
  await mouse.down();
  await mouse.move(layer.x + layer.width / 2 + 60, layer.y + layer.height / 2, { steps: 4 });
  await expect.poll(isMoving, until).toBe(true);
  await leaseOn(operator).getByText('您在控制').waitFor();
  await leaseOn(dispatcher).getByText('视频员 周宁（视频席）控制中').waitFor();
  await mouse.up();
  await expect.poll(isMoving, until).toBe(false);
});

test('a lower seat is refused in words; a higher one takes over by its button, and the former holder is told by whom', async () => {
  await dispatcher.tile(0).focus();
  await dispatcher.page.keyboard.press('+');
  await dispatcher.tile(0).getByText('点位正由 视频员 周宁 控制').waitFor();
  await dispatcher.tile(0).hover();
  await dispatcher.tile(0).getByTestId('ptz-take-over').click();
  await leaseOn(dispatcher).getByText('您在控制').waitFor();
  await leaseOn(operator).getByText('调度员 陈默 已接管').waitFor();
  await operator.tile(0).hover();
  expect(await operator.tile(0).getByTestId('ptz-take-over').count()).toBe(0);
});

test('a click on the picture puts that point in the middle, and a drawn box fills the picture', async () => {
  const layer = await steer(dispatcher);
  const before = (await poseNow()).pose;
  const { mouse } = dispatcher.page;
  await mouse.click(layer.x + layer.width * 0.6, layer.y + layer.height / 2);
  const turned = Math.atan2(
    0.2 * Math.tan((before.hfovDeg * Math.PI) / 360) * shownShare(layer),
    Math.cos((before.tiltDeg * Math.PI) / 180),
  );
  const expected = (before.panDeg + (turned * 180) / Math.PI) % 360;
  await expect.poll(async () => Math.abs((await poseNow()).pose.panDeg - expected), until).toBeLessThan(0.1);
  await expect.poll(isMoving, until).toBe(false);
  await mouse.move(layer.x + layer.width * 0.4, layer.y + layer.height * 0.4);
  await dispatcher.page.keyboard.down('Alt');
  await mouse.down();
  await mouse.move(layer.x + layer.width * 0.6, layer.y + layer.height * 0.6, { steps: 4 });
  await mouse.up();
  await dispatcher.page.keyboard.up('Alt');
  const zoomed = (2 * Math.atan(Math.tan((before.hfovDeg * Math.PI) / 360) * 0.2) * 180) / Math.PI;
  await expect.poll(async () => (await poseNow()).pose.hfovDeg / zoomed, until).toBeCloseTo(1, 1);
});

test('what is seen is kept as a preset with its picture, for every seat', async () => {
  await dispatcher.tile(0).hover();
  await dispatcher.tile(0).getByTestId('ptz-more').click();
  await dispatcher.page.getByTestId('ptz-preset-name').fill('东门');
  await dispatcher.page.getByTestId('ptz-preset-save').click();
  const picture = dispatcher.page.locator('.ptz-presets img');
  await expect
    .poll(() => picture.evaluateAll((images) => images.map((image) => (image as HTMLImageElement).naturalWidth)), until)
    .toEqual([480]);
  await dispatcher.page.keyboard.press('Escape');
  await operator.tile(0).hover();
  await operator.tile(0).getByTestId('ptz-more').click();
  await operator.page.locator('.ptz-presets').getByText('东门').waitFor();
  await operator.page.keyboard.press('Escape');
});

test("the camera stops and is free when its holder's page crashes with the key down", async () => {
  await dispatcher.tile(0).focus();
  await dispatcher.page.keyboard.down('ArrowRight');
  await expect.poll(isMoving, until).toBe(true);
  const devtools = await dispatcher.page.context().newCDPSession(dispatcher.page);
  const crashed = dispatcher.page.waitForEvent('crash');
  void devtools.send('Page.crash').catch(() => undefined);
  await crashed;
  await expect.poll(isMoving, until).toBe(false);
  await leaseOn(operator).waitFor({ state: 'detached' });
  expect(operator.errors).toEqual([]);
});

/** How much of the layer's width the 16:9 picture takes, as a factor from layer shares to picture shares. */
function shownShare({ width, height }: { width: number; height: number }): number {
  const pictureWidth = Math.min(width, (height * 16) / 9);
  return width / pictureWidth;
}

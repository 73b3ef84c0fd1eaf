import type { Page } from 'playwright-core';
import { beforeAll, expect, test } from 'vitest';
import type { Camera } from '../../protocol/camera/camera.ts';
import { directorySchema } from '../../protocol/hall/directory.ts';
import { post, type HallClient } from '../support/hallClient.ts';
import { demoPassword } from '../support/hallServer.ts';
import { readLiveCameras } from '../support/readLiveCameras.ts';
import { useTestHall } from '../support/TestHall.ts';

/** How wrong the directory is about a camera that in truth stands upright, looks north at zero and sees as wide as it says. */
const wrong = { azimuthDeg: 7, tiltDeg: 1.5, scale: 1.1 };
const hall = useTestHall();
const waitMs = 60_000;
const until = { timeout: waitMs, interval: 100 };
let watcher: HallClient;
let camera: Camera;

beforeAll(async () => {
  watcher = await hall.client('zhihui');
  const response = await fetch(`${hall.url}/api/directory`, { headers: { cookie: watcher.cookie } });
  const directory = directorySchema.parse(await response.json());
  const live = readLiveCameras();
  const found = directory.cameras.find(({ id, ptz, tier }) => ptz !== null && tier !== 'street' && live.includes(id));
  camera = found ?? expect.unreachable('the demo has a camera that turns');
  const ptz = camera.ptz ?? expect.unreachable('it turns');
  const misjudged: Camera = {
    ...camera,
    mount: { azimuthDeg: wrong.azimuthDeg, tiltDeg: wrong.tiltDeg, rollDeg: 0, panSign: 1, tiltSign: 1 },
    ptz: { ...ptz, hfovMinDeg: scaled(ptz.hfovMinDeg), hfovMaxDeg: scaled(ptz.hfovMaxDeg) },
  };
  const cameras = directory.cameras.map((one) => (one.id === camera.id ? misjudged : one));
  const { cookie } = await post(hall.url, '/api/login', { username: 'xitong', password: demoPassword });
  const replaced = await fetch(`${hall.url}/api/directory`, {
    method: 'PUT',
    headers: { 'content-type': 'application/json', cookie },
    body: JSON.stringify({ ...directory, version: 'misjudged', cameras }),
  });
  expect(replaced.ok, await replaced.text()).toBe(true);
});

test('three known places, clicked in the picture, tell how the camera really stands, and it is believed from then on', async () => {
  const page = await hall.openSeatWithMap('zhihui', { waitMs });
  await find(page, camera.name);
  const tile = page.locator(`[data-testid="open-camera"][data-camera="${camera.id}"]`);
  await tile.locator('[data-condition=live]').waitFor();
  await tile.hover();
  await tile.getByTestId('ptz-more').click();
  const panel = page.locator('.ptz-panel');
  // Places 300 to 450 m off in three directions, each put beside the middle of the picture.
  const looks = [
    { bearingDeg: camera.azimuthDeg, awayM: 300, at: { x: 0.5, y: 0.3 } },
    { bearingDeg: camera.azimuthDeg + 100, awayM: 380, at: { x: -0.6, y: -0.2 } },
    { bearingDeg: camera.azimuthDeg + 210, awayM: 450, at: { x: 0.4, y: -0.5 } },
  ];
  for (const [index, look] of looks.entries()) {
    const place = placeAt(look.bearingDeg, look.awayM);
    const truth = directionTo(place);
    await choosePlace(page, place);
    // The operator turns the camera until the place is somewhere in the picture; how it is named there does not matter.
    await watcher.call('ptz.takeOver', { cameraId: camera.id });
    await watcher.call('ptz.turnTo', {
      cameraId: camera.id,
      pose: {
        panDeg: wrap(truth.panDeg + wrong.azimuthDeg - 8 * look.at.x),
        tiltDeg: truth.tiltDeg - 4 * look.at.y,
        hfovDeg: 40,
      },
    });
    await expect.poll(async () => (await poseNow()).isMoving, until).toBe(false);
    const { told } = await poseNow();
    const { x, y } = whereSeen(place, { ...told, hfovDeg: unscaled(told.hfovDeg) });
    expect(Math.max(Math.abs(x), Math.abs(y)), 'the place is in the picture').toBeLessThan(0.95);
    await panel.getByTestId('ptz-calibration-pick').click();
    const box = (await tile.locator('video').first().boundingBox()) ?? expect.unreachable('no picture');
    const [width, height] = [Math.min(box.width, (box.height * 16) / 9), Math.min(box.height, (box.width * 9) / 16)];
    await page.mouse.click(box.x + box.width / 2 + (x * width) / 2, box.y + box.height / 2 - (y * height) / 2);
    await expect.poll(() => panel.locator('.ptz-points li').count(), until).toBe(index + 1);
  }
  const residuals = await panel.locator('.ptz-points li').allTextContents();
  for (const words of residuals) expect(Number(/残差 ([\d.]+)°/.exec(words)?.[1])).toBeLessThan(0.3);

  const before = await poseNow();
  expect(turn(before.told.panDeg, before.pose.panDeg), 'the directory is believed until now').toBeGreaterThan(6);
  await panel.getByTestId('ptz-calibration-save').click();
  await expect
    .poll(async () => Math.abs(turn((await poseNow()).told.panDeg, (await poseNow()).pose.panDeg)), until)
    .toBeLessThan(0.3);
  const { told, pose } = await poseNow();
  expect(Math.abs(pose.tiltDeg - told.tiltDeg)).toBeLessThan(0.3);
  expect(pose.hfovDeg / unscaled(told.hfovDeg)).toBeGreaterThan(0.98);
  expect(pose.hfovDeg / unscaled(told.hfovDeg)).toBeLessThan(1.02);

  // What linkage does with it: the head looks at the place itself, not seven degrees beside it.
  await watcher.call('ptz.release', { cameraId: camera.id });
  const place = placeAt(camera.azimuthDeg + 60, 350);
  const truth = directionTo(place);
  await watcher.call('ptz.turnTo', { cameraId: camera.id, pose: { ...truth, hfovDeg: 30 } });
  await expect.poll(async () => (await poseNow()).isMoving, until).toBe(false);
  const after = (await poseNow()).told;
  expect(Math.abs(turn(after.panDeg, truth.panDeg))).toBeLessThan(0.3);
  expect(Math.abs(after.tiltDeg - truth.tiltDeg)).toBeLessThan(0.3);
});

const poseNow = () => watcher.call('ptz.pose', { cameraId: camera.id });

/** By the palette, as one finds anything. */
async function find(page: Page, words: string): Promise<void> {
  await page.locator('body').press('Control+k');
  await page.getByTestId('palette-input').fill(words);
  // By a click: Enter takes the one under a resting mouse.
  await page.locator('.palette [role=option]', { hasText: words }).first().click();
  await page.getByTestId('palette-input').waitFor({ state: 'detached' });
}

async function choosePlace(page: Page, { lon, lat }: { lon: number; lat: number }): Promise<void> {
  await find(page, `${lon.toFixed(6)}, ${lat.toFixed(6)}`);
  await page
    .locator('.ptz-panel')
    .getByText(`${lon.toFixed(5)}, ${lat.toFixed(5)}`)
    .waitFor();
}

/** In the demo's own flat metres, not by our geometry. */
function placeAt(bearingDeg: number, awayM: number): { lon: number; lat: number } {
  const [east, north] = [Math.sin(rad(bearingDeg)) * awayM, Math.cos(rad(bearingDeg)) * awayM];
  return { lon: round(camera.lon + east / 96_887.553), lat: round(camera.lat + north / 110_857.4) };
}

function directionTo(place: { lon: number; lat: number }): { panDeg: number; tiltDeg: number } {
  const east = (place.lon - camera.lon) * 96_887.553;
  const north = (place.lat - camera.lat) * 110_857.4;
  return {
    panDeg: wrap(deg(Math.atan2(east, north))),
    tiltDeg: -deg(Math.atan2(camera.heightM, Math.hypot(east, north))),
  };
}

/** Where a pinhole of 16 to 9 shows a place: -1 to 1 from left to right and from bottom to top. */
function whereSeen(
  place: { lon: number; lat: number },
  { panDeg, tiltDeg, hfovDeg }: { panDeg: number; tiltDeg: number; hfovDeg: number },
): { x: number; y: number } {
  const to = directionTo(place);
  const across = rad(turn(panDeg, to.panDeg));
  const [sight, axis] = [rad(to.tiltDeg), rad(tiltDeg)];
  const depth = Math.cos(sight) * Math.cos(across) * Math.cos(axis) + Math.sin(sight) * Math.sin(axis);
  const right = Math.cos(sight) * Math.sin(across);
  const up = Math.sin(sight) * Math.cos(axis) - Math.cos(sight) * Math.cos(across) * Math.sin(axis);
  const half = Math.tan(rad(hfovDeg / 2));
  return { x: right / depth / half, y: ((up / depth / half) * 16) / 9 };
}

function scaled(hfovDeg: number): number {
  return 2 * deg(Math.atan(Math.tan(rad(hfovDeg / 2)) * wrong.scale));
}

function unscaled(hfovDeg: number): number {
  return 2 * deg(Math.atan(Math.tan(rad(hfovDeg / 2)) / wrong.scale));
}

function turn(fromDeg: number, toDeg: number): number {
  return wrap(toDeg - fromDeg + 180) - 180;
}

function wrap(degrees: number): number {
  return ((degrees % 360) + 360) % 360;
}

function rad(degrees: number): number {
  return (degrees * Math.PI) / 180;
}

function deg(radians: number): number {
  return (radians * 180) / Math.PI;
}

function round(value: number): number {
  return Number(value.toFixed(6));
}

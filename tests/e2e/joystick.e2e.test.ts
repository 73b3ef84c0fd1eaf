import { beforeAll, expect, test } from 'vitest';
import { directorySchema } from '../../protocol/hall/directory.ts';
import { cameraIdSchema, type CameraId } from '../../protocol/ids.ts';
import type { HallClient } from '../support/hallClient.ts';
import { readLiveCameras } from '../support/readLiveCameras.ts';
import { useTestHall } from '../support/TestHall.ts';
import { WallWindow } from '../support/WallWindow.ts';

interface FakeStick {
  axes: number[];
  isFocused: boolean;
}

const hall = useTestHall();
const until = { timeout: 60_000, interval: 100 };
let watcher: HallClient;
let operator: WallWindow;
let cameraId: CameraId;
/** What the operator's page has told the server about the stick. */
const stops: string[] = [];

beforeAll(async () => {
  watcher = await hall.client('zhihui');
  const response = await fetch(`${hall.url}/api/directory`, { headers: { cookie: watcher.cookie } });
  const { cameras } = directorySchema.parse(await response.json());
  const live = readLiveCameras();
  cameraId = cameraIdSchema.parse(cameras.find(({ id, ptz }) => ptz !== null && live.includes(id))?.id);
  const content = { kind: 'camera', cameraId };
  const placed = { type: 'placeOnTile', wallId: 'main', display: 0, tile: 0, content, expect: 0 };
  expect(await watcher.command(placed)).toMatchObject({ ok: true });
  const context = await hall.browser.newContext();
  await context.addInitScript(() => {
    const stick = { axes: [0, 0, 0, 0], isFocused: true };
    const buttons = Array.from({ length: 12 }, () => ({ pressed: false, touched: false, value: 0 }));
    const gamepad = { id: 'Test stick', index: 0, connected: true, mapping: 'standard', timestamp: 0, buttons };
    Object.assign(globalThis, { fakeStick: stick });
    navigator.getGamepads = () => [{ ...gamepad, axes: stick.axes } as unknown as Gamepad];
    document.hasFocus = () => stick.isFocused;
  });
  operator = await WallWindow.open(context, hall.url);
  operator.page.on('websocket', (socket) =>
    socket.on('framesent', ({ payload }) => {
      if (payload.toString().includes('"ptz.stop"')) stops.push(payload.toString());
    }),
  );
  await operator.logIn('shipin');
  await operator.whenShown();
  await operator.page.waitForSelector('[data-tile="0"] [data-condition=live]', { timeout: until.timeout });
  await operator.tile(0).focus();
});

const poseNow = () => watcher.call('ptz.pose', { cameraId });
const isMoving = async () => (await poseNow()).isMoving;

async function push(axis: number, value: number): Promise<void> {
  await operator.page.evaluate(
    (wanted) => ((globalThis as unknown as { fakeStick: FakeStick }).fakeStick.axes[wanted.axis] = wanted.value),
    { axis, value },
  );
}

async function setFocus(isFocused: boolean): Promise<void> {
  await operator.page.evaluate((wanted) => {
    (globalThis as unknown as { fakeStick: FakeStick }).fakeStick.isFocused = wanted;
    window.dispatchEvent(new Event(wanted ? 'focus' : 'blur'));
  }, isFocused);
}

test('a stick within its dead zone turns nothing; pushed, it turns the camera its way, and let go, the camera stops', async () => {
  const before = (await poseNow()).pose;
  await push(0, 0.1);
  await operator.page.evaluate(() => new Promise((resolve) => requestAnimationFrame(resolve)));
  expect(await isMoving()).toBe(false);
  await push(0, 1);
  await expect.poll(isMoving, until).toBe(true);
  await expect.poll(async () => turned(before.panDeg, (await poseNow()).pose.panDeg), until).toBeGreaterThan(3);
  await push(0, 0);
  await expect.poll(() => stops.length, until).toBe(1);
  await expect.poll(isMoving, until).toBe(false);
  expect((await poseNow()).pose.tiltDeg).toBeCloseTo(before.tiltDeg, 1);
});

test('a stick pulled towards the operator looks down', async () => {
  const before = (await poseNow()).pose;
  await push(1, 0.8);
  await expect.poll(async () => (await poseNow()).pose.tiltDeg, until).toBeLessThan(before.tiltDeg - 2);
  await push(1, 0);
  await expect.poll(isMoving, until).toBe(false);
});

test('a page that loses the focus stops the camera though the stick is still pushed', async () => {
  stops.length = 0;
  await push(0, -1);
  await expect.poll(isMoving, until).toBe(true);
  await setFocus(false);
  await expect.poll(() => stops.length, until).toBe(1);
  await expect.poll(isMoving, until).toBe(false);
  const { pose } = await poseNow();
  await operator.page.evaluate(
    () => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))),
  );
  expect((await poseNow()).pose.panDeg).toBe(pose.panDeg);
  expect(operator.errors).toEqual([]);
});

function turned(fromDeg: number, toDeg: number): number {
  return ((toDeg - fromDeg + 540) % 360) - 180;
}

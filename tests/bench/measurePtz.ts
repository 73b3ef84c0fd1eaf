import type { Page } from 'playwright-core';
import { directorySchema } from '../../protocol/hall/directory.ts';
import { cameraIdSchema, type CameraId } from '../../protocol/ids.ts';
import { launchBrowser } from '../support/browser.ts';
import { connectClient, post, type HallClient } from '../support/hallClient.ts';
import { demoPassword, makeDataFolder, startHallServer } from '../support/hallServer.ts';
import { spawnCameraSimulator } from '../support/spawnCameraSimulator.ts';
import { WallWindow } from '../support/WallWindow.ts';
import { WireTap } from '../support/WireTap.ts';
import { figureOf, type Figure } from './Figure.ts';

const clicks = 60;
const vanishings = 20;
const freeWithinMs = 5_000;
const right = { pan: 0.2, tilt: 0, zoom: 0 };
const noYardstick = { name: 'none yet', value: null };

/**
 * ptz.click: from the press of a tile's arrow in real Chromium (the event's own time) to the ONVIF ContinuousMove on the
 * wire to the camera. ptz.deadman: from the last word of an operator who vanishes to the camera telling that it stands,
 * asked without pause; `silent` stays connected and says nothing more, `cut` loses its connection.
 */
export async function measurePtz(): Promise<Figure[]> {
  const folder = makeDataFolder();
  const closers: (() => unknown)[] = [() => folder.remove()];
  try {
    const simulator = await spawnCameraSimulator();
    closers.push(() => simulator.close());
    const tap = await WireTap.create(simulator.description.onvifPort);
    closers.push(() => tap.close());
    const server = await startHallServer({ dataFolder: folder.path });
    closers.push(() => server.stop());
    const watcher = await connectClient(server.url, 'zhihui');
    closers.push(() => watcher.close());
    const cameraId = await turningCamera(server.url, watcher);
    const source = simulator.description.cameras.find(({ id }) => id === cameraId);
    if (source === undefined) throw new Error(`The simulator has no ${cameraId}`);
    await setSource(server.url, cameraId, {
      driver: 'rtsp',
      mainUrl: source.mainUrl,
      subUrl: source.subUrl,
      onvifUrl: source.onvifUrl.replace(`:${simulator.description.onvifPort}/`, `:${tap.port}/`),
      username: simulator.username,
      password: simulator.password,
    });
    const placed = await watcher.command({
      ...{ type: 'placeOnTile', wallId: 'main', display: 0, tile: 0 },
      ...{ content: { kind: 'camera', cameraId }, expect: 0 },
    });
    if (!placed.ok) throw new Error(`The camera is not on the wall: ${placed.rejection.reason}`);
    const browser = await launchBrowser();
    closers.push(() => browser.close());
    const window = await WallWindow.open(await browser.newContext(), server.url);
    await window.logIn('shipin');
    await window.page.waitForSelector('[data-tile="0"] [data-condition=live]', { timeout: 60_000 });
    const pressed = await timeClicks(window.page, tap);
    await window.page.close();
    await untilFree(watcher, cameraId);

    const silent: number[] = [];
    const cut: number[] = [];
    for (let run = 0; run < vanishings; run += 1) {
      const cutter = await connectClient(server.url, 'diaodu');
      cut.push(await timeVanishing(cutter, watcher, cameraId, () => terminate(cutter)));
      await untilFree(watcher, cameraId);
      const silencer = await connectClient(server.url, 'diaodu');
      silent.push(await timeVanishing(silencer, watcher, cameraId, () => undefined));
      await silencer.call('ptz.release', { cameraId });
      silencer.close();
    }
    const conditions = 'loopback, two cores shared with Chromium (software rendering) and the simulated cameras';
    const goal = 'max <= 1000';
    return [
      figureOf({
        id: 'ptz.click',
        unit: 'ms',
        samples: pressed,
        goal: 'p95 <= 50',
        yardstick: noYardstick,
        conditions,
      }),
      figureOf({ id: 'ptz.deadman.silent', unit: 'ms', samples: silent, goal, yardstick: noYardstick, conditions }),
      figureOf({ id: 'ptz.deadman.cut', unit: 'ms', samples: cut, goal, yardstick: noYardstick, conditions }),
    ];
  } finally {
    for (const close of closers.reverse()) await close();
  }
}

async function timeClicks(page: Page, tap: WireTap): Promise<number[]> {
  const tile = page.locator('[data-tile="0"] > *');
  await tile.hover();
  await page.evaluate(() => {
    addEventListener(
      'pointerdown',
      (event) => (document.title = String(performance.timeOrigin + event.timeStamp)),
      true,
    );
  });
  await tile.locator('[data-way=right]').hover();
  const samples: number[] = [];
  // The first connects to the camera; it is not what an operator meets again and again.
  for (let run = -1; run < clicks; run += 1) {
    const moved = tap.next('<ContinuousMove');
    await page.mouse.down();
    const movedAt = await moved;
    const pressedAt = Number(await page.title());
    const stopped = tap.next('<Stop');
    await page.mouse.up();
    await stopped;
    if (run >= 0) samples.push(movedAt - pressedAt);
  }
  return samples;
}

async function timeVanishing(
  seat: HallClient,
  watcher: HallClient,
  cameraId: CameraId,
  vanish: () => void,
): Promise<number> {
  for (let renewal = 0; renewal < 3; renewal += 1) await seat.call('ptz.move', { cameraId, ...right });
  const lastWord = performance.now();
  await seat.call('ptz.move', { cameraId, ...right });
  if (!(await watcher.call('ptz.pose', { cameraId })).isMoving) throw new Error('The camera did not move');
  vanish();
  while ((await watcher.call('ptz.pose', { cameraId })).isMoving)
    await new Promise((resolve) => setTimeout(resolve, 8));
  return performance.now() - lastWord;
}

/** A seat that is gone leaves its camera a moment after the camera stands: it is stopped before it is free. */
async function untilFree(watcher: HallClient, cameraId: CameraId): Promise<void> {
  const endAt = performance.now() + freeWithinMs;
  while ((await watcher.call('ptz.leases', {}))[cameraId] !== undefined) {
    if (performance.now() > endAt) throw new Error(`${cameraId} is still held ${freeWithinMs} ms after its seat left`);
    await new Promise((resolve) => setTimeout(resolve, 8));
  }
}

/** Cuts the connection beneath Socket.IO, as when the computer loses its power. */
function terminate({ socket }: HallClient): void {
  const { transport } = socket.io.engine as unknown as { transport: { ws: { terminate(): void } } };
  transport.ws.terminate();
}

async function turningCamera(url: string, { cookie }: HallClient): Promise<CameraId> {
  const response = await fetch(`${url}/api/directory`, { headers: { cookie } });
  const { cameras } = directorySchema.parse(await response.json());
  return cameraIdSchema.parse(cameras.find(({ ptz }) => ptz !== null)?.id);
}

async function setSource(url: string, cameraId: CameraId, source: Record<string, string>): Promise<void> {
  const { cookie } = await post(url, '/api/login', { username: 'xitong', password: demoPassword });
  const response = await fetch(`${url}/api/cameras/${cameraId}/source`, {
    method: 'PUT',
    headers: { 'content-type': 'application/json', cookie },
    body: JSON.stringify(source),
  });
  if (!response.ok) throw new Error(`The source of ${cameraId} could not be set: ${response.status}`);
}

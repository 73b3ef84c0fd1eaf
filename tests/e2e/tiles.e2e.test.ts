import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { PNG } from 'pngjs';
import type { Browser, Download } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { snapshotSidecarSchema } from '../../protocol/snapshot/snapshot.ts';
import { launchBrowser } from '../support/browser.ts';
import { makeDataFolder, startHallServer, type HallServer } from '../support/hallServer.ts';
import { readLiveCameras } from '../support/readLiveCameras.ts';
import { readAudit } from '../support/readAudit.ts';
import { WallWindow } from '../support/WallWindow.ts';

const until = { timeout: 60_000, interval: 250 };
const opened: (() => unknown)[] = [];
let server: HallServer;
let wall: WallWindow;
let camera: string;

/** One that does not turn, so that plus and minus are the picture's own. */
function fixedLiveCamera(): string {
  const file = new URL('../../resources/city/cameras.json', import.meta.url);
  const cameras = JSON.parse(readFileSync(file, 'utf8')) as { id: string; ptz: unknown }[];
  const live = readLiveCameras();
  const fixed = cameras.find(({ id, ptz }) => ptz === null && live.includes(id));
  return fixed?.id ?? expect.unreachable('the demo has a live camera that does not turn');
}

const tileState = async () => (await wall.tiles())[0];
const choose = async (words: string) => {
  await wall.tile(0).focus();
  await wall.page.keyboard.press('Shift+F10');
  await wall.page.getByRole('menuitem', { name: words }).click();
};

beforeAll(async () => {
  const folder = makeDataFolder();
  opened.push(() => folder.remove());
  camera = fixedLiveCamera();
  server = await startHallServer({ dataFolder: folder.path });
  opened.push(() => server.stop());
  const browser: Browser = await launchBrowser();
  opened.push(() => browser.close());
  wall = await WallWindow.open(browser, server.url);
  await wall.logIn('shipin');
  await wall.whenShown();
  await wall.drop(0, camera);
  await wall.page.locator('.tile[data-condition="live"]').waitFor({ timeout: 60_000 });
});

afterAll(async () => {
  for (const close of opened.reverse()) await close();
});

test('the wheel enlarges the picture for this page alone with the main stream, a drag moves it, 0 gives it back', async () => {
  const tile = wall.tile(0);
  const picture = tile.locator('.tile-picture');
  const transform = () => picture.evaluate((element) => (element as HTMLElement).style.transform);
  // To whole shares: the wheel stood on a whole pixel.
  const placed = async () =>
    [...(await transform()).matchAll(/-?[\d.]+/g)].map(([number]) => Math.round(Number(number)) + 0);
  const box = (await tile.boundingBox()) ?? expect.unreachable('the tile is laid out');
  const middle = { x: box.x + box.width / 2, y: box.y + box.height / 2 };
  await wall.page.mouse.move(middle.x, middle.y);
  await wall.page.mouse.wheel(0, -400);
  await wall.page.getByText('数字变焦 ×2.0').waitFor();
  await expect.poll(async () => (await tileState())?.stream, until).toBe('main');
  expect(await placed()).toEqual([0, 0, 2]);
  await wall.page.mouse.down();
  await wall.page.mouse.move(middle.x + box.width / 4, middle.y, { steps: 4 });
  await wall.page.mouse.up();
  expect(await placed()).toEqual([25, 0, 2]);
  await tile.focus();
  await wall.page.keyboard.press('+');
  await wall.page.getByText('数字变焦 ×2.5').waitFor();
  await wall.page.keyboard.press('0');
  await expect.poll(transform).toBe('');
  expect(await wall.layout()).toBe('4');
  expect((await tileState())?.cameraId).toBe(camera);
});

test('a snapshot is saved in full size with its sidecar, marked in the file and named in the audit log', async () => {
  const downloads: Download[] = [];
  wall.page.on('download', (download) => downloads.push(download));
  await choose('截图');
  await expect.poll(() => downloads.length, until).toBe(2);
  const files = await Promise.all(
    downloads.map(async (download) => ({
      name: download.suggestedFilename(),
      bytes: readFileSync(await download.path()),
    })),
  );
  const bytesOf = (ending: string) =>
    files.find(({ name }) => name.endsWith(ending))?.bytes ?? expect.unreachable(`no ${ending}`);
  const picture = bytesOf('.png');
  const sidecar = snapshotSidecarSchema.parse(JSON.parse(bytesOf('.json').toString()));
  expect(sidecar).toMatchObject({
    cameraId: camera,
    stream: 'main',
    widthPx: 1280,
    heightPx: 720,
    sizeBytes: picture.length,
    sha256: createHash('sha256').update(picture).digest('hex'),
    purpose: { kind: 'watch' },
    operator: { role: 'videoOperator' },
    incidentId: null,
  });
  const { width, height } = PNG.sync.read(picture, { checkCRC: true });
  expect([width, height]).toEqual([1280, 720]);
  expect(picture.includes(Buffer.from(`Watermark\0\0\0\0\0${sidecar.watermark}`))).toBe(true);
  expect(sidecar.watermark).toContain('视频席');
  const audit = await readAudit(server.url);
  expect(audit.map(({ event }) => event)).toContainEqual(
    expect.objectContaining({ type: 'snapshotSaved', cameraId: camera, sha256: sidecar.sha256 }),
  );
  await wall.page.getByText('截图已保存').waitFor();
});

test('the recent past is replayed on the tile with its age, its controls and the watermark, and is written down', async () => {
  const keptMs = () =>
    wall.page.evaluate(async (id) => {
      const response = await fetch(`/api/cameras/${id}/recent?stream=sub&from=0`);
      // An answer left unread keeps its connection, and a page has six.
      await response.arrayBuffer();
      const { headers } = response;
      return Number(headers.get('x-recent-to')) - Number(headers.get('x-recent-from'));
    }, camera);
  await expect.poll(keptMs, { timeout: 60_000, interval: 1_000 }).toBeGreaterThan(25_000);
  await choose('回放最近两分钟');
  const replay = wall.tile(0).locator('.tile-replay');
  const behind = async () => Number(await replay.getAttribute('data-behind'));
  await expect.poll(behind, until).toBeGreaterThanOrEqual(8);
  await replay.getByText(/^回放 −\d+ s$/).waitFor();
  const frames = () =>
    replay.locator('video').evaluate((video) => (video as HTMLVideoElement).getVideoPlaybackQuality().totalVideoFrames);
  const from = await frames();
  await expect.poll(frames, until).toBeGreaterThan(from + 5);
  await expect.poll(() => wall.tile(0).locator('.tile-watermark').isVisible(), until).toBe(true);
  const before = await behind();
  await replay.getByRole('button', { name: '−10 s' }).click();
  await expect.poll(behind, until).toBeGreaterThanOrEqual(before + 5);
  await replay.getByRole('button', { name: '暂停' }).click();
  const paused = await behind();
  // What stands still grows older, and says so.
  await expect.poll(behind, until).toBeGreaterThan(paused + 1);
  await replay.getByRole('button', { name: '回到实时' }).click();
  await expect.poll(() => replay.count(), until).toBe(0);
  expect((await tileState())?.condition).toBe('live');
  const audit = await readAudit(server.url);
  expect(audit.map(({ event }) => event)).toContainEqual(
    expect.objectContaining({ type: 'cameraReplayed', cameraId: camera, purpose: { kind: 'watch' } }),
  );
  expect(wall.errors).toEqual([]);
});

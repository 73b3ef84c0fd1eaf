import { afterAll, beforeAll, expect, test } from 'vitest';
import { GstreamerCamera } from '../../../support/gstreamerCamera/GstreamerCamera.ts';
import { MediaBench, show, waitForFrames, waitForTile } from '../../../support/mediaPage/MediaBench.ts';
import { TcpProxy } from '../../../support/TcpProxy.ts';

let bench: MediaBench;
let camera: GstreamerCamera;
let proxy: TcpProxy;

beforeAll(async () => {
  [bench, camera] = await Promise.all([MediaBench.create({ lingerMs: 10_000 }), GstreamerCamera.create()]);
  proxy = await TcpProxy.create(camera.port);
  for (const id of ['cam-1', 'cam-2', 'cam-3']) {
    bench.setCamera(id, (stream) => ({ url: `rtsp://127.0.0.1:${proxy.port}/${stream}`, credentials: null }));
  }
});

afterAll(async () => {
  await bench.close();
  await proxy.close();
  await camera.close();
});

const tiles = ['cam-1', 'cam-2', 'cam-3'];

test.each(['worker', 'ingest'] as const)('all tiles are live again after the %s process was killed', async (victim) => {
  const page = await bench.open(`page-${victim}`);
  for (const tile of tiles) await show(page, tile, tile);
  for (const tile of tiles) await waitForFrames(page, tile, 5);
  const pid = victim === 'worker' ? bench.exchange.workerPids[0] : bench.exchange.ingestPid;
  expect(pid).toBeGreaterThan(0);
  const sessions = proxy.accepted;
  const before = await page.page.evaluate(() =>
    [...document.querySelectorAll('video')].map((video) => (video.srcObject as MediaStream | null)?.id),
  );
  process.kill(pid ?? 0, 'SIGKILL');
  await page.page.waitForFunction(
    (old) => {
      const now = [...document.querySelectorAll('video')];
      return (
        now.length === old.length && now.every((video) => !old.includes((video.srcObject as MediaStream | null)?.id))
      );
    },
    before,
    { timeout: 30_000 },
  );
  for (const tile of tiles) await waitForTile(page, tile, 'live');
  for (const tile of tiles) await waitForFrames(page, tile, 5);
  // The cameras need not know that a worker died: their sessions are kept.
  expect(proxy.accepted - sessions).toBe(victim === 'worker' ? 0 : tiles.length);
  await page.close();
});

test('a page whose line to the media plant broke makes another by itself', async () => {
  const page = await bench.open('page-line');
  for (const tile of tiles) await show(page, tile, tile);
  for (const tile of tiles) await waitForFrames(page, tile, 5);
  const before = await page.page.evaluate(() => document.querySelector('video')?.srcObject instanceof MediaStream);
  expect(before).toBe(true);
  // The server gives the page's only line up; nothing tells the page but the line itself.
  await page.page.evaluate(() => {
    for (const video of document.querySelectorAll('video')) video.dataset['of'] = 'before';
    return window.mediaCall('media.createTransport', { direction: 'receive' });
  });
  await page.page.waitForFunction(
    (count) => document.querySelectorAll('video:not([data-of])').length === count,
    tiles.length,
    { timeout: 45_000 },
  );
  for (const tile of tiles) await waitForTile(page, tile, 'live');
  for (const tile of tiles) await waitForFrames(page, tile, 5);
  await page.close();
});

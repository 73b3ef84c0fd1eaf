import { afterAll, beforeAll, expect, test } from 'vitest';
import { GstreamerCamera } from '../../../support/gstreamerCamera/GstreamerCamera.ts';
import { MediaBench, show, waitForFrames, waitForTile } from '../../../support/mediaPage/MediaBench.ts';

const credentials = { username: 'operator', password: 'correct horse' };
let bench: MediaBench;
let camera: GstreamerCamera;

beforeAll(async () => {
  [bench, camera] = await Promise.all([
    MediaBench.create({ workerCount: 2 }),
    GstreamerCamera.create({ user: credentials.username, password: credentials.password }),
  ]);
  bench.setCamera('cam-1', (stream) => ({ url: camera.url(stream), credentials }));
  bench.setCamera('cam-wrong', (stream) => ({
    url: camera.url(stream),
    credentials: { ...credentials, password: 'x' },
  }));
  bench.setCamera('cam-none', () => null);
});

afterAll(async () => {
  await Promise.all([bench.close(), camera.close()]);
});

test('pages decode a camera behind a password, share one pull across workers, and let it go', async () => {
  const pages = await Promise.all([bench.open('one'), bench.open('two'), bench.open('three')]);
  await Promise.all(pages.map((page) => show(page, 'tile', 'cam-1')));
  await Promise.all(pages.map((page) => waitForTile(page, 'tile', 'live')));
  await Promise.all(pages.map((page) => waitForFrames(page, 'tile', 20)));
  expect(bench.exchange.streamCount).toBe(1);
  expect(bench.exchange.streamState('cam-1' as never, 'sub')).toMatchObject({ phase: 'live', width: 640, height: 360 });
  await Promise.all(pages.map((page) => page.close()));
  await expect.poll(() => bench.exchange.streamCount).toBe(0);
});

test('a tile changes to the main stream without losing its picture, and gives the sub-stream back', async () => {
  const one = await bench.open('swap');
  await show(one, 'tile', 'cam-1');
  await waitForFrames(one, 'tile', 5);
  await show(one, 'tile', 'cam-1', 'main');
  await one.page.waitForFunction(() => window.media.view('tile').state().shownStream === 'main');
  const seen = await one.page.evaluate(() =>
    window.media.states['tile']?.map(({ phase, shownStream }) => [phase, shownStream]),
  );
  const first = seen?.findIndex(([phase]) => phase === 'live') ?? -1;
  expect(first).toBeGreaterThan(-1);
  expect(seen?.slice(first).filter(([phase, shown]) => phase !== 'live' || shown === null)).toEqual([]);
  expect(await one.page.evaluate(() => window.media.view('tile').video?.videoWidth)).toBe(1280);
  expect(await one.page.evaluate(() => document.querySelectorAll('video').length)).toBe(1);
  await expect.poll(() => bench.exchange.streamState('cam-1' as never, 'sub')).toBeNull();
  await one.close();
});

test('a tile nobody sees receives nothing, and is live again when seen', async () => {
  const one = await bench.open('hidden');
  await show(one, 'tile', 'cam-1');
  await waitForFrames(one, 'tile', 5);
  await one.page.evaluate(() => window.media.view('tile').setPaused(true));
  const bytes = () => one.page.evaluate(async () => (await window.media.view('tile').stats())?.bytesReceived ?? -1);
  let before = -2;
  await expect
    .poll(
      async () => {
        const now = await bytes();
        const isQuiet = now === before;
        before = now;
        return isQuiet;
      },
      { interval: 500 },
    )
    .toBe(true);
  const frames = await one.page.evaluate(
    () => window.media.view('tile').video?.getVideoPlaybackQuality().totalVideoFrames ?? 0,
  );
  await one.page.evaluate(() => window.media.view('tile').setPaused(false));
  await waitForFrames(one, 'tile', frames + 10);
  await one.close();
});

test('a tile at low rate gets key frames only without losing its picture, and every frame again when asked', async () => {
  const one = await bench.open('low');
  await show(one, 'tile', 'cam-1');
  await waitForFrames(one, 'tile', 5);
  const isLowRate = () => one.page.evaluate(() => window.media.view('tile').state().isLowRate);
  const decoded = () => one.page.evaluate(async () => (await window.media.view('tile').stats()) ?? null);
  await one.page.evaluate(() => window.media.view('tile').setLowRate(true));
  await expect.poll(isLowRate, { timeout: 20_000 }).toBe(true);
  await expect.poll(async () => (await decoded())?.framesDecoded ?? 0, { timeout: 30_000 }).toBeGreaterThan(2);
  const low = await decoded();
  expect(low?.keyFramesDecoded).toBe(low?.framesDecoded);
  await one.page.evaluate(() => window.media.view('tile').setLowRate(false));
  await expect.poll(isLowRate, { timeout: 20_000 }).toBe(false);
  await waitForFrames(one, 'tile', 20);
  const full = await decoded();
  expect(full?.keyFramesDecoded).toBeLessThan(full?.framesDecoded ?? 0);
  const phases = await one.page.evaluate(() => window.media.states['tile']?.map(({ phase }) => phase) ?? []);
  expect(phases.slice(phases.indexOf('live')).filter((phase) => phase !== 'live')).toEqual([]);
  expect(await one.page.evaluate(() => document.querySelectorAll('video').length)).toBe(1);
  await one.close();
  await expect.poll(() => bench.exchange.streamCount).toBe(0);
});

test('a wrong password, a missing address and an unknown camera are each named on the tile', async () => {
  const one = await bench.open('named');
  await show(one, 'wrong', 'cam-wrong');
  await show(one, 'none', 'cam-none');
  await show(one, 'unknown', 'cam-of-nowhere');
  await waitForTile(one, 'wrong', 'failed', 'unauthorized');
  await waitForTile(one, 'none', 'failed', 'notConfigured');
  await waitForTile(one, 'unknown', 'failed', 'cameraUnknown');
  await one.close();
});

test('a malformed call is refused in words, and the peer goes on', async () => {
  const one = await bench.open('malformed');
  const refusals = await one.page.evaluate(() =>
    Promise.all([
      window.mediaCall('media.createTransport', { direction: 'sideways' }),
      window.mediaCall('media.connectTransport', { transportId: 'x', dtlsParameters: { fingerprints: [] } }),
      window.mediaCall('media.resumeConsumer', { consumerId: 'nobody' }),
      window.mediaCall('media.watchCamera', null),
      window.mediaCall('media.everything', {}),
    ]),
  );
  expect(refusals).toEqual([
    { rejection: { code: 'malformed', reason: 'mediaInput' } },
    { rejection: { code: 'malformed', reason: 'mediaInput' } },
    { rejection: { code: 'notFound', reason: 'mediaUnknown' } },
    { rejection: { code: 'malformed', reason: 'mediaInput' } },
    { rejection: { code: 'malformed', reason: 'unknownCall' } },
  ]);
  await show(one, 'tile', 'cam-1');
  await waitForTile(one, 'tile', 'live');
  await one.close();
});

test('a second viewer sees a picture long before the next key frame', async () => {
  const slow = await GstreamerCamera.create({ gop: 3000 });
  bench.setCamera('cam-slow', (stream) => ({ url: slow.url(stream), credentials: null }));
  const one = await bench.open('first-viewer');
  await show(one, 'tile', 'cam-slow');
  await waitForFrames(one, 'tile', 5);
  const two = await bench.open('second-viewer');
  await show(two, 'tile', 'cam-slow');
  // The next key frame of this camera is more than three minutes away.
  await waitForFrames(two, 'tile', 5);
  await one.close();
  await two.close();
  await slow.close();
});

test('a main stream in H.265 gives way to the sub-stream, and says why', async () => {
  const modern = await GstreamerCamera.create({ codec: 'h265' });
  bench.setCamera('cam-modern', (stream) =>
    stream === 'main' ? { url: modern.url('main'), credentials: null } : { url: camera.url('sub'), credentials },
  );
  const one = await bench.open('modern');
  await show(one, 'tile', 'cam-modern', 'main');
  await waitForFrames(one, 'tile', 5);
  expect(await one.page.evaluate(() => window.media.view('tile').state())).toMatchObject({
    phase: 'live',
    shownStream: 'sub',
    wantedStream: 'main',
    substituteReason: 'h265',
    server: { phase: 'live', codec: 'H264 42c016' },
  });
  await one.close();
  await modern.close();
});

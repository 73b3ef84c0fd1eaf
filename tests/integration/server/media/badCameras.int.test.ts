import { afterAll, beforeAll, test } from 'vitest';
import { GstreamerCamera } from '../../../support/gstreamerCamera/GstreamerCamera.ts';
import { MediaBench, show, waitForFrames, waitForTile } from '../../../support/mediaPage/MediaBench.ts';
import type { MediaPage } from '../../../support/mediaPage/openMediaPage.ts';
import { RtspImpostor } from '../../../support/RtspImpostor.ts';
import { TcpProxy } from '../../../support/TcpProxy.ts';

let bench: MediaBench;
let one: MediaPage;
const closers: (() => Promise<void>)[] = [];

beforeAll(async () => {
  bench = await MediaBench.create();
  one = await bench.open('one');
});

afterAll(async () => {
  await bench.close();
  await Promise.all(closers.map((close) => close()));
});

function at(cameraId: string, url: string): void {
  bench.setCamera(cameraId, () => ({ url, credentials: null }));
}

test.each([
  ['h265', 'h265'],
  ['mjpeg', 'unsupportedCodec'],
  ['h264-bframes', 'bFrames'],
] as const)('a camera that sends %s is named %s on the tile', async (codec, reason) => {
  const camera = await GstreamerCamera.create({ codec });
  closers.push(() => camera.close());
  at(`cam-${codec}`, camera.url('sub'));
  await show(one, codec, `cam-${codec}`);
  await one.page.waitForFunction(
    ([tile, wanted]) => {
      const { phase, reason: named } = window.media.view(tile).state();
      return (phase === 'failed' || phase === 'stale') && named === wanted;
    },
    [codec, reason] as const,
    { timeout: 30_000 },
  );
});

/** An answer with the number of the request, as the protocol wants it. */
function answering(head: string): (request: string) => string {
  return (request) => `RTSP/1.0 ${head}\r\nCSeq: ${/CSeq: (\d+)/.exec(request)?.[1] ?? '0'}\r\n\r\n`;
}

test.each([
  ['garbage', () => Buffer.alloc(100_000, 0xaa), 'badAnswer'],
  ['an endless header', () => Buffer.alloc(40_000, 'RTSP/1.0 200 OK\r\nX: y\r\n'), 'badAnswer'],
  ['a description of nothing', answering('200 OK'), 'badAnswer'],
  ['nothing, ever', () => null, 'responseTimeout'],
  ['that it is not there', answering('404 Not Found'), 'notFound'],
  ['that it has too many viewers', answering('453 Not Enough Bandwidth'), 'refused'],
  ['a redirect to itself', answering('302 Found\r\nLocation: /sub'), 'tooManyRedirects'],
])('a camera that answers %s is named on the tile', async (name, answerTo, reason) => {
  const impostor = await RtspImpostor.create(answerTo);
  closers.push(() => impostor.close());
  const cameraId = `cam-${name.replaceAll(/[^a-z]/g, '-')}`;
  at(cameraId, impostor.url);
  await show(one, name, cameraId);
  await waitForTile(one, name, 'failed', reason);
});

test('an address where nobody listens, and one that is no address, are named on the tile', async () => {
  const proxy = await TcpProxy.create(1);
  const { port } = proxy;
  await proxy.close();
  at('cam-closed', `rtsp://127.0.0.1:${port}/sub`);
  at('cam-typo', 'http//camera');
  await show(one, 'closed', 'cam-closed');
  await show(one, 'typo', 'cam-typo');
  await waitForTile(one, 'closed', 'failed', 'unreachable');
  await waitForTile(one, 'typo', 'failed', 'badAddress');
});

test('a camera whose line is cut, or that freezes with the line up, is called stale and comes back', async () => {
  const camera = await GstreamerCamera.create();
  const proxy = await TcpProxy.create(camera.port);
  closers.push(
    () => proxy.close(),
    () => camera.close(),
  );
  at('cam-drops', `rtsp://127.0.0.1:${proxy.port}/sub`);
  await show(one, 'drops', 'cam-drops');
  await waitForFrames(one, 'drops', 10);
  const frames = () =>
    one.page.evaluate(() => window.media.view('drops').video?.getVideoPlaybackQuality().totalVideoFrames ?? 0);

  proxy.cut();
  await waitForTile(one, 'drops', 'stale', 'disconnected');
  await waitForTile(one, 'drops', 'live');
  await waitForFrames(one, 'drops', (await frames()) + 10);

  proxy.freeze();
  await waitForTile(one, 'drops', 'stale', 'noFrames');
  await waitForTile(one, 'drops', 'live');
  await waitForFrames(one, 'drops', (await frames()) + 10);
});

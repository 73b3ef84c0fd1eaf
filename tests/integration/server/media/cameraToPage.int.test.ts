import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { cameraIdSchema, type CameraId } from '../../../../protocol/ids.ts';
import { Rejected } from '../../../../protocol/wire/rejection.ts';
import { MediaExchange, type VideoAddress } from '../../../../server/media/index.ts';
import { launchBrowser } from '../../../support/browser.ts';
import { GstreamerCamera } from '../../../support/gstreamerCamera/GstreamerCamera.ts';
import { openMediaPage, type MediaPage } from '../../../support/mediaPage/openMediaPage.ts';
import { silentLog } from '../../../../server/media/MediaLog.ts';

const cameraId = cameraIdSchema.parse('cam-1');
const addresses = new Map<CameraId, (stream: 'main' | 'sub') => VideoAddress | null>();
let browser: Browser;
let exchange: MediaExchange;
let camera: GstreamerCamera;

beforeAll(async () => {
  [browser, camera, exchange] = await Promise.all([
    launchBrowser(),
    GstreamerCamera.create({ user: 'operator', password: 'correct horse' }),
    MediaExchange.create({
      log: silentLog,
      listens: [{ ip: '127.0.0.1' }],
      port: 0,
      lingerMs: 200,
      resolveVideo: (id, stream) => {
        const address = addresses.get(id);
        if (address === undefined) throw new Rejected('notFound', 'cameraUnknown');
        return address(stream);
      },
    }),
  ]);
  const credentials = { username: 'operator', password: 'correct horse' };
  addresses.set(cameraId, (stream) => ({ url: camera.url(stream), credentials }));
});

afterAll(async () => {
  await Promise.all([browser.close(), camera.close(), exchange.close()]);
});

async function framesOf(opened: MediaPage, name: string): Promise<number> {
  return opened.page.evaluate(
    (viewName) => window.media.view(viewName).video?.getVideoPlaybackQuality().totalVideoFrames ?? 0,
    name,
  );
}

async function show(opened: MediaPage, name: string, id: string, stream: 'main' | 'sub'): Promise<void> {
  await opened.page.evaluate(
    ([viewName, target, which]) =>
      window.media.view(viewName).show({ cameraId: target as never, stream: which, purpose: { kind: 'watch' } }),
    [name, id, stream] as const,
  );
}

async function waitForPhase(opened: MediaPage, name: string, phase: string): Promise<void> {
  await opened.page.waitForFunction(
    ([viewName, wanted]) => window.media.view(viewName).state().phase === wanted,
    [name, phase] as const,
    { timeout: 30_000 },
  );
}

test('a page decodes a camera behind a password, and two pages share one pull', async () => {
  const [one, two] = await Promise.all([
    openMediaPage({ browser, exchange, peerId: 'one' }),
    openMediaPage({ browser, exchange, peerId: 'two' }),
  ]);
  await Promise.all([show(one, 'tile', cameraId, 'sub'), show(two, 'tile', cameraId, 'sub')]);
  await Promise.all([waitForPhase(one, 'tile', 'live'), waitForPhase(two, 'tile', 'live')]);
  await expect.poll(() => framesOf(one, 'tile'), { timeout: 15_000 }).toBeGreaterThan(20);
  await expect.poll(() => framesOf(two, 'tile'), { timeout: 15_000 }).toBeGreaterThan(20);
  expect(exchange.streamCount).toBe(1);
  await Promise.all([one.close(), two.close()]);
  await expect.poll(() => exchange.streamCount).toBe(0);
});

import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { rolldown } from 'rolldown';
import type { SendMediaNotice } from '../../../protocol/media/mediaNotices.ts';
import { Rejected } from '../../../protocol/wire/rejection.ts';
import { handleMediaCall, isMediaCallName, type MediaExchange, type MediaPeer } from '../../../server/media/index.ts';

export type MediaPage = { page: Page; peer: MediaPeer; close: () => Promise<void> };

let bundle: Promise<string> | null = null;

/** A page in real Chromium that holds the renderer's media classes on `window.media`, joined to a media exchange. */
export async function openMediaPage(options: {
  browser: Browser;
  exchange: MediaExchange;
  peerId: string;
}): Promise<MediaPage> {
  const script = await (bundle ??= bundlePage());
  const server = createServer((request, response) => {
    const isScript = request.url === '/page.js';
    response.setHeader('content-type', isScript ? 'text/javascript' : 'text/html');
    response.end(isScript ? script : '<!doctype html><body><script type="module" src="/page.js"></script>');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const context = await options.browser.newContext({ permissions: ['microphone'] });
  const page = await context.newPage();
  const notify: SendMediaNotice = (name, body) => {
    page
      .evaluate(([noticeName, notice]) => window.media.connection.hear(noticeName, notice), [name, body] as const)
      .catch(() => undefined);
  };
  const peer = options.exchange.createPeer({ peerId: options.peerId, notify });
  await page.exposeFunction('mediaCall', async (name: string, input: unknown) => {
    try {
      if (!isMediaCallName(name)) throw new Rejected('malformed', 'unknownCall');
      return { output: await handleMediaCall(peer, name, input) };
    } catch (cause) {
      if (cause instanceof Rejected) return { rejection: cause.toRejection() };
      throw cause;
    }
  });
  await page.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
  await page.waitForFunction(() => 'media' in window);
  return {
    page,
    peer,
    close: async () => {
      peer.close();
      await context.close();
      server.close();
      server.closeAllConnections();
    },
  };
}

async function bundlePage(): Promise<string> {
  const input = fileURLToPath(new URL('./page.ts', import.meta.url));
  const building = await rolldown({ input, platform: 'browser' });
  const { output } = await building.generate({ format: 'esm', codeSplitting: false });
  await building.close();
  return output[0].code;
}

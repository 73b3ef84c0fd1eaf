import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Server } from 'socket.io';
import { io, type Socket } from 'socket.io-client';
import { expect, test } from 'vitest';
import { createLog } from '../../../../server/log/index.ts';
import { SlowPages } from '../../../../server/socket/SlowPages.ts';

const message = 'x'.repeat(64 * 1024);
const waitMs = 30_000;

async function connect(url: string): Promise<Socket> {
  const socket = io(url, { transports: ['websocket'], forceNew: true });
  await new Promise((resolve, reject) => socket.once('connect', () => resolve(null)).once('connect_error', reject));
  return socket;
}

/** As a page whose tab is frozen: its connection stands, and nothing is taken from it. */
function freeze(socket: Socket): void {
  const transport = socket.io.engine.transport as unknown as { ws: { pause(): void } };
  transport.ws.pause();
}

test('a page that takes nothing in is cut off before the memory is full; one that does hears everything', async () => {
  const http = createServer();
  const server = new Server(http, { transports: ['websocket'] });
  const slowPages = new SlowPages({ server, log: createLog('silent'), mostWaitingBytes: 4 * 1024 * 1024, everyMs: 20 });
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(http.address() as AddressInfo).port}`;
  const good = await connect(url);
  const slow = await connect(url);
  let heard = 0;
  good.on('said', () => (heard += 1));
  const gone = new Promise<string>((resolve) => {
    server.sockets.sockets.get(slow.id ?? '')?.once('disconnect', resolve);
  });
  freeze(slow);

  let said = 0;
  let reason: string | null = null;
  void gone.then((why) => (reason = why));
  // At the pace of the page that listens, until the other is gone.
  await expect
    .poll(
      () => {
        if (said === heard) {
          server.emit('said', message);
          said += 1;
        }
        return reason;
      },
      { timeout: waitMs, interval: 1 },
    )
    .toBe('transport error');
  await expect.poll(() => heard, { timeout: waitMs }).toBe(said);
  expect(good.connected).toBe(true);

  good.disconnect();
  slow.disconnect();
  slowPages.close();
  await server.close();
});

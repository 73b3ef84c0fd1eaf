import { randomUUID } from 'node:crypto';
import { DatabaseSync } from 'node:sqlite';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { Server } from 'socket.io';
import { io } from 'socket.io-client';
import { launchBrowser } from '../support/browser.ts';
import { connectClient } from '../support/hallClient.ts';
import { demoPassword, makeDataFolder, startHallServer } from '../support/hallServer.ts';
import { figureOf, percentile, type Figure } from './Figure.ts';

const runs = 40;

/**
 * dispatch.phone: from the seat sending "dispatch" to the assignment standing on the phone's page in real Chromium; both
 * clocks are this machine's. The yardstick is a bare Socket.IO message to a second client after one fsynced insert.
 */
export async function measureDispatch(): Promise<Figure[]> {
  const folder = makeDataFolder();
  const server = await startHallServer({ dataFolder: folder.path });
  const browser = await launchBrowser();
  const seat = await connectClient(server.url, 'diaodu');
  const page = await browser.newPage({ viewport: { width: 390, height: 844 } });
  await page.goto(`${server.url}/field`);
  await page.getByTestId('field-username').fill('fire-01');
  await page.getByTestId('field-password').fill(demoPassword);
  await page.getByTestId('field-login').click();
  await page.getByTestId('field-duty-on').click();
  await page.getByTestId('field-duty-on').waitFor({ state: 'detached' });

  const samples: number[] = [];
  const bare: number[] = [];
  for (let run = 0; run < runs; run += 1) {
    bare.push(...(await timeBareMessages(1)));
    const incidentId = randomUUID();
    const assignmentId = randomUUID();
    await seat.command({
      type: 'reportIncident',
      incidentId,
      incidentType: 'fire',
      priority: 1,
      place: { lon: 112.9, lat: 29.4 },
      areaId: null,
      summary: `测速 ${run}`,
      source: 'desk',
    });
    await seat.command({ type: 'acceptIncident', incidentId, expect: 1 });
    await seat.command({ type: 'openIncident', incidentId, expect: 2 });
    const shownAt = page.evaluate(
      (summary) =>
        new Promise<number>((resolve) => {
          const look = (): void => {
            if (!document.body.innerText.includes(summary)) return;
            observer.disconnect();
            requestAnimationFrame(() => resolve(performance.timeOrigin + performance.now()));
          };
          const observer = new MutationObserver(look);
          observer.observe(document.body, { childList: true, subtree: true, characterData: true });
          look();
        }),
      `测速 ${run}`,
    );
    const sentAt = performance.timeOrigin + performance.now();
    const assignments = [{ assignmentId, unitId: 'unit-fire-01' }];
    await seat.command({ type: 'dispatchUnits', incidentId, expect: 3, order: '', assignments });
    samples.push((await shownAt) - sentAt);
    await seat.command({ type: 'recallAssignment', incidentId, expect: 4, assignmentId, reason: '测速' });
  }
  await browser.close();
  seat.close();
  await server.stop();
  folder.remove();
  return [
    figureOf({
      id: 'dispatch.phone',
      unit: 'ms',
      samples,
      goal: 'p95 <= 100, <= 2x',
      yardstick: { name: 'bare Socket.IO message + one fsync', value: percentile(bare, 0.5) },
      conditions: 'loopback, two cores shared with Chromium (software rendering); until the next frame of the page',
    }),
  ];
}

/** A message from one Socket.IO client to another through a server that first commits one row. */
async function timeBareMessages(count: number): Promise<number[]> {
  const folder = makeDataFolder();
  const database = new DatabaseSync(join(folder.path, 'bare.db'));
  database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; CREATE TABLE rows (body TEXT)');
  const insert = database.prepare('INSERT INTO rows VALUES (?)');
  const http = createServer();
  const sockets = new Server(http, { transports: ['websocket'] });
  sockets.on('connection', (socket) => {
    socket.on('send', (text: string) => {
      insert.run(text);
      sockets.emit('sent', text);
    });
  });
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(http.address() as AddressInfo).port}`;
  const [from, to] = [io(url, { transports: ['websocket'] }), io(url, { transports: ['websocket'], forceNew: true })];
  await Promise.all([from, to].map((socket) => new Promise((resolve) => socket.once('connect', () => resolve(null)))));
  const times: number[] = [];
  for (let message = -3; message < count; message += 1) {
    const startedAt = performance.now();
    const arrived = new Promise((resolve) => to.once('sent', resolve));
    from.emit('send', 'x'.repeat(400));
    await arrived;
    if (message >= 0) times.push(performance.now() - startedAt);
  }
  from.disconnect();
  to.disconnect();
  await sockets.close();
  database.close();
  folder.remove();
  return times;
}

import { randomUUID } from 'node:crypto';
import type { Page } from 'playwright-core';
import { launchBrowser } from '../support/browser.ts';
import { connectClient, type HallClient } from '../support/hallClient.ts';
import { demoPassword, makeDataFolder, startHallServer } from '../support/hallServer.ts';
import { TcpProxy } from '../support/TcpProxy.ts';
import { BareRejoin } from './dispatch/BareRejoin.ts';
import { reportMany } from './dispatch/reportMany.ts';
import { untilShown } from './dispatch/untilShown.ts';
import { figureOf, percentile, type Figure } from './Figure.ts';

const runs = 5;
const missed = 10_000;
const notesAtOnce = 250;
const incidents = 100;
const limitWaitMs = 200;
const pageTimeoutMs = 30_000;

/**
 * seat.rejoin: a seat's page in real Chromium loses its line, 10,000 entries are written, the line comes back. From the
 * moment the page says that it is online until the last of them is drawn; then the page compares itself with the server.
 * The yardstick, in turns: as many rows of the same size over bare Socket.IO to a page that parses them and shows one line.
 */
export async function measureRejoin(): Promise<Figure[]> {
  const folder = makeDataFolder();
  const server = await startHallServer({ dataFolder: folder.path });
  const cable = await TcpProxy.create(Number(new URL(server.url).port));
  const browser = await launchBrowser();
  const samples: number[] = [];
  const bareSamples: number[] = [];
  let bare: BareRejoin | null = null;
  try {
    await reportMany(server.url, incidents);
    const other = await connectClient(server.url, 'diaodu');
    const { snapshot } = await other.call('live.join', {});
    const ids = Object.keys(snapshot?.incidents ?? {});
    const page = await browser.newPage({ locale: 'zh-CN', viewport: { width: 1920, height: 1080 } });
    page.setDefaultTimeout(pageTimeoutMs);
    await page.goto(`http://127.0.0.1:${cable.port}/`);
    await page.getByTestId('login-username').fill('diaodu');
    await page.getByTestId('login-password').fill(demoPassword);
    await page.getByTestId('login-submit').click();
    await page.locator('[data-testid="line-state"][data-line="online"]').waitFor();
    for (let run = -1; run < runs; run += 1) {
      cable.hold();
      await page.locator('[data-testid="line-state"]:not([data-line="online"])').waitFor();
      const words = `断线后第 ${run + 2} 起`;
      await writeMissed(other, ids, words);
      // The row itself may stand below the others; the count of those at work is always in sight.
      const { shownAt } = await untilShown(page, `在办 ${incidents + run + 2}`);
      const onlineAt = page.evaluate(untilOnline);
      await page.evaluate(() => document.readyState);
      cable.release();
      const took = (await shownAt) - (await onlineAt);
      await demandSame(page);
      bare ??= await BareRejoin.create(browser, await anyEntry(other), missed);
      const bareTook = await bare.rejoin();
      if (run < 0) continue;
      samples.push(took);
      bareSamples.push(bareTook);
    }
    other.close();
  } finally {
    await bare?.close();
    await browser.close();
    await cable.close();
    await server.stop();
    folder.remove();
  }
  return [
    figureOf({
      id: 'seat.rejoin',
      unit: 'ms',
      samples,
      goal: '<= 1000, none missing or twice',
      yardstick: {
        name: 'as many rows over bare Socket.IO, to a page of one line',
        value: percentile(bareSamples, 0.5),
      },
      conditions: `${missed} entries missed, ${incidents} incidents; page in Chromium (software rendering) on the same cores; state compared with the server after each`,
    }),
  ];
}

async function anyEntry(seat: HallClient): Promise<string> {
  const { entries } = await seat.call('live.join', { afterSeq: incidents + 5 });
  const entry = entries.find(({ event }) => event.type === 'incidentNoteAdded');
  if (entry === undefined) throw new Error('Nothing was written');
  return JSON.stringify(entry);
}

/** The last of the entries is a new incident with these words. */
async function writeMissed(seat: HallClient, incidentIds: readonly string[], words: string): Promise<void> {
  for (let from = 0; from < missed - 1; from += notesAtOnce) {
    const count = Math.min(notesAtOnce, missed - 1 - from);
    await Promise.all(
      Array.from({ length: count }, (_, index) => {
        const incidentId = incidentIds[(from + index) % incidentIds.length];
        return demand(seat, { type: 'addIncidentNote', incidentId, noteId: randomUUID(), text: '处置进展正常' });
      }),
    );
  }
  const what = { incidentType: 'other', priority: 1, place: { lon: 112.9, lat: 29.4 }, areaId: null, source: 'desk' };
  await demand(seat, { type: 'reportIncident', incidentId: randomUUID(), ...what, summary: words });
}

function untilOnline(): Promise<number> {
  return new Promise((resolve) => {
    const check = (): void => {
      if (document.querySelector('[data-testid="line-state"][data-line="online"]') === null)
        requestAnimationFrame(check);
      else resolve(performance.timeOrigin + performance.now());
    };
    check();
  });
}

async function demandSame(page: Page): Promise<void> {
  await page.getByTestId('line-state').click();
  const shown = page.getByTestId('line-code').locator('[data-same]');
  await shown.waitFor();
  if ((await shown.getAttribute('data-same')) !== 'true')
    throw new Error('After the outage the page shows something else');
  await page.keyboard.press('Escape');
}

async function demand(seat: HallClient, command: Record<string, unknown>): Promise<void> {
  let reply = await seat.command(command);
  // One socket may send 2,000 a second; the missed ones are written as fast as that.
  while (!reply.ok && reply.rejection.code === 'rateLimited') {
    await new Promise((resolve) => setTimeout(resolve, limitWaitMs));
    reply = await seat.command(command);
  }
  if (!reply.ok) throw new Error(`A command of the bench was refused: ${JSON.stringify(reply)}`);
}

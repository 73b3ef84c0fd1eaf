import { randomUUID } from 'node:crypto';
import type { Page } from 'playwright-core';
import { incidentIdSchema } from '../../protocol/ids.ts';
import { launchBrowser } from '../support/browser.ts';
import { connectClient, type HallClient } from '../support/hallClient.ts';
import { demoPassword, makeDataFolder, startHallServer } from '../support/hallServer.ts';
import { BareHall } from './dispatch/BareHall.ts';
import { untilShown } from './dispatch/untilShown.ts';
import { figureOf, percentile, type Figure } from './Figure.ts';

const runs = 40;
const warmUpRuns = 3;
const putAwayTimeoutMs = 15_000;

/**
 * dispatch.phone: from the seat sending "dispatch" to the assignment standing on the phone's page in real Chromium; both
 * clocks are this machine's. The yardstick is a bare Socket.IO message to a page of one line after one fsynced insert, in
 * turns with ours.
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

  const bareHall = await BareHall.create(browser);
  const samples: number[] = [];
  const bare: number[] = [];
  try {
    for (let run = -warmUpRuns; run < runs; run += 1) {
      const words = `测速 ${run + 1_000}`;
      const message = await bareHall.message(words);
      const shown = await dispatchOnce(seat, page, words);
      if (run < 0) continue;
      bare.push(message);
      samples.push(shown);
    }
  } finally {
    await bareHall.close();
    await browser.close();
    seat.close();
    await server.stop();
    folder.remove();
  }
  return [
    figureOf({
      id: 'dispatch.phone',
      unit: 'ms',
      samples,
      goal: 'p95 <= 100, <= 2x',
      yardstick: { name: 'bare Socket.IO + one fsync, to a page of one line', value: percentile(bare, 0.5) },
      conditions: 'loopback, two cores shared with Chromium (software rendering); until the next frame of the page',
    }),
  ];
}

/** Reports, opens and dispatches one incident; milliseconds until its words stand on the phone. */
async function dispatchOnce(seat: HallClient, page: Page, summary: string): Promise<number> {
  const incidentId = randomUUID();
  const assignmentId = randomUUID();
  await demand(seat, {
    type: 'reportIncident',
    incidentId,
    incidentType: 'fire',
    priority: 1,
    place: { lon: 112.9, lat: 29.4 },
    areaId: null,
    summary,
    source: 'desk',
  });
  await demand(seat, { type: 'acceptIncident', incidentId, expect: 1 });
  await demand(seat, { type: 'openIncident', incidentId, expect: 2 });
  const { shownAt } = await untilShown(page, summary);
  const sentAt = performance.timeOrigin + performance.now();
  const assignments = [{ assignmentId, unitId: 'unit-fire-01' }];
  const [shown] = await Promise.all([
    shownAt,
    demand(seat, { type: 'dispatchUnits', incidentId, expect: 3, order: '', assignments }),
  ]);
  const { snapshot } = await seat.call('live.join', {});
  const expect = snapshot?.incidents[incidentIdSchema.parse(incidentId)]?.version;
  await demand(seat, { type: 'recallAssignment', incidentId, expect, assignmentId, reason: '测速' });
  await page.getByTestId('field-put-away').click({ timeout: putAwayTimeoutMs });
  return shown - sentAt;
}

async function demand(seat: HallClient, command: Record<string, unknown>): Promise<void> {
  const reply = await seat.command(command);
  if (!reply.ok) throw new Error(`A command of the bench was refused: ${JSON.stringify(reply)}`);
}

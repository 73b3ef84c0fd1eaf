import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { incidentTypes } from '../../protocol/incident/incident.ts';
import { launchBrowser } from '../support/browser.ts';
import { demoPassword, makeDataFolder, startHallServer, type HallServer } from '../support/hallServer.ts';
import { IntakeClient, sendSigned, webhookSource } from '../support/intake/intakeClient.ts';

const total = 10_000;
const requestSize = 250;
const types = incidentTypes.slice(0, 8);
const waitMs = 90_000;

const folder = makeDataFolder();
let server: HallServer;
let browser: Browser;

beforeAll(async () => {
  server = await startHallServer({ dataFolder: folder.path });
  browser = await launchBrowser();
});
afterAll(async () => {
  await browser.close();
  await server.stop();
  folder.remove();
});

/** A seat that notes how long its main thread was held by one task (W3C Long Tasks). */
async function openSeat(): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 1920, height: 1080 }, locale: 'zh-CN' });
  await context.addInitScript(() => {
    const tasks: number[] = [];
    Object.assign(window, { longTasks: tasks });
    new PerformanceObserver((list) => tasks.push(...list.getEntries().map(({ duration }) => duration))).observe({
      type: 'longtask',
      buffered: true,
    });
  });
  const page = await context.newPage();
  page.setDefaultTimeout(waitMs);
  await page.goto(server.url);
  await page.getByTestId('login-username').fill('jiebao');
  await page.getByTestId('login-password').fill(demoPassword);
  await page.getByTestId('login-submit').click();
  await page.getByTestId('map').waitFor();
  return page;
}

const takeLongTasks = (page: Page): Promise<number[]> =>
  page.evaluate(() => (window as unknown as { longTasks: number[] }).longTasks.splice(0));

const shownCounts = async (page: Page): Promise<number[]> => {
  const rows = await page.getByTestId('alarm-row').getByTestId('alarm-count').allInnerTexts();
  return rows.map((words) => Number(words.replace('×', '')));
};

test('ten thousand alarms pass a seat that goes on answering, and every one is counted', async () => {
  const admin = await IntakeClient.create(server.url);
  await admin.saveSource('storm', { ...webhookSource, kinds: {} });
  const key = await admin.setKey('storm');
  const seat = await openSeat();
  await takeLongTasks(seat);
  const reports = Array.from({ length: total }, (_, index) => ({
    externalId: `T-${index}`,
    ...{ kind: types[index % types.length], priority: 3, text: `第 ${index} 条告警` },
    place: { lon: 113.1 + (index % 50) / 1e5, lat: 29.4 + (index % 37) / 1e5 },
  }));
  const startedAt = Date.now();
  const send = async (from: number, to: number): Promise<void> => {
    for (let at = from; at < to; at += requestSize) {
      const sending = { url: server.url, sourceId: 'storm', key };
      const { status } = await sendSigned(sending, { reports: reports.slice(at, at + requestSize) });
      expect(status).toBe(200);
    }
  };
  await send(0, total / 2);
  const rows = seat.getByTestId('alarm-row');
  await expect.poll(() => rows.count(), { timeout: waitMs }).toBe(types.length);

  // In the midst of it one card is taken on.
  const rest = send(total / 2, total);
  await rows.first().click();
  await seat.getByTestId('alarm-accept').click();
  await seat.getByTestId('incident-status').waitFor();
  await rest;
  const seconds = (Date.now() - startedAt) / 1_000;
  await expect
    .poll(() => shownCounts(seat), { timeout: waitMs })
    .toEqual(types.slice(1).map(() => total / types.length));

  const tasks = await takeLongTasks(seat);
  console.log(
    `${total} alarms in ${seconds.toFixed(1)} s; the seat's longest main-thread task took ${Math.round(Math.max(0, ...tasks))} ms, ` +
      `${tasks.length} tasks over 50 ms`,
  );
  await rows.first().click();
  await seat.getByTestId('alarm-dismiss').click();
  await seat.getByTestId('alarm-reason').fill('同一次演练信号');
  await seat.getByTestId('alarm-reason').press('Enter');
  await expect.poll(() => rows.count(), { timeout: waitMs }).toBe(types.length - 2);
});

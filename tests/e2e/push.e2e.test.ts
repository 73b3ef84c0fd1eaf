import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launchBrowser } from '../support/browser.ts';
import { demoPassword, makeDataFolder, startHallServer, type HallServer } from '../support/hallServer.ts';

const folder = makeDataFolder();
let server: HallServer;
let browser: Browser;
let context: BrowserContext;
let phone: Page;

beforeAll(async () => {
  server = await startHallServer({ dataFolder: folder.path });
  browser = await launchBrowser();
  context = await browser.newContext({ viewport: { width: 390, height: 844 }, permissions: ['notifications'] });
  phone = await context.newPage();
  phone.setDefaultTimeout(20_000);
  await phone.goto(`${server.url}/field`);
  await phone.locator('input[name="username"], input').first().fill('fire-01');
  await phone.locator('input[type="password"]').fill(demoPassword);
  await phone.locator('button[type="submit"]').click();
});
afterAll(async () => {
  await browser.close();
  await server.stop();
  folder.remove();
});

test('a pushed word shows a notice that names no incident, and none while the page is looked at', async () => {
  await phone.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
  const notices = () =>
    phone.evaluate(async () => {
      const worker = await navigator.serviceWorker.getRegistration('/field');
      return ((await worker?.getNotifications()) ?? []).map(({ body, tag }) => ({ body, tag }));
    });
  const line = await context.newCDPSession(phone);
  const registered = new Promise<string>((resolve) => {
    line.on('ServiceWorker.workerRegistrationUpdated', ({ registrations }) => {
      const [own] = registrations;
      if (own !== undefined) resolve(own.registrationId);
    });
  });
  await line.send('ServiceWorker.enable');
  const registrationId = await registered;
  const push = (data: string) =>
    line.send('ServiceWorker.deliverPushMessage', { origin: server.url, registrationId, data });

  await push('{"kind":"assignment"}');
  // The worker takes its events in turn: an answered request says that the push before it was looked at.
  await phone.evaluate(() => fetch('/field.webmanifest').then((answer) => answer.text()));
  // No page of the unit is open any more.
  await phone.goto(`${server.url}/wall`);
  expect(await notices()).toEqual([]);
  await push('{"kind":"recall"}');
  await push('{"kind":"recall"}');
  await push('not for reading');
  await expect.poll(notices).toHaveLength(2);
  const words = await notices();
  expect(words.map(({ tag }) => tag).sort()).toEqual(['other', 'recall']);
  for (const { body } of words) expect(body).toMatch(/请打开$|: open$/);
});

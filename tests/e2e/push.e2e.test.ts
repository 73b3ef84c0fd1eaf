import type { Page } from 'playwright-core';
import { beforeAll, expect, test } from 'vitest';
import { useTestHall } from '../support/TestHall.ts';

const hall = useTestHall();
let phone: Page;

beforeAll(async () => {
  phone = await hall.openPhone('fire-01', { permissions: ['notifications'] });
});
test('a pushed word shows a notice that names no incident, and none while the page is looked at', async () => {
  await phone.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
  const notices = () =>
    phone.evaluate(async () => {
      const worker = await navigator.serviceWorker.getRegistration('/field');
      return ((await worker?.getNotifications()) ?? []).map(({ body, tag }) => ({ body, tag }));
    });
  const line = await phone.context().newCDPSession(phone);
  const registered = new Promise<string>((resolve) => {
    line.on('ServiceWorker.workerRegistrationUpdated', ({ registrations }) => {
      const [own] = registrations;
      if (own !== undefined) resolve(own.registrationId);
    });
  });
  await line.send('ServiceWorker.enable');
  const registrationId = await registered;
  const push = (data: string) =>
    line.send('ServiceWorker.deliverPushMessage', { origin: hall.url, registrationId, data });

  await push('{"kind":"assignment"}');
  // The worker takes its events in turn: an answered request says that the push before it was looked at.
  await phone.evaluate(() => fetch('/field.webmanifest').then((answer) => answer.text()));
  // No page of the unit is open any more.
  await phone.goto(`${hall.url}/wall`);
  expect(await notices()).toEqual([]);
  await push('{"kind":"recall"}');
  await push('{"kind":"recall"}');
  await push('not for reading');
  await expect.poll(notices).toHaveLength(2);
  const words = await notices();
  expect(words.map(({ tag }) => tag).sort()).toEqual(['other', 'recall']);
  for (const { body } of words) expect(body).toMatch(/请打开$|: open$/);
});

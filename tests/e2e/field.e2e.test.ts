import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';

import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';

import { launchBrowser } from '../support/browser.ts';
import { FieldHall, type SentAssignment } from '../support/fieldHall.ts';
import { demoPassword, makeDataFolder, startHallServer, type HallServer } from '../support/hallServer.ts';

const builtPage = fileURLToPath(new URL('../../dist/renderer/field.html', import.meta.url));
const photo = fileURLToPath(new URL('../../renderer/public/field-icon-512.png', import.meta.url));
const unitId = 'unit-fire-01';
const place = { longitude: 104.058, latitude: 30.655, accuracy: 12 };

const folder = makeDataFolder();
let server: HallServer;
let browser: Browser;
let hall: FieldHall;
let context: BrowserContext;
let phone: Page;

beforeAll(async () => {
  if (!existsSync(builtPage)) throw new Error('The pages are not built: run "npm run build" first');
  server = await startHallServer({ dataFolder: folder.path });
  browser = await launchBrowser();
  hall = await FieldHall.create(server.url);
});

afterAll(async () => {
  hall.close();
  await browser.close();
  await server.stop();
  folder.remove();
});

beforeEach(async () => {
  context = await browser.newContext({
    viewport: { width: 390, height: 844 },
    hasTouch: true,
    isMobile: true,
    permissions: ['geolocation'],
    geolocation: place,
  });
  await context.addInitScript(() => {
    const felt: unknown[] = [];
    Object.assign(window, { felt });
    navigator.vibrate = (pattern) => {
      if (pattern !== 0) felt.push(pattern);
      return true;
    };
  });
  phone = await context.newPage();
  phone.setDefaultTimeout(15_000);
});

afterEach(async () => {
  await context.setOffline(false);
  await context.close();
});

async function logIn(): Promise<void> {
  await phone.goto(`${server.url}/field`);
  await phone.getByTestId('field-username').fill('fire-01');
  await phone.getByTestId('field-password').fill(demoPassword);
  await phone.getByTestId('field-login').click();
}

async function goOnDuty(): Promise<void> {
  await logIn();
  const start = phone.getByTestId('field-duty-on');
  const end = phone.getByTestId('field-duty-off');
  await start.or(end).waitFor();
  if (await start.isVisible()) await start.click();
  await end.waitFor();
}

async function eventsOf({ incidentId }: SentAssignment): Promise<string[]> {
  return (await hall.incident(incidentId)).log.map((line) => line.event);
}

async function finish(sent: SentAssignment): Promise<void> {
  await hall.recall(sent, 'test over');
  await phone.getByTestId('field-put-away').click();
}

test('takes an assignment from the ring to the report, one step at a time, with a photo and a note', async () => {
  await goOnDuty();
  const sent = await hall.sendUnit(unitId, '厨房起火', '从东门进入');

  await phone.getByTestId('field-assignment').getByText('厨房起火').waitFor();
  await phone.waitForFunction(() => (window as unknown as { felt: unknown[] }).felt.length > 0);
  await phone.getByTestId('field-acknowledge').click();
  await phone.getByTestId('field-depart').click();
  await phone.getByTestId('field-arrive').click();
  await phone.getByTestId('field-photo').setInputFiles(photo);
  await phone.getByTestId('field-note').click();
  await phone.getByTestId('field-note-text').fill('有浓烟');
  await phone.getByTestId('field-note-send').click();
  await phone.getByTestId('field-note-text').waitFor({ state: 'detached' });
  await phone.locator('.photos img').waitFor();
  await phone.getByTestId('field-report').click();
  await phone.getByTestId('field-report-text').fill('明火已扑灭');
  await phone.getByTestId('field-report-send').click();
  await phone.getByTestId('field-ended').getByText('已反馈').waitFor();
  await phone.getByTestId('field-put-away').click();
  await phone.getByTestId('field-duty-off').waitFor();

  const incident = await hall.incident(sent.incidentId);
  const steps = incident.log.filter(({ actor }) => actor.role === 'fieldUnit');
  expect(steps.map(({ event }) => event).sort()).toEqual([
    'assignmentAcknowledged',
    'assignmentDelivered',
    'assignmentSeen',
    'incidentNoteAdded',
    'photoAttached',
    'unitArrived',
    'unitDeparted',
    'unitReportedBack',
  ]);
  expect(steps.every(({ deviceAt }) => deviceAt !== undefined)).toBe(true);
  expect(incident.status).toBe('reportedBack');
  const attached = steps.find(({ attachment }) => attachment !== undefined)?.attachment;
  expect(attached?.mediaType).toBe('image/jpeg');
});

test('keeps what is done without network, over a reload of the page, and sends it once and in order', async () => {
  await goOnDuty();
  const sent = await hall.sendUnit(unitId, '仓库冒烟');
  await phone.getByTestId('field-acknowledge').waitFor();
  // The page must be kept by the service worker before the network goes.
  await phone.evaluate(async () => {
    await navigator.serviceWorker.ready;
  });
  await expect.poll(async () => eventsOf(sent)).toContain('assignmentSeen');

  await context.setOffline(true);
  await phone.getByTestId('field-offline').waitFor();
  await phone.getByTestId('field-acknowledge').click();
  await phone.getByTestId('field-depart').click();
  await phone.getByTestId('field-arrive').waitFor();
  await phone.getByTestId('field-photo').setInputFiles(photo);
  await expect.poll(() => phone.getByTestId('field-pending').textContent()).toContain('待发送 3');

  await phone.reload();
  await expect.poll(() => phone.getByTestId('field-pending').textContent()).toContain('待发送 3');
  expect(await phone.getByTestId('field-step-enRoute').getAttribute('data-state')).toBe('waiting');
  await phone.getByTestId('field-arrive').click();
  await expect.poll(() => phone.getByTestId('field-pending').textContent()).toContain('待发送 4');
  expect(await eventsOf(sent)).not.toContain('assignmentAcknowledged');

  await context.setOffline(false);
  await phone.getByTestId('field-pending').waitFor({ state: 'detached' });

  await expect.poll(() => phone.getByTestId('field-step-onScene').getAttribute('data-state')).toBe('done');
  const done = (await eventsOf(sent)).slice((await eventsOf(sent)).indexOf('assignmentSeen') + 1);
  expect(done).toEqual(['assignmentAcknowledged', 'unitDeparted', 'photoAttached', 'unitArrived']);
  await finish(sent);
});

test('shows why the hall refused an act, and takes it away only by hand', async () => {
  await goOnDuty();
  const sent = await hall.sendUnit(unitId, '误报');
  await phone.getByTestId('field-acknowledge').waitFor();
  await context.setOffline(true);
  await phone.getByTestId('field-offline').waitFor();
  await phone.getByTestId('field-acknowledge').click();
  await phone.getByTestId('field-depart').waitFor();
  await hall.recall(sent, '重复上报');
  await context.setOffline(false);

  await phone.getByTestId('field-ended').getByText('重复上报').waitFor();
  await phone.getByTestId('field-put-away').click();
  await expect.poll(() => phone.getByTestId('field-pending').textContent()).toContain('被拒绝 1');
  await phone.reload();
  await phone.getByTestId('field-pending').click();
  await phone.getByTestId('field-act').getByText('派遣单当前状态不允许此步骤').waitFor();
  await phone.getByTestId('field-act-remove').click();
  await phone.getByTestId('field-pending').waitFor({ state: 'detached' });
});

test('shares its position only on duty, shows that it does, and says when it may not', async () => {
  await goOnDuty();
  await phone.getByTestId('field-position').getByText('已上传').waitFor();
  await expect
    .poll(async () => (await hall.dispatcher.call('units.positions', {})).find((row) => row.unitId === unitId))
    .toMatchObject({ lon: place.longitude, lat: place.latitude, accuracyM: place.accuracy });

  await phone.getByTestId('field-duty-off').click();
  await phone.getByTestId('field-duty-off-confirm').click();
  await phone.getByText('未共享位置').waitFor();

  await context.clearPermissions();
  await phone.getByTestId('field-duty-on').click();
  await phone.getByText('定位被拒绝').waitFor();
});

test('tells a wrong password from a lost network', async () => {
  await phone.goto(`${server.url}/field`);
  await phone.getByTestId('field-username').fill('fire-01');
  await phone.getByTestId('field-password').fill('not the password');
  await phone.getByTestId('field-login').click();
  await phone.getByRole('alert').getByText('用户名或密码不正确').waitFor();

  await context.setOffline(true);
  await phone.getByTestId('field-login').click();
  await phone.getByRole('alert').getByText('服务器无响应').waitFor();
});

test('weighs less than 300 kB compressed up to its first use', () => {
  const html = readFileSync(builtPage, 'utf8');
  const named = [...html.matchAll(/(?:src|href)="(\/assets\/[^"]+)"/g)].map((match) => match[1] ?? '');
  const files = [html, ...named.map((path) => readFileSync(new URL(`../../dist/renderer${path}`, import.meta.url)))];
  const bytes = files.reduce((sum, file) => sum + gzipSync(file).length, 0);

  expect(named.length).toBeGreaterThan(1);
  expect(bytes).toBeLessThan(300_000);
});

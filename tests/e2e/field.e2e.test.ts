import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';

import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';

import { launchBrowser } from '../support/browser.ts';
import { unitIdSchema } from '../../protocol/ids.ts';
import { FieldHall, type SentAssignment } from '../support/fieldHall.ts';
import { connectClient } from '../support/hallClient.ts';
import { demoPassword, makeDataFolder, startHallServer, type HallServer } from '../support/hallServer.ts';

const builtPage = fileURLToPath(new URL('../../dist/renderer/field.html', import.meta.url));
const photo = fileURLToPath(new URL('../../renderer/public/field-icon-512.png', import.meta.url));
const unitId = 'unit-fire-01';
/** In sight of live cameras of the demo city. */
const square = { lon: 113.0041, lat: 29.5052, address: '澜川广场东侧' };
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
  context = await openContext();
  phone = await openPhone(context);
});

afterAll(async () => {
  hall.close();
  await browser.close();
  await server.stop();
  folder.remove();
});

/** One phone serves all tests; where a test left it in the middle of something the next one begins with a new one. */
beforeEach(async () => {
  if (phone.isClosed() || !(await isWaiting())) {
    await hall.recallAll(unitId);
    await context.close();
    context = await openContext();
    phone = await openPhone(context);
    await goOnDuty();
  }
});

afterEach(async () => {
  await context.setOffline(false);
});

async function openContext(): Promise<BrowserContext> {
  const made = await browser.newContext({
    viewport: { width: 390, height: 844 },
    hasTouch: true,
    isMobile: true,
    permissions: ['geolocation', 'microphone', 'camera'],
    geolocation: place,
  });
  await made.addInitScript(() => {
    const felt: unknown[] = [];
    Object.assign(window, { felt });
    navigator.vibrate = (pattern) => {
      if (pattern !== 0) felt.push(pattern);
      return true;
    };
  });
  return made;
}

async function openPhone(of: BrowserContext): Promise<Page> {
  const page = await of.newPage();
  page.setDefaultTimeout(15_000);
  return page;
}

async function isWaiting(): Promise<boolean> {
  const [isOnDuty, isPending] = await Promise.all(
    ['field-duty-off', 'field-pending'].map((id) => phone.getByTestId(id).isVisible()),
  );
  return isOnDuty === true && isPending === false;
}

async function logIn(page: Page, username = 'fire-01', password = demoPassword): Promise<void> {
  await page.goto(`${server.url}/field`);
  await page.getByTestId('field-username').fill(username);
  await page.getByTestId('field-password').fill(password);
  await page.getByTestId('field-login').click();
}

async function goOnDuty(): Promise<void> {
  await logIn(phone);
  const start = phone.getByTestId('field-duty-on');
  const end = phone.getByTestId('field-duty-off');
  await start.or(end).waitFor();
  if (await start.isVisible()) await start.click();
  await end.waitFor();
}

async function leaveDuty(page: Page): Promise<void> {
  await page.getByTestId('field-duty-off').click();
  await page.getByTestId('field-duty-off-confirm').click();
  await page.getByTestId('field-duty-on').waitFor();
}

async function eventsOf({ incidentId }: SentAssignment): Promise<string[]> {
  return (await hall.incident(incidentId)).log.map((line) => line.event);
}

async function finish(sent: SentAssignment): Promise<void> {
  await hall.recall(sent, 'test over');
  await phone.getByTestId('field-put-away').click();
  await phone.getByTestId('field-duty-off').waitFor();
}

/** Names of the built files the service worker keeps. Runs in the page. */
async function keptFiles(): Promise<string> {
  const names = await caches.keys();
  const requests = await Promise.all(names.map(async (name) => (await caches.open(name)).keys()));
  return requests
    .flat()
    .map(({ url }) => url)
    .join(' ');
}

/** How many colours stand on a canvas: an empty one has one. Runs in the page. */
function countColors(element: Element): number {
  const canvas = element as HTMLCanvasElement;
  const pixels =
    canvas.getContext('2d')?.getImageData(0, 0, canvas.width, canvas.height).data ?? new Uint8ClampedArray();
  const colors = new Set<number>();
  for (let index = 0; index < pixels.length; index += 400)
    colors.add(((pixels[index] ?? 0) << 16) | ((pixels[index + 1] ?? 0) << 8) | (pixels[index + 2] ?? 0));
  return colors.size;
}

async function sign(name: string): Promise<void> {
  await phone.getByTestId('field-more').click();
  await phone.getByTestId('field-more-signature').click();
  await phone.getByTestId('field-signature-name').fill(name);
  const pad = await phone.getByTestId('field-signature-pad').boundingBox();
  if (pad === null) throw new Error('The pad is not on the screen');
  await phone.mouse.move(pad.x + 30, pad.y + 100);
  await phone.mouse.down();
  await phone.mouse.move(pad.x + 200, pad.y + 40, { steps: 5 });
  await phone.mouse.up();
  await phone.getByTestId('field-signature-keep').click();
  await phone.getByTestId('field-signature-keep').waitFor({ state: 'detached' });
}

async function recordVoice(): Promise<void> {
  await phone.getByTestId('field-more').click();
  await phone.getByTestId('field-more-voice').click();
  await phone.getByTestId('field-record-start').click();
  // A recorder that is stopped at once has nothing yet, and says so.
  await phone.getByRole('timer').filter({ hasText: /5\d/ }).waitFor();
  await phone.getByTestId('field-record-stop').click();
  await phone.getByTestId('field-record-send').click();
  await phone.getByTestId('field-record-send').waitFor({ state: 'detached' });
}

test('takes an assignment from the ring to the report, one step at a time, with a photo and a note', async () => {
  await phone.getByRole('button', { name: '菜单' }).click();
  await phone.locator('dialog[open]').waitFor();
  const sent = await hall.sendUnit(unitId, '厨房起火', '从东门进入');

  await phone.getByTestId('field-assignment').getByText('厨房起火').waitFor();
  // Nothing that was open before stands over an order.
  await phone.locator('dialog[open]').waitFor({ state: 'detached' });
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
  expect(await phone.locator('dialog[open]').count()).toBe(0);

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

test('ticks the plan’s list, signs, and speaks without network, over a kill of the page, each sent once', async () => {
  const sent = await hall.sendUnit(unitId, '燃气泄漏');
  await hall.givePlan(sent, ['关闭阀门', '疏散']);
  await phone.getByTestId('field-acknowledge').click();
  await phone.getByTestId('field-checklist').waitFor();
  // The sheets come with duty, so that they open without a line.
  await expect.poll(async () => phone.evaluate(keptFiles)).toContain('SignatureSheet');
  await expect.poll(async () => phone.evaluate(keptFiles)).toContain('RecordSheet');
  await phone.getByTestId('field-pending').waitFor({ state: 'detached' });

  await context.setOffline(true);
  await phone.getByTestId('field-offline').waitFor();
  await phone.getByRole('checkbox', { name: '关闭阀门' }).click();
  await sign('店主');
  await recordVoice();
  await expect.poll(() => phone.getByTestId('field-pending').textContent()).toContain('待发送 3');
  await phone.close();

  phone = await context.newPage();
  await phone.goto(`${server.url}/field`);
  await expect.poll(() => phone.getByTestId('field-pending').textContent()).toContain('待发送 3');
  expect(await phone.getByRole('checkbox', { name: '关闭阀门' }).getAttribute('aria-checked')).toBe('true');
  await context.setOffline(false);
  await phone.getByTestId('field-pending').waitFor({ state: 'detached' });

  const incident = await hall.incident(sent.incidentId);
  expect(incident.response?.items.map(({ done }) => done !== undefined)).toEqual([true, false]);
  const files = incident.log.flatMap(({ attachment }) => (attachment === undefined ? [] : [attachment]));
  expect(files.map(({ mediaType, signedBy }) => [mediaType, signedBy])).toEqual([
    ['image/png', '店主'],
    ['audio/webm', undefined],
  ]);
  await finish(sent);
});

test('asks for nothing twice: bytes the hall has already are not sent again', async () => {
  const sent = await hall.sendUnit(unitId, '路面塌陷');
  await phone.getByTestId('field-acknowledge').click();
  const uploads: string[] = [];
  phone.on('request', (request) => {
    if (request.url().includes('/api/attachments/') && request.method() !== 'GET') uploads.push(request.method());
  });
  const photosSent = async () => (await eventsOf(sent)).filter((event) => event === 'photoAttached').length;
  await phone.getByTestId('field-photo').setInputFiles(photo);
  await expect.poll(photosSent).toBe(1);
  uploads.length = 0;
  await phone.getByTestId('field-photo').setInputFiles(photo);
  await expect.poll(photosSent).toBe(2);
  expect(uploads).toEqual(['POST']);
  await finish(sent);
});

test('shows the map of the scene with other crews, and the scene’s cameras from setting out only', async () => {
  const sent = await hall.sendUnit(unitId, '商铺起火', '', square);
  await phone.getByTestId('field-acknowledge').click();
  await phone.getByTestId('field-depart').waitFor();
  await phone.getByTestId('field-scene').click();
  await phone.getByText('没有其他力量前往此现场').waitFor();
  await expect.poll(async () => phone.getByTestId('field-scene-map').evaluate(countColors)).toBeGreaterThan(4);
  await phone.getByText('关闭', { exact: true }).click();
  expect(await phone.getByTestId('field-cameras').count()).toBe(0);

  await phone.getByTestId('field-depart').click();
  await phone.getByTestId('field-cameras').click();
  await phone.getByTestId('field-camera').first().click();
  await phone.locator('[data-testid="field-camera-live"][data-phase="live"]').waitFor();
  await hall.recall(sent, '误报');
  await phone.getByTestId('field-ended').waitFor();
  await phone.getByTestId('field-put-away').click();
  await phone.getByTestId('field-duty-off').waitFor();
});

test('an Enter while the input method composes sends nothing', async () => {
  const sent = await hall.sendUnit(unitId, '积水');
  await phone.getByTestId('field-acknowledge').click();
  await phone.getByTestId('field-note').click();
  const ime = await context.newCDPSession(phone);
  await phone.getByTestId('field-note-text').focus();
  await ime.send('Input.imeSetComposition', { text: 'shui', selectionStart: 4, selectionEnd: 4 });
  await phone.keyboard.press('Enter');
  await ime.send('Input.insertText', { text: '水深' });
  await phone.keyboard.press('Enter');
  expect(await phone.getByTestId('field-note-text').inputValue()).toContain('水深');
  expect(await eventsOf(sent)).not.toContain('incidentNoteAdded');
  await phone.getByText('关闭', { exact: true }).click();
  await finish(sent);
});

test('shows why the hall refused an act, and takes it away only by hand', async () => {
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
  await phone.getByText('关闭', { exact: true }).click();
});

test('shows the unit its own way of this duty, and who of the hall looked at it for which purpose', async () => {
  await phone.getByTestId('field-position').getByText('已上传').waitFor();
  const leader = await connectClient(server.url, 'zhihui');
  await leader.call('units.track', { unitId: unitIdSchema.parse(unitId), purpose: '核对到场时间' });
  leader.close();
  await phone.getByRole('button', { name: '菜单' }).click();
  await phone.getByTestId('field-track').click();
  await phone.getByTestId('field-track-points').waitFor();
  await expect.poll(async () => phone.getByTestId('field-track-map').evaluate(countColors)).toBeGreaterThan(1);
  await phone.getByTestId('field-track-reader').getByText('用途：核对到场时间').waitFor();
  await phone.getByText('关闭', { exact: true }).click();
});

test('asks at the start of duty who came and until when, remembers it, and goes by the hall’s clock', async () => {
  const crewUnit = unitIdSchema.parse('unit-fire-02');
  const other = await openContext();
  const page = await openPhone(other);
  await page.clock.install({ time: Date.now() + 2 * 3_600_000 });
  await logIn(page, 'fire-02');
  await page.getByText(/本机时钟偏差 7[12]\d\d 秒/).waitFor();
  await page.getByTestId('field-duty-change').click();
  await page.getByRole('radio', { name: '8 小时' }).check();
  await page.getByTestId('field-duty-name').fill('赵刚');
  await page.getByTestId('field-duty-add').click();
  await page.getByTestId('field-duty-done').click();
  await page.getByTestId('field-duty-off').waitFor();
  const dutyNow = async () => (await hall.dispatcher.call('live.join', {})).snapshot?.units[crewUnit];
  const first = await dutyNow();
  expect(first).toMatchObject({ onDuty: true, crew: ['赵刚'] });
  const lastsMs = (first?.endAt ?? 0) - (first?.since ?? 0);
  expect(Math.round(lastsMs / 3_600_000)).toBe(8);
  await page.getByTestId('field-duty-card').getByText('赵刚').waitFor();

  // The engine does not start: they go on foot, and the hall sends them as such from then on.
  await page.getByTestId('field-duty-change').click();
  await page.getByRole('radio', { name: '徒步' }).check();
  await page.getByTestId('field-duty-done').click();
  await page.getByTestId('field-duty-card').getByText('徒步').waitFor();
  await expect.poll(dutyNow).toMatchObject({
    crew: ['赵刚'],
    vehicle: null,
    endAt: first?.endAt,
    changed: { by: expect.any(String) as string },
  });

  await leaveDuty(page);
  await page.getByTestId('field-duty-card').getByText('赵刚').waitFor();
  await page.getByTestId('field-duty-on').click();
  await page.getByTestId('field-duty-off').waitFor();
  expect(await dutyNow()).toMatchObject({ onDuty: true, crew: ['赵刚'] });
  await leaveDuty(page);
  await other.close();
});

test('shares its position only on duty, shows that it does, and says when it may not', async () => {
  await phone.getByTestId('field-position').getByText('已上传').waitFor();
  await expect
    .poll(async () => (await hall.dispatcher.call('units.positions', {})).find((row) => row.unitId === unitId))
    .toMatchObject({ lon: place.longitude, lat: place.latitude, accuracyM: place.accuracy });

  await leaveDuty(phone);
  await phone.getByText('未共享位置').waitFor();

  await context.clearPermissions();
  await phone.getByTestId('field-duty-on').click();
  await phone.getByText('定位被拒绝').waitFor();
});

test('tells a wrong password from a lost network', async () => {
  const other = await openContext();
  const page = await openPhone(other);
  await logIn(page, 'fire-01', 'not the password');
  await page.getByRole('alert').getByText('用户名或密码不正确').waitFor();

  await other.setOffline(true);
  await page.getByTestId('field-login').click();
  await page.getByRole('alert').getByText('服务器无响应').waitFor();
  await other.close();
});

test('weighs less than 300 kB compressed up to its first use', () => {
  const html = readFileSync(builtPage, 'utf8');
  const named = [...html.matchAll(/(?:src|href)="(\/assets\/[^"]+)"/g)].map((match) => match[1] ?? '');
  const files = [html, ...named.map((path) => readFileSync(new URL(`../../dist/renderer${path}`, import.meta.url)))];
  const bytes = files.reduce((sum, file) => sum + gzipSync(file).length, 0);

  expect(named.length).toBeGreaterThan(1);
  expect(bytes).toBeLessThan(300_000);
});

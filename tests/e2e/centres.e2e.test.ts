import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { agencyIdSchema, incidentIdSchema, unitIdSchema } from '../../protocol/ids.ts';
import { launchBrowser } from '../support/browser.ts';
import { FieldHall } from '../support/fieldHall.ts';
import { demoPassword, makeDataFolder, startHallServer, type HallServer } from '../support/hallServer.ts';

const builtPage = fileURLToPath(new URL('../../dist/renderer/field.html', import.meta.url));
const folder = makeDataFolder();
let server: HallServer;
let browser: Browser;
let hall: FieldHall;
let phone: Page;

/** Inside the first street of the demo city, and in its other county. */
const inStreet = { lon: 112.979365, lat: 29.500186 };

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

async function openSeat(username: string): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 1920, height: 1080 } });
  const page = await context.newPage();
  await page.goto(server.url);
  await page.getByTestId('login-username').fill(username);
  await page.getByTestId('login-password').fill(demoPassword);
  await page.getByTestId('login-submit').click();
  await page.getByTestId('palette-open').waitFor();
  return page;
}

async function openPhone(username: string): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });
  const page = await context.newPage();
  await page.goto(`${server.url}/field`);
  await page.getByTestId('field-username').fill(username);
  await page.getByTestId('field-password').fill(demoPassword);
  await page.getByTestId('field-login').click();
  await page.getByTestId('field-duty-on').click();
  await page.getByTestId('field-duty-off').waitFor();
  return page;
}

async function picture(page: Page, name: string): Promise<void> {
  const to = process.env['YIGAN_PICTURES'];
  if (to !== undefined) await page.screenshot({ path: `${to}/${name}.png` });
}

async function report(areaId: string, summary: string) {
  const incidentId = incidentIdSchema.parse(randomUUID());
  const facts = { incidentType: 'flood', priority: 2, place: inStreet, areaId, summary, source: 'phone' };
  const steps = [
    { type: 'reportIncident', incidentId, ...facts },
    { type: 'acceptIncident', incidentId, expect: 1 },
    { type: 'openIncident', incidentId, expect: 2 },
  ];
  for (const step of steps) expect(await hall.dispatcher.command(step)).toMatchObject({ ok: true });
  return incidentId;
}

test('a broadcast says whom it reaches before it goes, shows receipts as they come, and is taken back in words', async () => {
  phone = await openPhone('police-01');
  const seat = await openSeat('quxian');
  await seat.getByTestId('broadcast-open').click();
  const reach = seat.locator('[data-testid=broadcast-reach][data-count="1"]');
  await reach.waitFor();
  await seat.getByTestId('broadcast-text').fill('暴雨红色预警，立即撤离低洼路段。');
  await picture(seat, 'broadcast-write');
  await seat.getByTestId('broadcast-ask').click();
  await picture(seat, 'broadcast-sure');
  await seat.getByTestId('broadcast-send').click();
  const sheet = phone.getByTestId('field-broadcast');
  await sheet.getByText('暴雨红色预警').waitFor();
  await seat.locator('[data-testid=broadcast-counts][data-delivered="1"][data-seen="0"]').waitFor();
  await picture(phone, 'broadcast-phone');
  await phone.getByTestId('field-broadcast-confirm').click();
  await sheet.waitFor({ state: 'detached' });
  await seat.locator('[data-testid=broadcast-counts][data-seen="1"]').waitFor();
  await seat.getByTestId('broadcast-receipts').click();
  await picture(seat, 'broadcast-receipts');
  await seat.getByTestId('broadcast-recall').click();
  await seat.getByTestId('broadcast-recall-reason').fill('预警已解除');
  await seat.getByTestId('broadcast-recall-send').click();
  await sheet.getByText('预警已解除').waitFor();
  await picture(phone, 'broadcast-recalled-phone');
  await phone.getByTestId('field-broadcast-confirm').click();
  await sheet.waitFor({ state: 'detached' });
  await seat.context().close();
});

test("a street's seat sees its own, is told what the hall did past it, and has no verbs for others' incidents", async () => {
  const own = await report('a-01-01', '鼓楼街积水');
  const other = await report('a-02-01', '别区积水');
  const seat = await openSeat('jiedao-diaodu');
  await seat.locator(`[data-testid=incident-row][data-incident="${own}"]`).waitFor();
  expect(await seat.locator(`[data-testid=incident-row][data-incident="${other}"]`).count()).toBe(0);
  const assignments = [{ assignmentId: randomUUID(), unitId: unitIdSchema.parse('unit-police-01') }];
  const order = { type: 'dispatchUnits', incidentId: own, expect: 3, order: '前往', assignments };
  expect(await hall.dispatcher.command(order)).toMatchObject({ ok: true });
  await seat.getByTestId('informed-row').getByText('鼓楼街积水').waitFor();
  await picture(seat, 'centre-informed');
  await seat.getByTestId('informed-seen').click();
  await seat.getByTestId('informed').waitFor({ state: 'detached' });
  await seat.getByTestId('reach-all').click();
  await seat.locator(`[data-testid=incident-row][data-incident="${other}"]`).click();
  await seat.getByTestId('outside-scope').waitFor();
  await picture(seat, 'centre-outside');
  await seat.context().close();
});

test('an agency is called to take over, and what it takes over is its own from then on', async () => {
  const incidentId = await report('a-02-01', '堤坝渗水');
  const seat = await openSeat('shuiwu');
  expect(await seat.locator(`[data-testid=incident-row][data-incident="${incidentId}"]`).count()).toBe(0);
  const agencyId = agencyIdSchema.parse('agency-water');
  const answerDue = Date.now() + 300_000;
  const handOff = { type: 'handOffIncident', incidentId, expect: 3, agencyId, reason: '属水务职责', answerDue };
  expect(await hall.dispatcher.command(handOff)).toMatchObject({ ok: true });
  await seat.getByTestId('hand-off').getByText('属水务职责').waitFor();
  await picture(seat, 'agency-hand-off');
  await seat.getByTestId('hand-off-accept').click();
  await seat.getByTestId('hand-off').waitFor({ state: 'detached' });
  await seat.locator(`[data-testid=incident-row][data-incident="${incidentId}"]`).waitFor();
  expect((await hall.incident(incidentId)).agencyId).toBe(agencyId);
  await seat.context().close();
});

import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { unitIdSchema } from '../../protocol/ids.ts';
import { defaultRulebook } from '../../protocol/rulebook/defaultRulebook.ts';
import type { RulebookView } from '../../protocol/rulebook/rulebookView.ts';
import { launchBrowser } from '../support/browser.ts';
import { FieldHall } from '../support/fieldHall.ts';
import { connectClient, type HallClient } from '../support/hallClient.ts';
import { demoPassword, makeDataFolder, startHallServer, type HallServer } from '../support/hallServer.ts';

const builtPage = fileURLToPath(new URL('../../dist/renderer/field.html', import.meta.url));
const folder = makeDataFolder();
let server: HallServer;
let browser: Browser;
let hall: FieldHall;
let leader: HallClient;
let seatContext: BrowserContext;
let phoneContext: BrowserContext;
let seat: Page;
let phone: Page;

beforeAll(async () => {
  if (!existsSync(builtPage)) throw new Error('The pages are not built: run "npm run build" first');
  server = await startHallServer({ dataFolder: folder.path });
  browser = await launchBrowser();
  hall = await FieldHall.create(server.url);
  leader = await connectClient(server.url, 'zhihui');
  seatContext = await browser.newContext({ viewport: { width: 1920, height: 1080 } });
  phoneContext = await browser.newContext({
    viewport: { width: 390, height: 844 },
    hasTouch: true,
    isMobile: true,
    permissions: ['geolocation'],
    geolocation: { longitude: 104.058, latitude: 30.655, accuracy: 12 },
  });
  seat = await seatContext.newPage();
  phone = await phoneContext.newPage();
  await seat.goto(server.url);
  await seat.getByTestId('login-username').fill('diaodu');
  await seat.getByTestId('login-password').fill(demoPassword);
  await seat.getByTestId('login-submit').click();
  await phone.goto(`${server.url}/field`);
  await phone.getByTestId('field-username').fill('fire-01');
  await phone.getByTestId('field-password').fill(demoPassword);
  await phone.getByTestId('field-login').click();
  await phone.getByTestId('field-duty-on').click();
  await phone.getByTestId('field-duty-off').waitFor();
});

afterAll(async () => {
  leader.close();
  hall.close();
  await browser.close();
  await server.stop();
  folder.remove();
});

/** Rules whose waits are seconds, for incidents reported from now on; written as the rules' page writes them. */
async function shortenWaits(change: Partial<typeof defaultRulebook>): Promise<void> {
  const headers = { cookie: leader.cookie, 'content-type': 'application/json' };
  const read = await fetch(`${server.url}/api/rulebook`, { headers });
  const { current } = (await read.json()) as RulebookView;
  const command = { type: 'changeRulebook', expect: current, note: 'test', book: { ...defaultRulebook, ...change } };
  const written = await fetch(`${server.url}/api/rulebook`, {
    method: 'POST',
    headers,
    body: JSON.stringify({ id: `rules-${current}`, command }),
  });
  expect(await written.json()).toMatchObject({ ok: true });
}

async function picture(page: Page, name: string): Promise<void> {
  const to = process.env['YIGAN_PICTURES'];
  if (to !== undefined) await page.screenshot({ path: `${to}/${name}.png` });
}

test('a unit in danger reaches every desk, is told that it was heard, and is let go with a reason', async () => {
  const sos = phone.getByTestId('field-sos');
  await sos.dispatchEvent('pointerdown');
  await phone.getByTestId('field-emergency').waitFor();
  await seat.getByTestId('emergency').getByText('按下紧急键').waitFor();
  await picture(seat, 'emergency-seat');
  await seat.getByTestId('emergency-acknowledge').click();
  await phone.locator('[data-testid=field-emergency][data-heard=true]').waitFor();
  await picture(phone, 'emergency-phone');
  await seat.getByTestId('emergency-end').click();
  await seat.getByTestId('emergency-reason').fill('电台确认平安');
  await seat.getByTestId('emergency-end-confirm').click();
  await seat.getByTestId('emergency').waitFor({ state: 'detached' });
  await phone.getByTestId('field-emergency').waitFor({ state: 'detached' });
});

test('a short press on the emergency key calls nobody', async () => {
  const sos = phone.getByTestId('field-sos');
  await sos.dispatchEvent('pointerdown');
  await sos.dispatchEvent('pointerup');
  await phone.locator('[data-testid=field-sos][data-held=false]').waitFor();
  const { snapshot } = await hall.dispatcher.call('live.join', {});
  expect(Object.values(snapshot?.emergencies ?? {}).filter(({ ended }) => ended === null)).toEqual([]);
});

test('an order that no phone hears is shown where it was sent, with the cause and another unit', async () => {
  await shortenWaits({ ladder: { realertS: 1, warnS: 1, nextS: 2, next: 'propose' } });
  for (const unitId of ['unit-fire-02', 'unit-fire-03'])
    await hall.dispatcher.command({ type: 'startDuty', unitId: unitIdSchema.parse(unitId) });
  const sent = await hall.sendUnit('unit-fire-02', '仓库起火');
  const row = seat.getByTestId('unanswered');
  await row.getByText('未送达').waitFor();
  await seat.getByTestId('unanswered-send').waitFor();
  await picture(seat, 'unanswered-seat');
  const events = (await hall.incident(sent.incidentId)).log.map(({ event }) => event);
  expect(events.filter((event) => /Realerted|Warned|PassedOn/.test(event))).toEqual([
    'assignmentRealerted',
    'deliveryWarned',
    'assignmentPassedOn',
  ]);
  await hall.recall(sent, '结束');
  await row.waitFor({ state: 'detached' });
});

test('a unit on scene is asked whether it is well, and its answer is in the journal', async () => {
  await shortenWaits({ welfare: { isOn: true, everyS: 1, answerS: 600, secondS: 600 } });
  const sent = await hall.sendUnit('unit-fire-01', '厨房起火');
  await phone.getByTestId('field-acknowledge').click();
  await phone.getByTestId('field-depart').click();
  await phone.getByTestId('field-arrive').click();
  await phone.getByTestId('field-welfare').waitFor();
  await picture(phone, 'welfare-phone');
  await phone.getByTestId('field-well').click();
  await phone.getByTestId('field-welfare').waitFor({ state: 'detached' });
  // The phone takes its answer at once and sends it; the journal has it a moment later.
  const isAnswered = async () =>
    (await hall.incident(sent.incidentId)).log.some(
      ({ event, actor }) => event === 'welfareAnswered' && actor.role === 'fieldUnit',
    );
  await expect.poll(isAnswered, { timeout: 15_000 }).toBe(true);
  await seat.locator(`[data-incident="${sent.incidentId}"] [data-testid=deadline]`).waitFor();
  await seat.locator(`[data-incident="${sent.incidentId}"]`).click();
  await picture(seat, 'clocks-seat');
});

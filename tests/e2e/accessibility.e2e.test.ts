import { AxeBuilder } from '@axe-core/playwright';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launchBrowser } from '../support/browser.ts';
import { FieldHall } from '../support/fieldHall.ts';
import { demoPassword, makeDataFolder, startHallServer, type HallServer } from '../support/hallServer.ts';

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

/** What axe finds that keeps somebody from using the page: each with where it is. */
async function barriers(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'])
    // The map is a picture; what it shows stands in lists and the search as well.
    .exclude('.maplibregl-map')
    .analyze();
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, nodes }) =>
      nodes.map(({ target, any }) => `${id}: ${target.join(' ')} ${any[0]?.message ?? ''}`.slice(0, 300)),
    );
}

async function open(path: string, options: Parameters<Browser['newContext']>[0] = {}): Promise<Page> {
  const context = await browser.newContext({ locale: 'zh-CN', permissions: ['microphone'], ...options });
  const page = await context.newPage();
  await page.goto(`${server.url}${path}`);
  return page;
}

/** Only keys from the login to the closed incident: nothing here clicks. */
test('the main verbs of a seat are done by keyboard alone, and no page of the way has a barrier', async () => {
  const page = await open('/', { viewport: { width: 1920, height: 1080 } });
  const found: Record<string, string[]> = {};
  const check = async (name: string) => {
    const barred = await barriers(page);
    if (barred.length > 0) found[name] = barred;
  };
  const press = (...keys: string[]) =>
    keys.reduce((done, key) => done.then(() => page.keyboard.press(key)), Promise.resolve());
  const status = (name: string) => page.locator(`[data-testid="incident-status"][data-status="${name}"]`).waitFor();

  await page.getByTestId('login-username').focus();
  await check('login');
  await page.keyboard.type('zhihui');
  await press('Tab');
  await page.keyboard.type(demoPassword);
  await press('Enter');
  await page.locator('[data-testid="line-state"][data-line="online"]').waitFor();
  await check('seat without an incident');

  await press('n');
  await page.getByTestId('quick-line').and(page.locator(':focus')).waitFor();
  await page.keyboard.type('hz lcgc');
  await page.getByTestId('quick-candidate').first().waitFor();
  await check('quick report');
  await press('F2');
  await page.getByTestId('report-summary').and(page.locator(':focus')).waitFor();
  await press('Escape');
  await page.getByTestId('report-summary').waitFor({ state: 'hidden' });

  await press('F2');
  await page.getByTestId('report-place').and(page.locator(':focus')).waitFor();
  await check('report');
  await page.keyboard.type('lcgc');
  await page.locator('.ant-select-item-option-active').waitFor();
  await press('Enter');
  await page.locator('.ant-select-item-option-active').waitFor({ state: 'hidden' });
  await press('Tab');
  await page.getByTestId('report-summary').and(page.locator(':focus')).waitFor();
  await page.keyboard.type('临街商铺冒烟');
  await press('Control+Enter');
  await status('reported');
  await page.getByTestId('linked-tile').first().waitFor();
  await press('a');
  await status('accepted');
  await press('Enter');
  await status('open');
  await check('seat with an open incident');

  await press('f');
  await page.getByTestId('edit-summary').and(page.locator(':focus')).waitFor();
  await page.keyboard.type('，有人被困');
  await check('correcting the facts');
  await press('Control+Enter');
  await page.locator('.incident-summary', { hasText: '有人被困' }).waitFor();
  await page.getByTestId('edit-summary').waitFor({ state: 'hidden' });

  await press('?');
  await page.getByRole('dialog').waitFor();
  await check('all shortcuts');
  await press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'hidden' });
  await press(',');
  await page.getByTestId('settings-theme').waitFor();
  await check('settings');
  await press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'hidden' });
  await page.getByTestId('roster-open').focus();
  await press('Enter');
  await page.getByTestId('shift-from').waitFor();
  await check('roster');
  await press('Escape');
  await page.getByTestId('shift-from').waitFor({ state: 'hidden' });
  await press('Control+k');
  await page.getByTestId('palette-input').waitFor();
  await check('palette');
  await press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'hidden' });

  await press('x');
  await page.getByTestId('verb-text').and(page.locator(':focus')).waitFor();
  await page.keyboard.type('误报');
  await press('Control+Enter');
  await page.getByTestId('incident-status').and(page.locator('[data-status="void"]')).waitFor();
  expect(found).toEqual({});
});

test('high contrast has no barrier either', async () => {
  const page = await open('/', { viewport: { width: 1366, height: 768 } });
  await page.evaluate(() => {
    localStorage.setItem('yigan.appearance', JSON.stringify({ theme: 'contrast', scale: 1.3 }));
  });
  await page.reload();
  await page.getByTestId('login-username').fill('diaodu');
  await page.getByTestId('login-password').fill(demoPassword);
  await page.getByTestId('login-submit').click();
  await page.locator('[data-testid="line-state"][data-line="online"]').waitFor();
  expect(await page.evaluate(() => getComputedStyle(document.body).backgroundColor)).toBe('rgb(0, 0, 0)');
  expect(await barriers(page)).toEqual([]);
});

test('the wall has no barrier', async () => {
  const page = await open('/wall?wall=main', { viewport: { width: 1920, height: 1080 } });
  expect(await barriers(page)).toEqual([]);
  await page.locator('input').first().fill('shipin');
  await page.locator('input[type="password"]').fill(demoPassword);
  await page.keyboard.press('Enter');
  await page.locator('[data-tile]').nth(3).waitFor();
  expect(await barriers(page)).toEqual([]);
});

test('the phone has no barrier', async () => {
  const page = await open('/field', {
    viewport: { width: 390, height: 844 },
    permissions: ['microphone', 'geolocation'],
    geolocation: { longitude: 113.0005, latitude: 29.503, accuracy: 6 },
    hasTouch: true,
  });
  await page.getByTestId('field-username').waitFor();
  expect(await barriers(page)).toEqual([]);
  await page.getByTestId('field-username').fill('fire-02');
  await page.getByTestId('field-password').fill(demoPassword);
  await page.getByTestId('field-login').click();
  const found: Record<string, string[]> = {};
  const check = async (name: string) => {
    const barred = await barriers(page);
    if (barred.length > 0) found[name] = barred;
  };
  const close = () => page.locator('dialog[open]').getByText('关闭', { exact: true }).click();
  await page.getByTestId('field-duty-change').click();
  await page.getByTestId('field-duty-done').waitFor();
  await check('start of duty');
  await page.getByTestId('field-duty-done').click();
  await page.getByTestId('field-position').waitFor();
  await check('on duty');
  await page.getByRole('button', { name: '菜单' }).click();
  await check('menu');
  await page.getByTestId('field-track').click();
  await page.getByTestId('field-track-duty').or(page.getByText('还没有轨迹')).first().waitFor();
  await check('own track');
  await close();

  const hall = await FieldHall.create(server.url);
  const sent = await hall.sendUnit('unit-fire-02', '仓库冒烟', '从东门进入');
  await hall.givePlan(sent, ['关闭阀门']);
  hall.close();
  await page.getByTestId('field-checklist').waitFor();
  await check('assignment');
  for (const [opener, name] of [
    ['field-scene', 'map of the scene'],
    ['field-note', 'note'],
    ['field-messages', 'messages'],
  ] as const) {
    await page.getByTestId(opener).click();
    await page.locator('dialog[open]').waitFor();
    await check(name);
    await close();
  }
  for (const kind of ['signature', 'voice'] as const) {
    await page.getByTestId('field-more').click();
    await page.getByTestId(`field-more-${kind}`).click();
    await page.getByTestId(kind === 'signature' ? 'field-signature-pad' : 'field-record-start').waitFor();
    await check(kind);
    await close();
  }
  await page.evaluate(() => localStorage.setItem('yigan.field.sunlight', 'on'));
  await page.reload();
  await page.getByTestId('field-checklist').waitFor();
  await check('assignment in the sun');
  expect(found).toEqual({});
});

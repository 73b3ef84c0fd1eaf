import { readFileSync } from 'node:fs';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launchBrowser } from '../support/browser.ts';
import { connectClient } from '../support/hallClient.ts';
import { demoPassword, makeDataFolder, startHallServer, type HallServer } from '../support/hallServer.ts';

const folder = makeDataFolder();
const waitMs = 60_000;
const types = ['fire', 'flood', 'traffic', 'medical', 'traffic', 'facility', 'traffic', 'security'] as const;
let server: HallServer;
let browser: Browser;

beforeAll(async () => {
  server = await startHallServer({ dataFolder: folder.path });
  browser = await launchBrowser();
  const leader = await connectClient(server.url, 'zhihui');
  for (const [index, incidentType] of types.entries()) {
    const reply = await leader.command({
      ...{ type: 'reportIncident', incidentId: `counted-${index}`, incidentType, summary: `统计 ${index}` },
      ...{ priority: (index % 4) + 1, place: { lon: 113 + index / 500, lat: 29.5 }, areaId: null, source: 'desk' },
    });
    expect(reply).toMatchObject({ ok: true });
  }
  leader.close();
});
afterAll(async () => {
  await browser.close();
  await server.stop();
  folder.remove();
});

async function openStatistics(username: string): Promise<{ page: Page; errors: string[]; scripts: string[] }> {
  const context = await browser.newContext({ viewport: { width: 1920, height: 1080 }, locale: 'zh-CN' });
  const page = await context.newPage();
  page.setDefaultTimeout(waitMs);
  const [errors, scripts]: [string[], string[]] = [[], []];
  page.on('pageerror', (error) => errors.push(error.message));
  page.on('request', (request) => scripts.push(request.url()));
  await page.goto(server.url);
  await page.getByTestId('login-username').fill(username);
  await page.getByTestId('login-password').fill(demoPassword);
  await page.getByTestId('login-submit').click();
  await page.getByTestId('map').waitFor();
  expect(scripts.filter((url) => url.includes('StatisticsPage'))).toEqual([]);
  await page.getByTestId('statistics-open').click();
  await page.getByTestId('statistics-figures').waitFor();
  return { page, errors, scripts };
}

const picture = (page: Page, name: string) =>
  process.env['YIGAN_PICTURES'] === undefined
    ? Promise.resolve()
    : page.screenshot({ path: `${process.env['YIGAN_PICTURES']}/${name}.png` });

test('charts come with the first look, each with its figures as a table; filters count anew; a report is saved', async () => {
  const { page, errors, scripts } = await openStatistics('zhihui');
  expect(scripts.some((url) => url.includes('StatisticsPage'))).toBe(true);
  const count = page.locator('[data-figure="count"]');
  await expect.poll(() => count.innerText()).toBe('8');
  const byType = page.getByTestId('card-byType');
  expect(await byType.getByRole('img').locator('svg').count()).toBe(1);
  await picture(page, 'statistics');
  await byType.getByText('表', { exact: true }).click();
  expect(await byType.getByRole('row', { name: '交通' }).innerText()).toMatch(/交通\s+3/);
  await page.getByTestId('period-yesterday').click();
  await expect.poll(() => count.innerText()).toBe('0');
  await page.getByTestId('period-week').click();
  await expect.poll(() => count.innerText()).toBe('8');
  await page.getByText('所选时段').click();
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByTestId('report-pdf').click()]);
  expect(download.suggestedFilename()).toMatch(/^澜川市平安报告-\d{4}-\d\d-\d\d\.pdf$/);
  expect(
    readFileSync(await download.path())
      .subarray(0, 5)
      .toString(),
  ).toBe('%PDF-');
  await picture(page, 'statistics-table');
  await page.getByTestId('statistics-heat').click();
  await expect.poll(() => page.getByTestId('statistics').count()).toBe(0);
  await expect.poll(() => page.getByTestId('map-tool-heat').getAttribute('aria-pressed')).toBe('true');
  expect(errors).toEqual([]);
});

test('a seat that may not export sees the figures and no way to take them out', async () => {
  const { page } = await openStatistics('diaodu');
  expect(await page.getByTestId('statistics-report').count()).toBe(0);
});

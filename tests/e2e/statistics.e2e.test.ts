import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { beforeAll, expect, test } from 'vitest';
import { keepPicture } from '../support/keepPicture.ts';
import { useTestHall } from '../support/TestHall.ts';

const hall = useTestHall();
const waitMs = 60_000;
const types = ['fire', 'flood', 'traffic', 'medical', 'traffic', 'facility', 'traffic', 'security'] as const;

beforeAll(async () => {
  const leader = await hall.client('zhihui');
  for (const [index, incidentType] of types.entries()) {
    const reply = await leader.command({
      ...{ type: 'reportIncident', incidentId: `counted-${index}`, incidentType, summary: `统计 ${index}` },
      ...{ priority: (index % 4) + 1, place: { lon: 113 + index / 500, lat: 29.5 }, areaId: null, source: 'desk' },
    });
    expect(reply).toMatchObject({ ok: true });
  }
});
async function openStatistics(username: string): Promise<{ page: Page; errors: string[]; scripts: string[] }> {
  const [errors, scripts]: [string[], string[]] = [[], []];
  const listen = (opened: Page) => {
    opened.on('pageerror', (error) => errors.push(error.message));
    opened.on('request', (request) => scripts.push(request.url()));
    return Promise.resolve();
  };
  const page = await hall.openSeat(username, { waitMs, prepare: listen });
  await page.getByTestId('map').waitFor();
  expect(scripts.filter((url) => url.includes('StatisticsPage'))).toEqual([]);
  await page.getByTestId('statistics-open').click();
  await page.getByTestId('statistics-figures').waitFor();
  return { page, errors, scripts };
}

test('charts come with the first look, each with its figures as a table; filters count anew; a report is saved', async () => {
  const { page, errors, scripts } = await openStatistics('zhihui');
  expect(scripts.some((url) => url.includes('StatisticsPage'))).toBe(true);
  const count = page.locator('[data-figure="count"]');
  await expect.poll(() => count.innerText()).toBe('8');
  const byType = page.getByTestId('card-byType');
  expect(await byType.getByRole('img').locator('svg').count()).toBe(1);
  await keepPicture(page, 'statistics');
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
  await keepPicture(page, 'statistics-table');
  await page.getByTestId('statistics-heat').click();
  await expect.poll(() => page.getByTestId('statistics').count()).toBe(0);
  await expect.poll(() => page.getByTestId('map-tool-heat').getAttribute('aria-pressed')).toBe('true');
  expect(errors).toEqual([]);
});

test('a seat that may not export sees the figures and no way to take them out', async () => {
  const { page } = await openStatistics('diaodu');
  expect(await page.getByTestId('statistics-report').count()).toBe(0);
});

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

test("an open incident keeps the rules it was born under, a new one takes the new ones, and phrases are the hall's own", async () => {
  const office = await hall.openOffice('xitong', { waitMs });
  await office.getByRole('tab', { name: '定时报表' }).click();
  await office.getByLabel('平安日报 时间').fill('07:30');
  await keepPicture(office, 'rulebook-reports');
  await office.getByRole('tab', { name: '常用语' }).click();
  await office.getByLabel('中文 1', { exact: true }).fill('请报告水位');
  await keepPicture(office, 'rulebook-phrases');
  await office.getByRole('tab', { name: '派遣与平安' }).click();
  await office.getByLabel('用去百分之几转为黄色').fill('55');
  await office.getByTestId('rulebook-note').fill('汛期');
  await office.getByTestId('rulebook-save').click();
  await expect.poll(() => office.getByTestId('rulebook-current').innerText()).toBe('现行第 2 版');

  const leader = await hall.client('zhihui');
  const reply = await leader.command({
    ...{ type: 'reportIncident', incidentId: 'after-change', incidentType: 'flood', summary: '改规则之后' },
    ...{ priority: 2, place: { lon: 113.01, lat: 29.5 }, areaId: null, source: 'desk' },
  });
  expect(reply).toMatchObject({ ok: true });
  const seat = await hall.openSeat('diaodu', { waitMs });
  const rules = async (summary: string) => {
    await seat.getByTestId('incident-row').filter({ hasText: summary }).click();
    await seat.locator('.incident-summary', { hasText: summary }).waitFor();
    return seat.getByTestId('born-under').innerText();
  };
  expect(await rules('统计 0')).toBe('第 1 版（立案时的规则，现行第 2 版）');
  expect(await rules('改规则之后')).toBe('现行第 2 版');
  await keepPicture(seat, 'born-under');
});

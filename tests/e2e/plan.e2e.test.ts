import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Incident } from '../../protocol/incident/incident.ts';
import { incidentIdSchema } from '../../protocol/ids.ts';
import { launchBrowser } from '../support/browser.ts';
import { connectClient, type HallClient } from '../support/hallClient.ts';
import { demoPassword, makeDataFolder, startHallServer, type HallServer } from '../support/hallServer.ts';
import { keepPicture } from '../support/keepPicture.ts';

const folder = makeDataFolder();
const waitMs = 60_000;
const onDuty = ['fire-01', 'fire-02', 'fire-03', 'fire-05', 'ambulance-01', 'police-01', 'police-02', 'grid-01'];
const incidentId = 'incident-high-rise';
let server: HallServer;
let browser: Browser;
let dispatcher: HallClient;

beforeAll(async () => {
  server = await startHallServer({ dataFolder: folder.path });
  browser = await launchBrowser();
  dispatcher = await connectClient(server.url, 'diaodu');
  for (const unit of onDuty) await dispatcher.command({ type: 'startDuty', unitId: `unit-${unit}` });
});
afterAll(async () => {
  dispatcher.close();
  await browser.close();
  await server.stop();
  folder.remove();
});

async function openSeat(username: string): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 1920, height: 1080 }, locale: 'zh-CN' });
  const page = await context.newPage();
  page.setDefaultTimeout(waitMs);
  await page.goto(server.url);
  await page.getByTestId('login-username').fill(username);
  await page.getByTestId('login-password').fill(demoPassword);
  await page.getByTestId('login-submit').click();
  await page.locator('[data-testid="map"] .maplibregl-ctrl-scale').waitFor();
  return page;
}

async function incident(): Promise<Incident | undefined> {
  const { snapshot } = await dispatcher.call('live.join', {});
  return snapshot?.incidents[incidentId];
}

test('a reported fire brings its plan; one click opens it, sends the units and lays out the checklist', async () => {
  const seat = await openSeat('diaodu');
  const reported = await dispatcher.command({
    ...{ type: 'reportIncident', incidentId, incidentType: 'fire', priority: 2, source: '119', areaId: null },
    ...{ place: { lon: 113.004, lat: 29.503 }, summary: '星桥公寓 12 楼起火，有人被困' },
  });
  expect(reported.ok).toBe(true);
  await seat.locator('[data-testid="incident-row"]', { hasText: '星桥公寓' }).click();
  const card = seat.getByTestId('plan-proposal');
  await card.waitFor();
  expect(await card.getAttribute('data-plan')).toBe('plan-high-rise');
  const rows = card.getByTestId('plan-unit-row');
  await rows.first().waitFor();
  // One ladder truck, two tankers, an ambulance and two patrols are needed, and all are on duty.
  expect(await rows.count()).toBe(6);
  expect(await card.getByTestId('shortfall').count()).toBe(0);
  await rows.first().hover();
  await keepPicture(seat, 'plan-proposed');
  await seat.getByTestId('plan-accept').click();
  const response = seat.getByTestId('plan-response');
  await response.waitFor();
  const sent = await incident();
  expect(sent?.status).toBe('dispatched');
  expect(sent?.assignments.map(({ unitId }) => unitId).sort()).toEqual(
    expect.arrayContaining(['unit-ambulance-01', 'unit-fire-02', 'unit-police-01', 'unit-police-02']) as string[],
  );
  expect(sent?.assignments).toHaveLength(6);
  expect(sent?.response?.level).toBe(3);

  await response.getByTestId('checklist-item').first().locator('input').click();
  await response.locator('[data-testid="checklist-item"][data-done="true"]').first().waitFor();
  expect((await incident())?.response?.items[0]?.done?.by).toBe((await incident())?.response?.acceptedBy);
  await keepPicture(seat, 'plan-response');
  await seat.context().close();
});

test('a closed road makes the way longer for those who drive, and the map lists it until it is opened', async () => {
  const eta = async () => {
    const { units } = await dispatcher.call('units.advise', { incidentId: incidentIdSchema.parse(incidentId) });
    return units.find(({ mode }) => mode === 'heavy')?.etaS ?? null;
  };
  const before = await eta();
  expect(before).toBeGreaterThan(0);
  const ring: [number, number][] = [
    [112.99, 29.49],
    [113.02, 29.49],
    [113.02, 29.515],
    [112.99, 29.515],
  ];
  const block = { form: 'area', points: ring, closedTo: 'vehicles', reason: '广场管制', until: null };
  expect((await dispatcher.command({ type: 'blockRoad', roadBlockId: 'block-1', block })).ok).toBe(true);
  expect(await eta()).toBeGreaterThan(before ?? 0);
  const seat = await openSeat('zhihui');
  await seat.getByTestId('roads-open').click();
  const listed = seat.getByTestId('road-block');
  await listed.waitFor();
  await keepPicture(seat, 'road-block');
  await listed.getByTestId('road-unblock').click();
  await listed.waitFor({ state: 'detached' });
  expect(await eta()).toBe(before);

  // The duty leader writes plans; what was saved counts its version.
  await seat.keyboard.press('Control+k');
  await seat.keyboard.type('预案管理');
  await seat.keyboard.press('Enter');
  await seat.getByTestId('plan-row').filter({ hasText: '人员落水' }).click();
  const list = seat.getByTestId('plan-checklist');
  await list.fill(`${await list.inputValue()}\n清点岸上围观人群`);
  const zone = seat.getByTestId('zone-map');
  await zone.locator('.maplibregl-ctrl-scale').waitFor();
  await zone.getByTestId('zone-draw').click();
  const { x, y } = (await zone.boundingBox()) ?? { x: 0, y: 0 };
  const corners = [
    [200, 120],
    [420, 110],
    [440, 250],
    [200, 120],
  ] as const;
  // The library takes a quick second click near the first for a double one, which ends the line.
  for (const [right, down] of corners) {
    await seat.mouse.move(x + right, y + down, { steps: 4 });
    await seat.mouse.click(x + right, y + down);
  }
  await zone.getByRole('status').getByText('3 个角点').waitFor();
  await keepPicture(seat, 'plans-page');
  await seat.getByTestId('plan-save').click();
  await seat.getByTestId('plan-version').filter({ hasText: '第 2 版' }).waitFor();
  const { snapshot } = await dispatcher.call('live.join', {});
  expect(snapshot?.plans['plan-drowning']?.checklist.at(-1)?.text).toBe('清点岸上围观人群');
  const place = snapshot?.plans['plan-drowning']?.match.place;
  expect(place?.kind === 'polygon' && place.points.length).toBe(3);
  await seat.context().close();
});

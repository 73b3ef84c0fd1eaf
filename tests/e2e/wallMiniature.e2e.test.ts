import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { mainWallId } from '../../protocol/wall/wall.ts';
import { launchBrowser } from '../support/browser.ts';
import { demoPassword, makeDataFolder, startHallServer, type HallServer } from '../support/hallServer.ts';
import { connectClient } from '../support/hallClient.ts';
import { IntakeClient, sendSigned, webhookSource } from '../support/intake/intakeClient.ts';
import { readAudit } from '../support/readAudit.ts';
import { readLiveCameras } from '../support/readLiveCameras.ts';
import { WallWindow } from '../support/WallWindow.ts';

const builtPage = fileURLToPath(new URL('../../dist/renderer/console.html', import.meta.url));
const folder = makeDataFolder();
let server: HallServer;
let browser: Browser;
let seat: Page;

beforeAll(async () => {
  if (!existsSync(builtPage)) throw new Error('The pages are not built: run "npm run build" first');
  server = await startHallServer({ dataFolder: folder.path, wallPages: 'https://pages.example.org' });
  browser = await launchBrowser();
  const context = await browser.newContext({ viewport: { width: 1920, height: 1080 }, locale: 'zh-CN' });
  seat = await context.newPage();
  seat.setDefaultTimeout(20_000);
  await seat.goto(`${server.url}/`);
  await seat.locator('input[autocomplete="username"]').fill('shipin');
  await seat.locator('input[type="password"]').fill(demoPassword);
  await seat.locator('button[type="submit"]').click();
  await seat.getByTestId('wall-mini').waitFor();
});

afterAll(async () => {
  await browser.close();
  await server.stop();
  folder.remove();
});

const mini = (index: number) => seat.getByTestId(`wall-mini-tile-${index}`).first();

async function dropCamera(index: number, cameraId: string): Promise<void> {
  const dataTransfer = await seat.evaluateHandle((id) => {
    const transfer = new DataTransfer();
    transfer.setData('text/plain', id);
    return transfer;
  }, cameraId);
  await mini(index).dispatchEvent('dragover', { dataTransfer });
  await mini(index).dispatchEvent('drop', { dataTransfer });
}

/** How many pixels of the tile's picture are not of the one colour an empty canvas has. */
function paintedPixels(index: number): Promise<number> {
  return mini(index)
    .locator('canvas')
    .evaluate((canvas: HTMLCanvasElement) => {
      const { data } = canvas.getContext('2d')?.getImageData(0, 0, canvas.width, canvas.height) ?? { data: [] };
      let painted = 0;
      for (let at = 3; at < data.length; at += 4) if (data[at] !== 0) painted += 1;
      return painted;
    });
}

test('a miniature says that no window shows a tile, and shows what a wall shows as soon as one does', async () => {
  const [cameraId] = readLiveCameras();
  if (cameraId === undefined) throw new Error('The demo has no live camera');
  await dropCamera(0, cameraId);
  await mini(0).locator('[data-phase="unwatched"]').waitFor();
  expect(await paintedPixels(0)).toBe(0);
  await expect.poll(() => seat.getByTestId('wall-last-change').textContent()).toContain('视频员 周宁');

  const wall = await WallWindow.open(seat.context(), server.url);
  await wall.whenShown();
  await mini(0).locator('[data-phase="live"]').waitFor();
  await expect.poll(() => paintedPixels(0), { timeout: 15_000 }).toBeGreaterThan(1_000);
  const stillAt = () => mini(0).locator('.wall-mini-state').getAttribute('data-still');
  const first = Number(await stillAt());
  await expect.poll(async () => Number(await stillAt()), { timeout: 20_000 }).toBeGreaterThan(first);

  const viewed = (await readAudit(server.url)).filter(({ event }) => event.type === 'stillsViewed');
  expect(viewed.map(({ actor, event }) => [actor.name, event.type === 'stillsViewed' && event.cameraIds])).toEqual([
    ['视频员 周宁', [cameraId]],
  ]);
});

test('what is no content of a tile changes nothing when it is dropped', async () => {
  const version = await mini(3).getAttribute('data-filled');
  await dropCamera(3, '<img src=x>');
  expect(await mini(3).getAttribute('data-filled')).toBe(version);
});

test('whoever may not view cameras gets no stills, and an ask that is none is refused', async () => {
  const outsider = await browser.newContext();
  const bare = await outsider.request.post(`${server.url}/api/stills`, { data: { cameras: [] } });
  expect(bare.status()).toBe(401);
  const malformed = await seat.request.post(`${server.url}/api/stills`, {
    data: { cameras: [{ cameraId: 'a b', after: -1 }] },
    headers: { origin: server.url },
  });
  expect(malformed.status()).toBe(400);
  await outsider.close();
});

test('tiles without a camera show in small what they hold, drawn from what the page knows', async () => {
  const operator = await connectClient(server.url, 'shipin');
  const layout = { type: 'setWallLayout', wallId: mainWallId, display: 0, layout: 9, expect: 0 };
  expect(await operator.command(layout)).toMatchObject({ ok: true });
  const place = { lon: 113.002, lat: 29.505 };
  const report = { type: 'reportIncident', incidentId: 'fire-1', incidentType: 'fire', priority: 1, areaId: null };
  const dispatcher = await connectClient(server.url, 'diaodu');
  expect(await dispatcher.command({ ...report, place, summary: '起火', source: 'phone' })).toMatchObject({ ok: true });
  dispatcher.close();
  const office = await IntakeClient.create(server.url);
  await office.saveSource('water', webhookSource);
  const alarm = { externalId: 'W-1', kind: '内涝', priority: 2, text: '路面积水', place };
  const key = await office.setKey('water');
  await sendSigned({ url: server.url, sourceId: 'water', key }, { reports: [alarm] });
  const groups = async () => Object.keys((await operator.call('live.join', {})).snapshot?.alarms.groups ?? {});
  await expect.poll(groups).toHaveLength(1);
  const [alarmGroupId] = await groups();
  const contents = [
    { kind: 'clock' },
    { kind: 'banner', text: '今夜有雨' },
    { kind: 'map', ...place, zoom: 15 },
    { kind: 'incident', incidentId: 'fire-1' },
    { kind: 'alarm', alarmGroupId },
    { kind: 'page', url: 'https://pages.example.org/duty' },
  ];
  for (const [index, content] of contents.entries()) {
    const { snapshot } = await operator.call('live.join', {});
    const expected = snapshot?.walls[mainWallId]?.displays[0]?.tiles[index + 1]?.version ?? 0;
    const put = { type: 'placeOnTile', wallId: mainWallId, display: 0, tile: index + 1, content, expect: expected };
    expect(await operator.command(put)).toMatchObject({ ok: true });
  }
  operator.close();
  const card = (index: number) => mini(index).getByTestId('wall-mini-card');
  await expect.poll(() => card(1).innerText()).toMatch(/^\d\d:\d\d/);
  expect(await card(2).innerText()).toBe('今夜有雨');
  expect(await card(3).innerText()).toContain('澜川广场');
  expect(await card(3).locator('.wall-mini-dot').count()).toBeGreaterThan(0);
  const said = async (index: number) => (await card(index).innerText()).split('\n');
  await expect.poll(() => said(6)).toEqual(['pages.example.org', '/duty']);
  expect(await said(4)).toEqual(['火灾', '已上报']);
  expect(await card(4).getAttribute('data-priority')).toBe('1');
  expect(await said(5)).toEqual(['内涝', '119 接处警 ×1']);
  // What the card says is not said again over it.
  expect(await mini(6).locator('.wall-mini-name').innerText()).toBe('网页');
});

test("an agency's desk keeps scenes of its own, which no other agency is offered and the hall may put up", async () => {
  const leader = await connectClient(server.url, 'zhihui');
  for (const [sceneId, agencyId] of Object.entries({ all: null, ofWater: 'agency-water', ofFire: 'agency-fire' })) {
    const save = { type: 'saveScene', sceneId, name: sceneId, agencyId, wallId: mainWallId, expect: 0 };
    expect(await leader.command(save)).toMatchObject({ ok: true });
  }
  leader.close();
  const context = await browser.newContext({ viewport: { width: 1920, height: 1080 }, locale: 'zh-CN' });
  const water = await context.newPage();
  water.setDefaultTimeout(20_000);
  await water.goto(`${server.url}/`);
  await water.getByTestId('login-username').fill('shuiwu');
  await water.getByTestId('login-password').fill(demoPassword);
  await water.getByTestId('login-submit').click();
  const scenesOf = async (page: Page) => {
    await page.getByTestId('wall-desk').click();
    await page.getByRole('tab', { name: '场景' }).click();
    return page.getByTestId('scene-row');
  };
  const offered = await scenesOf(water);
  await offered.first().waitFor();
  const names = await offered.evaluateAll((rows) => rows.map((row) => row.getAttribute('data-scene')));
  expect(names.sort()).toEqual(['all', 'ofWater']);

  const atHall = await scenesOf(seat);
  const ofWater = atHall.and(seat.locator('[data-scene="ofWater"]'));
  expect(await ofWater.innerText()).toContain('水务局');
  expect(await ofWater.getByTestId('scene-apply').count()).toBe(1);
  expect(await ofWater.getByTestId('scene-remove').count()).toBe(0);
  expect(await atHall.count()).toBe(3);
  await context.close();
});

import { readFileSync } from 'node:fs';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { sceneIdSchema } from '../../protocol/ids.ts';
import { mainWallId } from '../../protocol/wall/wall.ts';
import { launchBrowser } from '../support/browser.ts';
import { connectClient } from '../support/hallClient.ts';
import { makeDataFolder, startHallServer, type HallServer } from '../support/hallServer.ts';
import { IntakeClient, sendSigned, webhookSource } from '../support/intake/intakeClient.ts';
import { keepPicture } from '../support/keepPicture.ts';
import { watchGlass } from '../support/watchGlass.ts';
import { watchTour } from '../support/watchTour.ts';
import { WallWindow } from '../support/WallWindow.ts';

const liveCameras = JSON.parse(
  readFileSync(new URL('../../resources/city/liveCameras.json', import.meta.url), 'utf8'),
) as string[];
const until = { timeout: 30_000, interval: 250 };
const onMain = { wallId: mainWallId, display: 0 };

const folder = makeDataFolder();
let server: HallServer;
let browser: Browser;
let wall: WallWindow;
const opened: (() => unknown)[] = [() => folder.remove()];

beforeAll(async () => {
  server = await startHallServer({ dataFolder: folder.path });
  opened.push(() => server.stop());
  browser = await launchBrowser();
  opened.push(() => browser.close());
  wall = await WallWindow.open(browser, server.url);
  await wall.logIn('shipin');
  await wall.whenShown();
});

afterAll(async () => {
  for (const close of opened.reverse()) await close();
});

test('two seats drive one wall together, then one alone, and the higher rank takes it over', async () => {
  const operator = await connectClient(server.url, 'shipin');
  const leader = await connectClient(server.url, 'zhihui');
  opened.push(
    () => operator.close(),
    () => leader.close(),
  );
  const clock = { type: 'placeOnTile', ...onMain, content: { kind: 'clock' }, expect: 0 } as const;
  expect(await operator.command({ ...clock, tile: 1 })).toMatchObject({ ok: true });
  expect(await leader.command({ ...clock, tile: 2 })).toMatchObject({ ok: true });
  expect(await operator.command({ type: 'takeWall', wallId: mainWallId })).toMatchObject({ ok: true });
  const refused = await leader.command({ ...clock, tile: 3 });
  expect(refused).toMatchObject({ ok: false, rejection: { reason: 'wallHeld' } });
  await wall.page.getByText('控制中').waitFor();
  expect(await leader.command({ type: 'takeWall', wallId: mainWallId })).toMatchObject({ ok: true });
  expect(await operator.command({ ...clock, tile: 3 })).toMatchObject({ rejection: { reason: 'wallHeld' } });
  expect(await leader.command({ ...clock, tile: 3 })).toMatchObject({ ok: true });
  await expect.poll(async () => (await wall.tiles())[3]?.words, until).toMatch(/\d\d:\d\d:\d\d/);
  const save = { type: 'saveScene', sceneId: 'scene-1', name: '早会', agencyId: null, wallId: mainWallId, expect: 0 };
  expect(await leader.command(save)).toMatchObject({ ok: true });
  expect(await leader.command({ type: 'releaseWall', wallId: mainWallId })).toMatchObject({ ok: true });
});

test('a tour of cameras never shows black between them and leaves nothing behind', async () => {
  const operator = await connectClient(server.url, 'shipin');
  opened.push(() => operator.close());
  const content = { kind: 'cameraTour', cameraIds: liveCameras.slice(0, 12), dwellS: 5 };
  const placed = await operator.command({ type: 'placeOnTile', ...onMain, tile: 0, content, expect: 0 });
  expect(placed).toMatchObject({ ok: true });
  const { cameras, samples, blackSamples, mostVideos } = await watchTour(wall.page, 6, 90_000);
  expect(new Set(cameras).size).toBe(6);
  expect(samples).toBeGreaterThan(30);
  expect(blackSamples).toBe(0);
  expect(mostVideos[1]).toBeLessThanOrEqual(Math.max(mostVideos[0], 3));
  expect(wall.errors).toEqual([]);
});

test('a tour of scenes opens the next ahead and never shows black at the change', async () => {
  const operator = await connectClient(server.url, 'shipin');
  opened.push(() => operator.close());
  const { snapshot } = await operator.call('live.join', {});
  const display = snapshot?.walls[mainWallId]?.displays[0];
  const cameras = liveCameras.slice(0, 4);
  // Each pair of cameras is kept as a scene of its own.
  let versions = [display?.tiles[0]?.version ?? 0, display?.tiles[1]?.version ?? 0];
  const layout = {
    columns: 2,
    rows: 1,
    spans: [0, 1].map((column) => ({ column, row: 0, columns: 1, rows: 1 })),
  };
  const expectLayout = { type: 'setWallLayout', ...onMain, layout, expect: display?.version ?? 0 };
  expect(await operator.command(expectLayout)).toMatchObject({ ok: true });
  for (const [pair, sceneId] of ['pair-0', 'pair-1'].entries()) {
    for (const tile of [0, 1]) {
      const content = { kind: 'camera', cameraId: cameras[pair * 2 + tile] };
      const place = { type: 'placeOnTile', ...onMain, tile, content, expect: versions[tile] };
      expect(await operator.command(place)).toMatchObject({ ok: true });
    }
    versions = versions.map((version) => version + 1);
    const save = { type: 'saveScene', sceneId, name: sceneId, agencyId: null, wallId: mainWallId, expect: 0 };
    expect(await operator.command(save)).toMatchObject({ ok: true });
  }
  const tour = { id: 'tour-scenes', name: '夜巡', sceneIds: ['pair-0', 'pair-1'], dwellS: 5 };
  expect(await operator.command({ type: 'defineTour', tour, expect: 0 })).toMatchObject({ ok: true });
  const start = { type: 'startTour', wallId: mainWallId, tourId: tour.id };
  expect(await operator.command(start)).toMatchObject({ ok: true });
  const pairs = [cameras.slice(0, 2).join(' '), cameras.slice(2).join(' ')];
  await wall.page.locator('.wall[data-source="tour"]').waitFor();
  const { scenes, warmed, frames, blackFrames } = await watchGlass(wall.page, 3, 60_000);
  expect(await operator.command({ type: 'stopTour', wallId: mainWallId })).toMatchObject({ ok: true });
  await wall.page.locator('.wall[data-source="own"]').waitFor();
  expect(scenes).toHaveLength(3);
  expect(new Set(scenes)).toEqual(new Set(pairs));
  // A machine too busy to look in time opens it at the change instead.
  expect(pairs).toEqual(expect.arrayContaining([...warmed]));
  expect(warmed.length).toBeGreaterThan(0);
  expect(frames).toBeGreaterThan(5);
  expect(blackFrames).toBe(0);
});

test('an alarm takes the wall with its scene before anybody makes it an incident, and leaves it when it is dismissed', async () => {
  const leader = await connectClient(server.url, 'zhihui');
  opened.push(() => leader.close());
  const rule = {
    id: 'rule-flood',
    name: '内涝',
    wallId: mainWallId,
    on: 'alarmRaised',
    incidentTypes: ['flood'],
    priority: 2,
    sceneId: 'scene-1',
    holdS: 600,
  };
  expect(await leader.command({ type: 'setWallRule', rule, expect: 0 })).toMatchObject({ ok: true });
  const office = await IntakeClient.create(server.url);
  expect(await office.saveSource('water', webhookSource)).toBe(200);
  const key = await office.setKey('water');
  const send = (externalId: string, priority: number) =>
    sendSigned(
      { url: server.url, sourceId: 'water', key },
      {
        reports: [
          {
            ...{ externalId, kind: '内涝', priority, text: '路面积水三十厘米' },
            place: { lon: 113.002, lat: 29.505, address: '澜川广场' },
          },
        ],
      },
    );
  await send('W-1', 2);
  await wall.page.locator('.wall[data-source="alarm"]').waitFor();
  await expect.poll(() => wall.layout(), until).toBe('4');
  await wall.page.getByText('报警 内涝', { exact: false }).waitFor();
  const { snapshot } = await leader.call('live.join', {});
  const [group] = Object.values(snapshot?.alarms.groups ?? {});
  expect(snapshot?.walls[mainWallId]?.raised).toMatchObject([{ alarmGroupId: group?.id, sceneId: 'scene-1' }]);
  const dismiss = { type: 'dismissAlarm', groupId: group?.id, reason: '已有事件' };
  expect(await leader.command(dismiss)).toMatchObject({ ok: true });
  await wall.page.locator('.wall[data-source="own"]').waitFor();

  // Without a scene the next shows what sees its place, and the cameras that turn look there.
  expect(await leader.command({ type: 'setWallRule', rule: { ...rule, sceneId: null }, expect: 1 })).toMatchObject({
    ok: true,
  });
  await send('W-2', 2);
  await wall.page.locator('.wall[data-source="alarm"]').waitFor();
  await expect.poll(async () => (await wall.tiles())[1]?.words, until).toContain('路面积水三十厘米');
  const cameras = (await wall.tiles()).flatMap(({ cameraId }) => cameraId ?? []);
  const { chosen } = await leader.call('linkage.explain', { place: { lon: 113.002, lat: 29.505 }, radiusM: 40 });
  expect(cameras).toEqual(chosen.map(({ cameraId }) => cameraId));
  expect(new Set(chosen.map(({ tier }) => tier))).toEqual(new Set(['lookout', 'vantage', 'street']));
  await wall.page.locator(`.wall-grid[data-phase='shown'] [data-content="map"] canvas`).waitFor();
  await keepPicture(wall.page, 'alarm-on-wall');
  expect(wall.errors).toEqual([]);
});

test('scenes and what the wall shows survive a restart', async () => {
  const { port } = new URL(server.url);
  await server.stop();
  server = await startHallServer({ dataFolder: folder.path, port: Number(port) });
  const operator = await connectClient(server.url, 'shipin');
  opened.push(() => operator.close());
  const { snapshot } = await operator.call('live.join', {});
  const sceneId = sceneIdSchema.parse('scene-1');
  expect(snapshot?.wallLibrary.scenes[sceneId]).toMatchObject({ name: '早会', versions: [{ version: 1 }] });
  // What an alarm put up stands until the alarm is answered.
  expect(snapshot?.walls[mainWallId]?.raised).toHaveLength(1);
  const leader = await connectClient(server.url, 'zhihui');
  opened.push(() => leader.close());
  for (const raised of snapshot?.walls[mainWallId]?.raised ?? []) {
    if (!('alarmGroupId' in raised)) throw new Error('No alarm put it up');
    const dismiss = { type: 'dismissAlarm', groupId: raised.alarmGroupId, reason: '已有事件' };
    expect(await leader.command(dismiss)).toMatchObject({ ok: true });
  }
  expect(await operator.command({ type: 'applyScene', wallId: mainWallId, sceneId })).toMatchObject({ ok: true });
  await expect.poll(async () => (await wall.tiles())[0]?.words, until).toContain('空窗格');
});

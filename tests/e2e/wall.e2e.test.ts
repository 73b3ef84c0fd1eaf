import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import type { Browser, BrowserContext } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launchBrowser } from '../support/browser.ts';
import { connectClient } from '../support/hallClient.ts';
import { makeDataFolder, startHallServer, type HallServer } from '../support/hallServer.ts';
import { WallWindow } from '../support/WallWindow.ts';

const liveCameras = JSON.parse(
  readFileSync(new URL('../../resources/city/liveCameras.json', import.meta.url), 'utf8'),
) as string[];
const sixteen = Array.from({ length: 16 }, (_, index) => index);
const planned = sixteen.map((index) => liveCameras[index % liveCameras.length] ?? '');

const folder = makeDataFolder();
let server: HallServer;
let browser: Browser;
let seat: BrowserContext;
let wall: WallWindow;
let second: WallWindow;

const until = { timeout: 60_000, interval: 250 };
const camerasOf = async (window: WallWindow) => (await window.tiles()).map(({ cameraId }) => cameraId);
const conditionsOf = async (window: WallWindow) => (await window.tiles()).map(({ condition }) => condition);
const allLive = sixteen.map(() => 'live');

function simulatorOf({ process: { pid } }: HallServer): number {
  const rows = execFileSync('ps', ['-A', '-o', 'pid=,ppid=,args=']).toString().split('\n');
  const row = rows
    .map((line) => line.trim().split(/\s+/))
    .find(([, parent, ...args]) => {
      return parent === String(pid) && args.some((arg) => arg.includes('cameraSimulator'));
    });
  return Number(row?.[0]);
}

/** What was opened, to be closed the other way round whatever became of the tests. */
const opened: (() => unknown)[] = [];

beforeAll(async () => {
  opened.push(() => folder.remove());
  server = await startHallServer({ dataFolder: folder.path });
  opened.push(() => server.stop());
  browser = await launchBrowser();
  opened.push(() => browser.close());
  seat = await browser.newContext();
});

afterAll(async () => {
  for (const close of opened.reverse()) await close();
});

test('a stranger is asked to log in on the wall itself, and told when the password is wrong', async () => {
  wall = await WallWindow.open(seat, server.url);
  await wall.logIn('shipin', 'not the password');
  await wall.page.getByText('用户名或密码不正确').waitFor();
  await wall.logIn('shipin');
  await wall.whenShown();
  expect(await wall.layout()).toBe('4');
  expect((await wall.tiles()).map(({ words }) => words)).toEqual(
    [1, 2, 3, 4].map((number) => `空窗格 ${number}把点位拖到这里`),
  );
});

test('a camera dropped from another window is placed, and anything else is refused in words', async () => {
  await wall.page.keyboard.press('0');
  await expect.poll(() => wall.layout(), until).toBe('16');
  for (const index of [0, 1]) {
    await wall.drop(index, planned[index] ?? '');
    await expect.poll(async () => (await camerasOf(wall))[index], until).toBe(planned[index]);
  }
  await wall.drop(2, 'cam-none');
  await wall.page.getByText('拖入的不是点位').waitFor();
  expect((await camerasOf(wall))[2]).toBeNull();
});

test('sixteen tiles show moving pictures, and a second window shows the same', async () => {
  const operator = await connectClient(server.url, 'shipin');
  opened.push(() => operator.close());
  for (const tile of sixteen.slice(2)) {
    const command = {
      type: 'placeOnTile',
      wallId: 'main',
      display: 0,
      tile,
      content: { kind: 'camera', cameraId: planned[tile] },
      expect: 0,
    };
    expect(await operator.command(command)).toMatchObject({ ok: true });
  }
  await expect.poll(() => conditionsOf(wall), until).toEqual(allLive);
  expect(await wall.whichMove(sixteen)).toEqual(sixteen);
  for (const { stream, words } of await wall.tiles()) {
    expect(stream).toBe('sub');
    expect(words).toContain('视频席');
  }

  second = await WallWindow.open(seat, server.url);
  await second.whenShown();
  await expect.poll(() => conditionsOf(second), until).toEqual(allLive);
  expect(await camerasOf(second)).toEqual(planned);
});

test('a tile dragged onto another changes places with it on every window', async () => {
  await wall.tile(0).dragTo(wall.tile(5));
  const swapped = planned.map((cameraId, index) => planned[index === 0 ? 5 : index === 5 ? 0 : index] ?? cameraId);
  await expect.poll(() => camerasOf(wall), until).toEqual(swapped);
  await expect.poll(() => camerasOf(second), until).toEqual(swapped);
  await wall.tile(5).dragTo(wall.tile(0));
  await expect.poll(() => camerasOf(second), until).toEqual(planned);
});

test('a double click enlarges with the main stream on every window and rests what is covered', async () => {
  await wall.tile(6).dblclick({ position: { x: 200, y: 120 } });
  for (const window of [wall, second]) {
    await expect.poll(async () => (await window.tiles())[6]?.stream, until).toBe('main');
    const shown = (await window.tiles()).map(({ isVisible }) => isVisible);
    expect(shown).toEqual(sixteen.map((index) => index === 6));
  }
  await expect.poll(() => conditionsOf(wall), until).toEqual(sixteen.map((index) => (index === 6 ? 'live' : 'paused')));
  expect(await wall.whichMove([6])).toEqual([6]);
  await wall.page.keyboard.press('Escape');
  await expect.poll(() => conditionsOf(second), until).toEqual(allLive);
  expect(await wall.whichMove(sixteen)).toEqual(sixteen);
});

test('whoever may only watch is shown the wall and offered no change', async () => {
  const guest = await browser.newContext();
  const watching = await WallWindow.open(guest, server.url);
  await watching.logIn('duban');
  await watching.whenShown();
  await expect.poll(() => camerasOf(watching), until).toEqual(planned);
  await watching.page.keyboard.press('1');
  await watching.page.getByText('本席位无权执行此操作').waitFor();
  expect(await watching.layout()).toBe('16');
  await guest.close();
});

test('cameras that die are named with the reason, the attempts and the age of the last picture, never a black tile', async () => {
  process.kill(simulatorOf(server), 'SIGKILL');
  await expect.poll(() => conditionsOf(wall), until).toEqual(sixteen.map(() => 'reconnecting'));
  for (const { words } of await wall.tiles()) {
    expect(words).toMatch(/(画面中断|正在重连)(网络不可达|点位断开了连接).*第?.*\d+ 次.*最后画面 \d+ 秒前/);
  }
});

test('a restarted server finds both windows again: same layout, moving pictures, no login', async () => {
  const { port } = new URL(server.url);
  await server.stop();
  await wall.page.getByText('与服务器断开', { exact: false }).first().waitFor();
  await expect.poll(() => conditionsOf(wall), until).toEqual(sixteen.map(() => 'lineLost'));
  server = await startHallServer({ dataFolder: folder.path, port: Number(port) });
  for (const window of [wall, second]) {
    await expect.poll(() => conditionsOf(window), until).toEqual(allLive);
    expect(await camerasOf(window)).toEqual(planned);
    expect(await window.layout()).toBe('16');
    expect(await window.whichMove(sixteen)).toEqual(sixteen);
    expect(window.errors).toEqual([]);
  }
});

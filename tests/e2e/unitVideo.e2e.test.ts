import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { launchBrowser } from '../support/browser.ts';
import { FieldHall, type SentAssignment } from '../support/fieldHall.ts';
import { demoPassword, makeDataFolder, startHallServer, type HallServer } from '../support/hallServer.ts';
import { readAudit } from '../support/readAudit.ts';

const unitId = 'unit-fire-01';
const builtPage = fileURLToPath(new URL('../../dist/renderer/field.html', import.meta.url));
const folder = makeDataFolder();
let server: HallServer;
let browser: Browser;
let hall: FieldHall;
let contexts: BrowserContext[] = [];
let phone: Page;
let seat: Page;
let sent: SentAssignment;

beforeAll(async () => {
  if (!existsSync(builtPage)) throw new Error('The pages are not built: run "npm run build" first');
  server = await startHallServer({ dataFolder: folder.path });
  browser = await launchBrowser();
  hall = await FieldHall.create(server.url);
});

afterAll(async () => {
  for (const context of contexts) await context.close();
  hall.close();
  await browser.close();
  await server.stop();
  folder.remove();
});

/** A phone on duty with one assignment, and a seat that has its incident before it. */
beforeEach(async () => {
  for (const context of contexts) await context.close();
  contexts = [];
  phone = await open({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });
  await phone.addInitScript(() => {
    const devices = navigator.mediaDevices;
    const open = devices.getUserMedia.bind(devices);
    Object.assign(window, { opened: 0, tracks: [] });
    devices.getUserMedia = async (wanted) => {
      const page = window as unknown as { opened: number; tracks: MediaStreamTrack[] };
      const stream = await open(wanted);
      if (wanted?.video !== undefined) {
        page.opened += 1;
        page.tracks.push(...stream.getVideoTracks());
      }
      return stream;
    };
  });
  await phone.goto(`${server.url}/field`);
  await phone.getByTestId('field-username').fill('fire-01');
  await phone.getByTestId('field-password').fill(demoPassword);
  await phone.getByTestId('field-login').click();
  const start = phone.getByTestId('field-duty-on');
  await start.or(phone.getByTestId('field-duty-off')).waitFor();
  if (await start.isVisible()) await start.click();
  await phone.getByTestId('field-duty-off').waitFor();
  sent = await hall.sendUnit(unitId, '滨江路商铺起火');
  await phone.getByTestId('field-assignment').waitFor();
  seat = await open({ viewport: { width: 1920, height: 1080 } });
  await seat.goto(`${server.url}/`);
  await seat.locator('input[autocomplete="username"]').fill('shipin');
  await seat.locator('input[type="password"]').fill(demoPassword);
  await seat.locator('button[type="submit"]').click();
  await seat.locator(`[data-incident="${sent.incidentId}"]`).click();
  return async () => {
    await hall.recall(sent, '测试结束').catch(() => undefined);
  };
});

async function open(options: Parameters<Browser['newContext']>[0]): Promise<Page> {
  const context = await browser.newContext({ permissions: ['camera', 'microphone', 'geolocation'], ...options });
  contexts.push(context);
  const page = await context.newPage();
  page.setDefaultTimeout(20_000);
  return page;
}

const tileOf = (page: Page) => page.locator(`.unit-tile[data-unit="${unitId}"]`).first();
const openedCameras = () => phone.evaluate(() => (window as unknown as { opened: number }).opened);
const liveTracks = () =>
  phone.evaluate(
    () =>
      (window as unknown as { tracks: MediaStreamTrack[] }).tracks.filter(({ readyState }) => readyState === 'live')
        .length,
  );

async function sendFromPhone(): Promise<void> {
  await phone.getByTestId('field-video-start').click();
  await phone.locator('[data-testid="field-video"][data-phase="sending"]').waitFor();
}

async function auditTypes(): Promise<string[]> {
  return (await readAudit(server.url)).map(({ event }) => event.type).filter((type) => type.startsWith('unitVideo'));
}

test('the hall asks, the person at the phone starts it, and seat and wall see it by name and purpose', async () => {
  await seat.getByTestId('unit-video-ask-line').click();
  await phone.locator('[data-testid="field-video"][data-phase="asked"]').waitFor();
  await seat.locator('.unit-tile[data-condition="asked"]').waitFor();
  expect(await openedCameras()).toBe(0);

  await sendFromPhone();
  await seat.locator('.unit-tile[data-condition="live"]').waitFor();
  await phone.getByTestId('field-video-watchers').getByText('视频员 周宁').waitFor();

  const wall = await contexts[1]?.newPage();
  if (wall === undefined) throw new Error('No context of a seat');
  await wall.setViewportSize({ width: 1280, height: 720 });
  await wall.goto(`${server.url}/wall?wall=main`);
  await wall.waitForSelector('.wall');
  const target = seat.getByTestId('wall-mini-tile-0').first();
  const dataTransfer = await seat.evaluateHandle(() => new DataTransfer());
  await tileOf(seat).dispatchEvent('dragstart', { dataTransfer });
  await target.dispatchEvent('dragover', { dataTransfer });
  await target.dispatchEvent('drop', { dataTransfer });
  await wall.locator(`[data-tile="0"] .unit-tile[data-condition="live"]`).waitFor();
  const shown = await tileOf(wall)
    .locator('video')
    .evaluate((video: HTMLVideoElement) => [video.videoWidth > 2, video.videoHeight > 2]);
  expect(shown).toEqual([true, true]);

  await phone.getByTestId('field-video-stop').click();
  await wall.locator(`[data-tile="0"] .unit-tile[data-condition="notSending"]`).waitFor();
  expect(await liveTracks()).toBe(0);
  const audit = await readAudit(server.url);
  const viewed = audit.filter(({ event }) => event.type === 'unitVideoViewed');
  expect(viewed.map(({ actor, event }) => [actor.name, event.type === 'unitVideoViewed' && event.purpose])).toEqual([
    ['视频员 周宁', { kind: 'incident', incidentId: sent.incidentId }],
    ['视频员 周宁', { kind: 'watch' }],
  ]);
  expect(await auditTypes()).toEqual([
    'unitVideoAsked',
    'unitVideoStarted',
    'unitVideoViewed',
    'unitVideoViewed',
    'unitVideoEnded',
  ]);
});

test('the picture ends with the assignment, and the camera with it', async () => {
  await sendFromPhone();
  await seat.locator('.unit-tile[data-condition="live"]').waitFor();
  await hall.recall(sent, '误报');
  await seat.getByTestId('unit-videos').waitFor({ state: 'detached' });
  await expect.poll(liveTracks).toBe(0);
});

test('a phone that declines opens no camera, and the seat reads why', async () => {
  await seat.getByTestId('unit-video-ask-line').click();
  await phone.getByTestId('field-video-decline').click();
  await seat.getByTestId('unit-videos').getByText('外勤暂不传送现场视频').waitFor();
  expect(await openedCameras()).toBe(0);
});

test('a phone that vanishes leaves a tile that says so, and no video starts by itself when it comes back', async () => {
  await sendFromPhone();
  await seat.locator('.unit-tile[data-condition="live"]').waitFor();
  await phone.reload();
  await phone.getByTestId('field-video-start').waitFor();
  await seat.getByTestId('unit-video-ask-line').waitFor();
  expect(await openedCameras()).toBe(0);
});

test('neither a seat nor another unit can start it for somebody', async () => {
  const { dispatcher } = hall;
  const input = { assignmentId: sent.assignmentId, transportId: 'x', rtpParameters: { codecs: [] } };
  await expect(dispatcher.call('unitVideo.start', input as never)).rejects.toThrow('roleMayNot');
});

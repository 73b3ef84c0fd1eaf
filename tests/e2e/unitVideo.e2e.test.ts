import type { Page } from 'playwright-core';
import { beforeAll, beforeEach, expect, test } from 'vitest';
import type { FieldHall, SentAssignment } from '../support/fieldHall.ts';
import { readAudit } from '../support/readAudit.ts';
import { useTestHall } from '../support/TestHall.ts';

const unitId = 'unit-fire-01';
const hall = useTestHall();
let desk: FieldHall;
let phone: Page;
let seat: Page;
let sent: SentAssignment;

beforeAll(async () => {
  desk = await hall.desk();
});

/** A phone on duty with one assignment, and a seat that has its incident before it. */
beforeEach(async () => {
  phone = await hall.openPhoneOnDuty('fire-01', {
    permissions: ['camera', 'microphone', 'geolocation'],
    waitMs: 20_000,
    prepare: countCameras,
  });
  sent = await desk.sendUnit(unitId, '滨江路商铺起火');
  await phone.getByTestId('field-assignment').waitFor();
  seat = await hall.openSeat('shipin', { waitMs: 20_000 });
  await seat.locator(`[data-incident="${sent.incidentId}"]`).click();
  return async () => {
    await desk.recall(sent, '测试结束').catch(() => undefined);
    for (const page of [phone, seat]) await page.context().close();
  };
});

/** Remembers which cameras the page opened. */
async function countCameras(page: Page): Promise<void> {
  await page.addInitScript(() => {
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
  return (await readAudit(hall.url)).map(({ event }) => event.type).filter((type) => type.startsWith('unitVideo'));
}

test('the desk asks, the person at the phone starts it, and seat and wall see it by name and purpose', async () => {
  await seat.getByTestId('unit-video-ask-line').click();
  await phone.locator('[data-testid="field-video"][data-phase="asked"]').waitFor();
  await seat.locator('.unit-tile[data-condition="asked"]').waitFor();
  expect(await openedCameras()).toBe(0);

  await sendFromPhone();
  await seat.locator('.unit-tile[data-condition="live"]').waitFor();
  await phone.getByTestId('field-video-watchers').getByText('视频员 周宁').waitFor();

  const wall = await seat.context().newPage();
  await wall.setViewportSize({ width: 1280, height: 720 });
  await wall.goto(`${hall.url}/wall?wall=main`);
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
  const audit = await readAudit(hall.url);
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
  await desk.recall(sent, '误报');
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
  const { dispatcher } = desk;
  const input = { assignmentId: sent.assignmentId, transportId: 'x', rtpParameters: { codecs: [] } };
  await expect(dispatcher.call('unitVideo.start', input as never)).rejects.toThrow('roleMayNot');
});

import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { incidentIdSchema } from '../../protocol/ids.ts';
import { attachmentSchema } from '../../protocol/incident/incident.ts';
import { launchBrowser } from '../support/browser.ts';
import { connectClient, type HallClient } from '../support/hallClient.ts';
import { demoPassword, makeDataFolder, startHallServer, type HallServer } from '../support/hallServer.ts';
import { readAudit } from '../support/readAudit.ts';
import { readLiveCameras } from '../support/readLiveCameras.ts';
import { WallWindow } from '../support/WallWindow.ts';

const until = { timeout: 60_000, interval: 250 };
const builtPage = fileURLToPath(new URL('../../dist/renderer/console.html', import.meta.url));
const folder = makeDataFolder();
const incidentId = incidentIdSchema.parse('clip-fire');
const storedSchema = attachmentSchema.omit({ caption: true });
let server: HallServer;
let browser: Browser;
let dispatcher: HallClient;
let seat: Page;
let wall: WallWindow;
let camera: string;

beforeAll(async () => {
  if (!existsSync(builtPage)) throw new Error('The pages are not built: run "npm run build" first');
  camera = readLiveCameras()[0] ?? expect.unreachable('the demo has a live camera');
  server = await startHallServer({ dataFolder: folder.path });
  browser = await launchBrowser();
  dispatcher = await connectClient(server.url, 'diaodu');
  const reply = await dispatcher.command({
    type: 'reportIncident',
    ...{ incidentId, incidentType: 'fire', priority: 1, areaId: null, summary: '滨江路商铺起火', source: '119' },
    place: { lon: 104.06, lat: 30.66, address: '滨江路 88 号' },
  });
  expect(reply.ok).toBe(true);
  const context = await browser.newContext({ viewport: { width: 1920, height: 1080 }, locale: 'zh-CN' });
  seat = await context.newPage();
  seat.setDefaultTimeout(30_000);
  await seat.goto(`${server.url}/`);
  await seat.locator('input[autocomplete="username"]').fill('shipin');
  await seat.locator('input[type="password"]').fill(demoPassword);
  await seat.locator('button[type="submit"]').click();
  await seat.locator(`[data-incident="${incidentId}"]`).click();
  wall = await WallWindow.open(context, server.url);
  await wall.whenShown();
});

afterAll(async () => {
  dispatcher.close();
  await browser.close();
  await server.stop();
  folder.remove();
});

/** What the page itself fetches, as the person at the seat. */
const ask = (path: string, init: { method?: string; body?: string } = {}) =>
  seat.evaluate(
    async ([address, options]) => {
      const headers = { 'content-type': 'application/json' };
      const response = await fetch(address, options.body === undefined ? options : { ...options, headers });
      const body = await response.text();
      return {
        status: response.status,
        from: response.headers.get('x-recent-from'),
        to: response.headers.get('x-recent-to'),
        body,
      };
    },
    [path, init] as const,
  );

async function openOnSeat(): Promise<void> {
  await seat.keyboard.press('Control+k');
  await seat.getByRole('dialog').locator('input').fill(camera);
  await seat.keyboard.press('Enter');
  await seat.locator(`[data-testid="open-camera"] .tile[data-camera="${camera}"][data-condition="live"]`).waitFor({
    timeout: 60_000,
  });
}

test('one act keeps the last two minutes with the incident, and the wall plays them with their own clock', async () => {
  await openOnSeat();
  const kept = async () => {
    const { from, to } = await ask(`/api/cameras/${camera}/recent?stream=sub&from=0`);
    return Number(to) - Number(from);
  };
  await expect.poll(kept, { timeout: 60_000, interval: 1_000 }).toBeGreaterThan(6_000);

  const tile = seat.locator(`[data-testid="open-camera"] .tile[data-camera="${camera}"]`);
  await tile.focus();
  await seat.keyboard.press('Shift+F10');
  await seat.getByRole('menuitem', { name: /^留存片段到事件 #\d+$/ }).click();
  await seat.getByText(/^片段已存入事件 #\d+$/).waitFor();

  const recording = seat.locator('li[data-event="clipKept"] .timeline-recording');
  await recording.waitFor();
  const attachmentId = (await recording.getAttribute('data-attachment')) ?? expect.unreachable('it has an id');
  const sidecar = storedSchema.parse(JSON.parse((await ask(`/api/attachments/${attachmentId}/sidecar`)).body));
  const bytes = await (await seat.request.get(`${server.url}/api/attachments/${attachmentId}`)).body();
  expect(bytes.toString('latin1', 4, 8)).toBe('ftyp');
  expect(sidecar).toMatchObject({
    mediaType: 'video/mp4',
    sizeBytes: bytes.length,
    sha256: createHash('sha256').update(bytes).digest('hex'),
    clip: {
      cameraId: camera,
      purpose: { kind: 'incident', incidentId },
      operator: { name: '视频员 周宁', role: 'videoOperator' },
    },
  });
  const clip = sidecar.clip ?? expect.unreachable('a clip has its facts');
  expect(clip.to - clip.from).toBeGreaterThan(5_000);
  expect(clip.to).toBeLessThanOrEqual(clip.keptAt);
  expect(clip.watermark).toContain('视频员 周宁');
  const { snapshot } = await dispatcher.call('live.join', {});
  expect(snapshot?.incidents[incidentId]?.log.at(-1)).toMatchObject({ event: 'clipKept', attachment: sidecar });
  expect((await readAudit(server.url)).map(({ event }) => event)).toContainEqual(
    expect.objectContaining({ type: 'cameraClipStored', cameraId: camera, attachmentId, sha256: sidecar.sha256 }),
  );

  await seat.getByTestId('wall-mini-tile-0').first().scrollIntoViewIfNeeded();
  await recording.dragTo(seat.getByTestId('wall-mini-tile-0').first());
  const shown = wall.tile(0);
  await expect.poll(() => shown.getAttribute('data-content'), until).toBe('recording');
  const frames = () =>
    shown.locator('video').evaluate((video) => (video as HTMLVideoElement).getVideoPlaybackQuality().totalVideoFrames);
  await expect.poll(frames, until).toBeGreaterThan(5);
  const clock = async () => Date.parse((await shown.locator('time').getAttribute('datetime')) ?? '');
  await expect.poll(clock, until).toBeGreaterThan(clip.from);
  expect(await clock()).toBeLessThanOrEqual(clip.to + 1_000);
  expect(await shown.locator('.recording-bar strong').textContent()).toBe('回放');
  await shown.getByRole('button', { name: '暂停' }).click();
  await shown.locator('[data-playing="false"]').waitFor();
  await shown.getByRole('button', { name: '播放' }).click();
  await shown.locator('[data-playing="true"]').waitFor();
  expect(wall.errors).toEqual([]);
});

test('a clip is not kept for an incident that is none, of a camera that is none, or of one nobody watches', async () => {
  const wish = (change: object) =>
    JSON.stringify({ incidentId, attachmentId: 'clip-x', stream: 'sub', watermark: '', ...change });
  const post = async (id: string, change: object) => {
    const { status, body } = await ask(`/api/cameras/${id}/clips`, { method: 'POST', body: wish(change) });
    return [status, (JSON.parse(body) as { reason: string }).reason];
  };
  expect(await post(camera, { incidentId: 'nothing' })).toEqual([404, 'incidentUnknown']);
  expect(await post('nothing', {})).toEqual([404, 'cameraUnknown']);
  expect(await post(camera, { stream: 'other' })).toEqual([400, 'malformedInput']);
  const unwatched = readLiveCameras().find((id) => id !== camera) ?? expect.unreachable('the demo has two');
  expect(await post(unwatched, {})).toEqual([404, 'mediaUnknown']);
  expect((await ask('/api/attachments/clip-x/sidecar')).status).toBe(404);
});

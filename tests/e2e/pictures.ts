import { mkdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright-core';
import { cameraIdSchema } from '../../protocol/ids.ts';
import { mainWallId } from '../../protocol/wall/wall.ts';
import { mediaWorkerPath } from '../../scripts/setup/mediaWorker.mjs';
import { launchBrowser } from '../support/browser.ts';
import { connectClient } from '../support/hallClient.ts';
import { makeDataFolder, startHallServer } from '../support/hallServer.ts';
import { MainJob } from '../support/mainJob/MainJob.ts';
import { waitForMovingPictures } from '../support/mainJob/watchMedia.ts';
import { takeLinkagePictures } from '../support/takeLinkagePictures.ts';
import { testPhoto } from '../support/testPhoto.ts';

/** `npm run pictures`: the pictures of README and docs, taken from the running demo city. */
process.env['MEDIASOUP_WORKER_BIN'] ??= mediaWorkerPath();
const pictures = fileURLToPath(new URL('../../docs/pictures/', import.meta.url));
const crewsOnRoads = 24;
const incidents = [
  {
    incidentType: 'flood',
    priority: 2,
    place: { lon: 113.0121, lat: 29.5012 },
    summary: '望江大桥下穿通道积水约 30 厘米',
  },
  {
    incidentType: 'traffic',
    priority: 3,
    place: { lon: 112.9958, lat: 29.5102 },
    summary: '文昌路两车追尾，占用一条车道',
  },
  { incidentType: 'facility', priority: 4, place: { lon: 113.0077, lat: 29.4975 }, summary: '路灯不亮，市民热线转办' },
] as const;

mkdirSync(pictures, { recursive: true });
const folder = makeDataFolder();
const server = await startHallServer({ dataFolder: folder.path, demoCameras: 'all', demoPhones: crewsOnRoads });
const browser = await launchBrowser();
const job = await MainJob.create(browser, server.url);
const { seat, wall, phone } = job.pages;
// All cameras at once, drawn without a graphics card, are slow to come; nothing here is measured.
for (const page of [seat, wall, phone]) page.setDefaultTimeout(240_000);
const leader = await connectClient(server.url, 'zhihui');
for (const [index, incident] of incidents.entries()) {
  const incidentId = `picture-${index}`;
  await leader.command({ type: 'reportIncident', incidentId, areaId: null, source: '110', ...incident });
}

const steps = job.steps(await testPhoto(browser));
const lastStep = 'the unit acknowledges and departs; the seat sees it';
for (const { name, run } of steps) {
  if (name === lastStep) await save(phone, 'phone');
  await run();
  if (name === lastStep) break;
}
await seat.waitForTimeout(6_000);
await save(seat, 'seat');
await takeLinkagePictures({ seat, leader, language: 'zh', save });
await seat.getByTestId('language').getByText('EN').click();
await seat.waitForTimeout(2_000);
await save(seat, 'seat-en');
await takeLinkagePictures({ seat, leader, language: 'en', save });

// A map drawn without a graphics card leaves the wall nothing.
await seat.goto('about:blank');
await fillWall(16);
await wall.setViewportSize({ width: 1920, height: 1080 });
await waitForMovingPictures(wall, { videos: 12, frames: 30 });
await save(wall, 'wall');
await fillWall(36);
await wall.setViewportSize({ width: 3840, height: 2160 });
await waitForMovingPictures(wall, { videos: 36, frames: 1 });
// Labels keep their dark ground for a while after they came.
await wall.waitForTimeout(7_000);
await save(wall, 'wall-4k', 70);

leader.close();
await job.close();
await browser.close();
await server.stop();
folder.remove();

async function fillWall(layout: 16 | 36): Promise<void> {
  const { snapshot } = await leader.call('live.join', {});
  const main = snapshot?.walls[mainWallId];
  if (main === undefined) throw new Error('The demo has no wall');
  await leader.command({
    type: 'setWallLayout',
    wallId: mainWallId,
    display: 0,
    layout,
    expect: main.displays[0]?.version ?? 0,
  });
  const statuses = await leader.call('cameras.statuses', {});
  const online = Object.keys(statuses).sort();
  for (const [tile, { version }] of (main.displays[0]?.tiles ?? []).slice(0, layout).entries()) {
    const cameraId = cameraIdSchema.parse(online[tile % online.length]);
    const content = { kind: 'camera', cameraId } as const;
    await leader.command({ type: 'placeOnTile', wallId: mainWallId, display: 0, tile, content, expect: version });
  }
}

async function save(page: Page, name: string, quality = 88): Promise<void> {
  await page.screenshot({ path: `${pictures}${name}.jpg`, type: 'jpeg', quality });
  console.log(`docs/pictures/${name}.jpg`);
}

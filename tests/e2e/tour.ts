import { parseArgs } from 'node:util';
import type { Page } from 'playwright-core';
import { mainWallId } from '../../protocol/wall/wall.ts';
import { mediaWorkerPath } from '../../scripts/setup/mediaWorker.mjs';
import { residentMemory } from '../bench/residentMemory.ts';
import { launchBrowser } from '../support/browser.ts';
import { growthPerMinute, type MemoryReading } from '../support/growthPerMinute.ts';
import { connectClient } from '../support/hallClient.ts';
import { makeDataFolder, startHallServer, type HallServer } from '../support/hallServer.ts';
import { readLiveCameras } from '../support/readLiveCameras.ts';
import { watchTour } from '../support/watchTour.ts';
import { WallWindow } from '../support/WallWindow.ts';

/**
 * `npm run tour -- --minutes 10`: a tour over twelve cameras on a wall in real Chromium. Exit 0 only when no look at the
 * glass met black, no video was left over, the page complained of nothing, and neither page nor server grew. What is kept
 * of the past (two minutes a camera) fills first, so that growth is judged over the second half, and only of five minutes
 * or more.
 */
const usage = 'npm run tour -- [--minutes 10]';
const dwellS = 5;
const readEveryMs = 5_000;
const judgedFromMinutes = 5;
const mostPageGrowth = 0.5;
const mostServerGrowth = 4;

const minutes = readMinutes();
process.env['MEDIASOUP_WORKER_BIN'] ??= mediaWorkerPath();
const folder = makeDataFolder();
const server = await startHallServer({ dataFolder: folder.path });
const browser = await launchBrowser();
try {
  process.exitCode = (await tour()) ? 0 : 1;
} finally {
  await browser.close();
  await server.stop();
  folder.remove();
}

async function tour(): Promise<boolean> {
  const wall = await WallWindow.open(browser, server.url);
  await wall.logIn('shipin');
  await wall.whenShown();
  const operator = await connectClient(server.url, 'shipin');
  const content = { kind: 'cameraTour', cameraIds: readLiveCameras().slice(0, 12), dwellS };
  const where = { wallId: mainWallId, display: 0, tile: 0 } as const;
  const placed = await operator.command({ type: 'placeOnTile', ...where, content, expect: 0 });
  operator.close();
  if (!placed.ok) throw new Error(`The tour was refused: ${placed.rejection.reason}`);

  const ending = new AbortController();
  const reading = readMemory(wall.page, server, ending.signal);
  const watched = await watchTour(wall.page, Infinity, minutes * 60_000);
  ending.abort();
  const { heap, resident } = await reading;
  const growth = { pageMbPerMinute: growthPerMinute(heap), serverMbPerMinute: growthPerMinute(resident) };
  const isLongEnough = minutes >= judgedFromMinutes;
  const [videosAtFirst, videosLater] = watched.mostVideos;
  const verdicts = {
    cameras: new Set(watched.cameras).size > 1,
    black: watched.samples > 0 && watched.blackSamples === 0,
    videos: videosLater <= Math.max(videosAtFirst, 3),
    errors: wall.errors.length === 0,
    pageGrowth: !isLongEnough || growth.pageMbPerMinute <= mostPageGrowth,
    serverGrowth: !isLongEnough || growth.serverMbPerMinute <= mostServerGrowth,
  };
  console.log(
    JSON.stringify(
      {
        minutes,
        changes: watched.cameras.length - 1,
        cameras: new Set(watched.cameras).size,
        looks: watched.samples,
        blackLooks: watched.blackSamples,
        blackWhile: watched.blackWhile,
        mostVideos: watched.mostVideos,
        ...growth,
        pageMb: endsOf(heap),
        serverMb: endsOf(resident),
        isGrowthJudged: isLongEnough,
        errors: wall.errors,
        verdicts,
      },
      null,
      2,
    ),
  );
  return Object.values(verdicts).every(Boolean);
}

/** The page's live JavaScript objects after a collection, and the server with its media processes without the cameras. */
async function readMemory(
  page: Page,
  { process: { pid = 0 } }: HallServer,
  signal: AbortSignal,
): Promise<{ heap: MemoryReading[]; resident: MemoryReading[] }> {
  const session = await page.context().newCDPSession(page);
  await session.send('Performance.enable');
  const heap: MemoryReading[] = [];
  const resident: MemoryReading[] = [];
  while (!signal.aborted) {
    await new Promise((resolve) => {
      const timer = setTimeout(resolve, readEveryMs);
      signal.addEventListener('abort', () => {
        clearTimeout(timer);
        resolve(undefined);
      });
    });
    await session.send('HeapProfiler.collectGarbage');
    const { metrics } = await session.send('Performance.getMetrics');
    const used = metrics.find(({ name }) => name === 'JSHeapUsedSize')?.value ?? NaN;
    const processes = residentMemory(pid).filter(({ command }) => !command.includes('cameraSimulator'));
    const atMs = performance.now();
    heap.push({ atMs, bytes: used });
    resident.push({ atMs, bytes: processes.reduce((sum, { bytes }) => sum + bytes, 0) });
  }
  return { heap, resident };
}

function endsOf(readings: readonly MemoryReading[]): number[] {
  return [readings[0], readings.at(-1)].map((reading) => Math.round((reading?.bytes ?? NaN) / 1e5) / 10);
}

function readMinutes(): number {
  const { values } = parseArgs({ options: { minutes: { type: 'string', default: '10' } } });
  const given = Number(values.minutes);
  if (given > 0 && given <= 24 * 60) return given;
  console.error(`--minutes is a number of minutes up to a day. ${usage}`);
  process.exit(2);
}

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
 * glass met black, no video was left over, the page complained of nothing, and neither the page nor a process of the server
 * grew. What the ingest process keeps of the past is bounded by rule and rises and falls with what is pulled: it is read
 * beside its memory, and what grows beyond it is judged. Over the second half, and only of five minutes or more, since
 * buffers and code fill first.
 */
const usage = 'npm run tour -- [--minutes 10]';
const dwellS = 5;
const readEveryMs = 5_000;
const judgedFromMinutes = 5;
const mostPageGrowth = 0.5;
const mostServerGrowth = 4;
/** Which process of the server it is, by what stands in its command line. */
const processNames = { ingest: /ingestProcess/, mediaWorker: /mediasoup-worker/, demo: /cameraSimulator/ } as const;

interface ServerMemory {
  readonly server: MemoryReading[];
  readonly ingest: MemoryReading[];
  readonly mediaWorker: MemoryReading[];
  /** The simulated cameras: no part of the server, but a demo that ends shows nothing. */
  readonly demo: MemoryReading[];
  /** What the ingest process keeps of the past, which is part of its memory. */
  readonly recent: MemoryReading[];
}

const minutes = readMinutes();
process.env['MEDIASOUP_WORKER_BIN'] ??= mediaWorkerPath();
const folder = makeDataFolder();
const server = await startHallServer({ dataFolder: folder.path, demoCameras: 'all' });
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
  const { heap, memory } = await reading;
  const ingestBeyondRecent = memory.ingest.map(({ atMs, bytes }, index) => ({
    atMs,
    bytes: bytes - (memory.recent[index]?.bytes ?? 0),
  }));
  const growth = {
    page: growthPerMinute(heap),
    server: growthPerMinute(memory.server),
    mediaWorker: growthPerMinute(memory.mediaWorker),
    ingest: growthPerMinute(memory.ingest),
    ingestBeyondRecent: growthPerMinute(ingestBeyondRecent),
  };
  const isLongEnough = minutes >= judgedFromMinutes;
  const [videosAtFirst, videosLater] = watched.mostVideos;
  const verdicts = {
    cameras: new Set(watched.cameras).size > 1,
    black: watched.samples > 0 && watched.blackSamples === 0,
    videos: videosLater <= Math.max(videosAtFirst, 3),
    errors: wall.errors.length === 0,
    demoLives: (memory.demo.at(-1)?.bytes ?? 0) > 0,
    pageGrowth: !isLongEnough || growth.page <= mostPageGrowth,
    serverGrowth: !isLongEnough || growth.server + growth.mediaWorker + growth.ingestBeyondRecent <= mostServerGrowth,
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
        mbPerMinute: Object.fromEntries(Object.entries(growth).map(([name, value]) => [name, rounded(value)])),
        mbOverTime: {
          page: spreadOf(heap),
          server: spreadOf(memory.server),
          mediaWorker: spreadOf(memory.mediaWorker),
          ingest: spreadOf(memory.ingest),
          recentInIngest: spreadOf(memory.recent),
          demo: spreadOf(memory.demo),
        },
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

/** The page's live JavaScript objects after a collection, and each process of the server and the demo's cameras. */
async function readMemory(
  page: Page,
  { url, process: { pid = 0 } }: HallServer,
  signal: AbortSignal,
): Promise<{ heap: MemoryReading[]; memory: ServerMemory }> {
  const session = await page.context().newCDPSession(page);
  await session.send('Performance.enable');
  const heap: MemoryReading[] = [];
  const memory: ServerMemory = { server: [], ingest: [], mediaWorker: [], demo: [], recent: [] };
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
    const processes = residentMemory(pid);
    const atMs = performance.now();
    heap.push({ atMs, bytes: used });
    const sums = { server: 0, ingest: 0, mediaWorker: 0, demo: 0 };
    for (const { command, bytes } of processes) {
      if (processNames.ingest.test(command)) sums.ingest += bytes;
      else if (processNames.mediaWorker.test(command)) sums.mediaWorker += bytes;
      else if (processNames.demo.test(command)) sums.demo += bytes;
      else sums.server += bytes;
    }
    memory.server.push({ atMs, bytes: sums.server });
    memory.ingest.push({ atMs, bytes: sums.ingest });
    memory.mediaWorker.push({ atMs, bytes: sums.mediaWorker });
    memory.demo.push({ atMs, bytes: sums.demo });
    memory.recent.push({ atMs, bytes: await readRecentBytes(url) });
  }
  return { heap, memory };
}

async function readRecentBytes(serverUrl: string): Promise<number> {
  const response = await fetch(`${serverUrl}/metrics`, { signal: AbortSignal.timeout(readEveryMs) });
  const bytes = /^yigan_recent_bytes (\S+)$/m.exec(await response.text())?.[1];
  if (bytes === undefined) throw new Error('The server does not say what it keeps of the past');
  return Number(bytes);
}

/** At six moments from the first to the last, megabytes. */
function spreadOf(readings: readonly MemoryReading[]): number[] {
  const last = readings.length - 1;
  return [0, 1, 2, 3, 4, 5].map((part) => rounded((readings[Math.round((last * part) / 5)]?.bytes ?? NaN) / 1e6));
}

function rounded(value: number): number {
  return Math.round(value * 100) / 100;
}

function readMinutes(): number {
  const { values } = parseArgs({ options: { minutes: { type: 'string', default: '10' } } });
  const given = Number(values.minutes);
  if (given > 0 && given <= 24 * 60) return given;
  console.error(`--minutes is a number of minutes up to a day. ${usage}`);
  process.exit(2);
}

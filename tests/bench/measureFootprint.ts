import type { Browser } from 'playwright-core';
import { launchBrowser } from '../support/browser.ts';
import { demoPassword, startHallServer, type HallServer } from '../support/hallServer.ts';
import { BigHall } from './dispatch/BigHall.ts';
import { reportMany } from './dispatch/reportMany.ts';
import { figureOf, type Figure } from './Figure.ts';
import { residentMemory } from './residentMemory.ts';

const seatRuns = 5;
const idleMs = 5_000;
const idleSamples = 5;
const pageTimeoutMs = 30_000;
const cameras = 20_000;
const units = 5_000;
const incidents = 500;
const largeCity = `${cameras} cameras, ${units} units`;
const hugeCameras = 100_000;

/**
 * server.idle: resident memory of the server and its media processes, nobody connected. seat.start: from the login to the
 * map, the line and the report button of a seat; seat.start.100k the same in a huge city. field.weight: bytes over the wire up to the phone's first use.
 */
export async function measureFootprint(): Promise<Figure[]> {
  const folder = await BigHall.create({ cameras, units });
  const server = await startHallServer({ dataFolder: folder.path, isBuilt: true });
  try {
    const memory = await measureIdle(server);
    await reportMany(server.url, incidents);
    const browser = await launchBrowser();
    try {
      const starts = await startSeats(browser, server.url);
      const hugeStarts = await startSeatsOfHugeCity(browser);
      const weight = await weighPhone(browser, server.url);
      const none = { name: 'none', value: null };
      return [
        figureOf({
          id: 'server.idle',
          unit: 'MB',
          samples: memory,
          goal: '<= 250 with 20,000 cameras',
          yardstick: none,
          conditions: `${largeCity}, no incident; server as built; resident memory of server, ingest and media worker, simulated cameras and sensors left out`,
        }),
        figureOf({
          id: 'seat.start',
          unit: 'ms',
          samples: starts,
          goal: '<= 2000 with 20,000 cameras, 500 incidents, 5,000 units',
          yardstick: none,
          conditions: `${largeCity}, ${incidents} incidents; pages as built; fresh profile; software rendering; until map, line and report button stand`,
        }),
        figureOf({
          id: 'seat.start.100k',
          unit: 'ms',
          samples: hugeStarts,
          goal: '<= 3000 with 100,000 cameras',
          yardstick: none,
          conditions: `${hugeCameras} cameras, ${units} units, ${incidents} incidents; as seat.start`,
        }),
        figureOf({
          id: 'field.weight',
          unit: 'kB',
          samples: [weight],
          goal: '<= 300',
          yardstick: none,
          conditions:
            'all that goes over the wire by HTTP, headers included, from an empty cache to the button for duty',
        }),
      ];
    } finally {
      await browser.close();
    }
  } finally {
    await server.stop();
    folder.remove();
  }
}

/** Megabytes, some seconds after the start. */
async function measureIdle({ process: { pid } }: HallServer): Promise<number[]> {
  if (pid === undefined) throw new Error('The server has no process');
  const samples: number[] = [];
  for (let sample = 0; sample < idleSamples; sample += 1) {
    await new Promise((resolve) => setTimeout(resolve, idleMs / idleSamples));
    const parts = residentMemory(pid).filter(({ command }) => !command.includes('Simulator'));
    samples.push(parts.reduce((sum, { bytes }) => sum + bytes, 0) / 1e6);
  }
  return samples;
}

async function startSeats(browser: Browser, url: string): Promise<number[]> {
  const starts: number[] = [];
  // The first turn fills the caches of the machine, not of the browser: each turn has a fresh profile.
  for (let run = -1; run < seatRuns; run += 1) {
    const start = await startSeat(browser, url);
    if (run >= 0) starts.push(start);
  }
  return starts;
}

async function startSeatsOfHugeCity(browser: Browser): Promise<number[]> {
  const folder = await BigHall.create({ cameras: hugeCameras, units });
  try {
    const server = await startHallServer({ dataFolder: folder.path, isBuilt: true });
    try {
      await reportMany(server.url, incidents);
      return await startSeats(browser, server.url);
    } finally {
      await server.stop();
    }
  } finally {
    folder.remove();
  }
}

/** Milliseconds from pressing the login button to a seat that can take a report. */
async function startSeat(browser: Browser, url: string): Promise<number> {
  const context = await browser.newContext({ locale: 'zh-CN', viewport: { width: 1920, height: 1080 } });
  try {
    const page = await context.newPage();
    page.setDefaultTimeout(pageTimeoutMs);
    await page.goto(`${url}/`);
    await page.getByTestId('login-username').fill('diaodu');
    await page.getByTestId('login-password').fill(demoPassword);
    const startedAt = performance.now();
    await page.getByTestId('login-submit').click();
    await Promise.all([
      page.locator('[data-testid="map"] canvas').first().waitFor(),
      page.getByTestId('report-open').waitFor(),
      page.getByTestId('line-state').waitFor(),
    ]);
    return performance.now() - startedAt;
  } finally {
    await context.close();
  }
}

/** Kilobytes until the phone offers to go on duty. */
async function weighPhone(browser: Browser, url: string): Promise<number> {
  const context = await browser.newContext({ viewport: { width: 390, height: 844 } });
  try {
    const page = await context.newPage();
    page.setDefaultTimeout(pageTimeoutMs);
    const network = await context.newCDPSession(page);
    let bytes = 0;
    network.on('Network.loadingFinished', ({ encodedDataLength }) => (bytes += encodedDataLength));
    await network.send('Network.enable');
    await page.goto(`${url}/field`);
    await page.getByTestId('field-username').fill('unit-fire-02');
    await page.getByTestId('field-password').fill(demoPassword);
    await page.getByTestId('field-login').click();
    await page.getByTestId('field-duty-on').waitFor();
    return bytes / 1e3;
  } finally {
    await context.close();
  }
}

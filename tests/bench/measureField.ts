import type { Browser, BrowserContext, CDPSession, Page } from 'playwright-core';
import { launchBrowser } from '../support/browser.ts';
import { demoPassword, makeDataFolder, startHallServer } from '../support/hallServer.ts';
import { figureOf, type Figure } from './Figure.ts';

const firstUses = 3;
const pageTimeoutMs = 120_000;
const settleMs = 15_000;
const windowMs = 60_000;
/** The receiver rests after two minutes at one place. */
const restMs = 135_000;
const hourMs = 3_600_000;
const viewport = { width: 390, height: 844 };
const start = { longitude: 113.0041, latitude: 29.5052, accuracy: 8 };
/** About 30 km/h northwards. */
const stepDeg = 0.000075;
/** Chromium's own "Slow 3G" and a processor a sixth as fast, as of a phone of five years. */
const slow3g = { offline: false, latency: 400, downloadThroughput: 50_000, uploadThroughput: 50_000 };
const cpuRate = 6;

interface Rates {
  readonly kilobytesPerHour: number;
  readonly timersPerMinute: number;
  readonly positionsPerHour: number;
}

/**
 * field.first: from opening the page with an empty cache to the button for duty, on a slow line and a slow processor.
 * field.data.*, field.timers.*, field.positions.*: what an hour on duty without an assignment costs, driving and standing.
 */
export async function measureField(): Promise<Figure[]> {
  const folder = makeDataFolder();
  const server = await startHallServer({ dataFolder: folder.path, isBuilt: true });
  const browser = await launchBrowser();
  try {
    const firsts: number[] = [];
    for (let run = 0; run < firstUses; run += 1) firsts.push(await measureFirstUse(browser, server.url));
    const [driving, standing] = await Promise.all([
      onDuty(browser, server.url, 'fire-01', true),
      onDuty(browser, server.url, 'fire-02', false),
    ]);
    const none = { name: 'none', value: null };
    const first = figureOf({
      ...{ id: 'field.first', unit: 'ms', samples: firsts, goal: '<= 15000', yardstick: none },
      conditions: `pages as built, empty cache, login typed in no time; CPU ${cpuRate}x slower, 400 ms and 400 kbit/s each way by CDP`,
    });
    return [first, ...figuresOf('driving', driving), ...figuresOf('standing', standing)];
  } finally {
    await browser.close();
    await server.stop();
    folder.remove();
  }
}

function figuresOf(name: string, { kilobytesPerHour, timersPerMinute, positionsPerHour }: Rates): Figure[] {
  const conditions =
    `${name}; one minute taken, screen on, no assignment; payload of HTTP and socket in both directions, ` +
    'without TCP, TLS and the radio';
  const none = { goal: 'none', yardstick: { name: 'none', value: null }, conditions };
  return [
    figureOf({ id: `field.data.${name}`, unit: 'kB/h', samples: [kilobytesPerHour], ...none }),
    figureOf({ id: `field.timers.${name}`, unit: '1/min', samples: [timersPerMinute], ...none }),
    figureOf({ id: `field.positions.${name}`, unit: '1/h', samples: [positionsPerHour], ...none }),
  ];
}

async function measureFirstUse(browser: Browser, url: string): Promise<number> {
  const context = await browser.newContext({ viewport, isMobile: true, hasTouch: true });
  try {
    const page = await context.newPage();
    const devices = await context.newCDPSession(page);
    await devices.send('Network.enable');
    await devices.send('Network.emulateNetworkConditions', slow3g);
    await devices.send('Emulation.setCPUThrottlingRate', { rate: cpuRate });
    const startedAt = performance.now();
    await logIn(page, url, 'fire-03');
    await page.getByTestId('field-duty-on').waitFor();
    return performance.now() - startedAt;
  } finally {
    await context.close();
  }
}

async function onDuty(browser: Browser, url: string, username: string, isDriving: boolean): Promise<Rates> {
  const context = await browser.newContext({ viewport, permissions: ['geolocation'], geolocation: start });
  let drive: NodeJS.Timeout | undefined;
  try {
    const page = await context.newPage();
    await page.addInitScript(countTimers);
    const network = await context.newCDPSession(page);
    const traffic = watchTraffic(network);
    await network.send('Network.enable');
    await logIn(page, url, username);
    await page.getByTestId('field-duty-on').click();
    await page.getByTestId('field-duty-off').waitFor();
    if (isDriving) drive = startDriving(context);
    await page.waitForTimeout(isDriving ? settleMs : restMs);
    const before = { ...traffic, timers: await page.evaluate(readTimers) };
    await page.waitForTimeout(windowMs);
    const timers = (await page.evaluate(readTimers)) - before.timers;
    const perHour = hourMs / windowMs;
    return {
      kilobytesPerHour: ((traffic.bytes - before.bytes) / 1e3) * perHour,
      timersPerMinute: (timers * 60_000) / windowMs,
      positionsPerHour: (traffic.positions - before.positions) * perHour,
    };
  } finally {
    clearInterval(drive);
    await context.close();
  }
}

function startDriving(context: BrowserContext): NodeJS.Timeout {
  let steps = 0;
  return setInterval(() => {
    steps += 1;
    // The context may close between two steps; the figure is taken by then.
    context.setGeolocation({ ...start, latitude: start.latitude + steps * stepDeg }).catch(() => undefined);
  }, 1_000);
}

async function logIn(page: Page, url: string, username: string): Promise<void> {
  page.setDefaultTimeout(pageTimeoutMs);
  await page.goto(`${url}/field`);
  await page.getByTestId('field-username').fill(username);
  await page.getByTestId('field-password').fill(demoPassword);
  await page.getByTestId('field-login').click();
}

function watchTraffic(network: CDPSession): { bytes: number; positions: number } {
  const traffic = { bytes: 0, positions: 0 };
  network.on('Network.loadingFinished', ({ encodedDataLength }) => (traffic.bytes += encodedDataLength));
  network.on('Network.webSocketFrameReceived', ({ response }) => (traffic.bytes += sizeOf(response)));
  network.on('Network.webSocketFrameSent', ({ response }) => {
    traffic.bytes += sizeOf(response);
    if (response.payloadData.includes('position.report')) traffic.positions += 1;
  });
  return traffic;
}

/** Opcode 1 is text, anything else comes in Base64 (RFC 6455, 5.2; CDP). */
function sizeOf({ opcode, payloadData }: { readonly opcode: number; readonly payloadData: string }): number {
  return opcode === 1 ? Buffer.byteLength(payloadData) : Buffer.byteLength(payloadData, 'base64');
}

/** Counts each run of a timer. Runs in the page, before its own code. */
function countTimers(): void {
  const counted = window as unknown as { timersFired: number };
  counted.timersFired = 0;
  for (const name of ['setTimeout', 'setInterval'] as const) {
    const original = window[name].bind(window) as (work: () => void, delayMs?: number) => number;
    Object.assign(window, {
      [name]: (work: () => void, delayMs?: number) =>
        original(() => {
          counted.timersFired += 1;
          work();
        }, delayMs),
    });
  }
}

function readTimers(): number {
  return (window as unknown as { timersFired: number }).timersFired;
}

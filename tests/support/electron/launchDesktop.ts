import { fork, type ChildProcess } from 'node:child_process';
import { createServer, type AddressInfo } from 'node:net';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium, type BrowserContext, type Page } from 'playwright-core';
import { electronPath } from '../../../scripts/setup/ensureElectron.mjs';
import { browserFlags, chromiumPath } from '../browser.ts';
import type { Desktop } from './Desktop.ts';
import type { StandInElectron } from './electron.ts';
import type { StandInDisplay, StandInSettings } from './standInSettings.ts';
import { startRealDesktop } from './startRealDesktop.ts';
import { waitFor } from './waitFor.ts';

const root = fileURLToPath(new URL('../../..', import.meta.url));
const register = fileURLToPath(new URL('./register.ts', import.meta.url));

export const oneDisplay: readonly StandInDisplay[] = [
  { id: 11, label: 'Seat', bounds: { x: 0, y: 0, width: 1280, height: 800 } },
];
export const threeDisplays: readonly StandInDisplay[] = [
  ...oneDisplay,
  { id: 12, label: 'Wall left', bounds: { x: 1280, y: 0, width: 960, height: 540 } },
  { id: 13, label: 'Wall right', bounds: { x: 2240, y: 0, width: 960, height: 540 } },
];

/** A profile of Chromium on one folder, which outlives the shells that are started in it. */
export interface DesktopMachine {
  readonly userData: string;
  /** False where Electron's binary is installed: then the same tests run in it. */
  readonly isStandIn: boolean;
  start(options?: StartOptions): Desktop;
  close(): Promise<void>;
}

export interface StartOptions extends Partial<Omit<StandInSettings, 'browserUrl' | 'userData'>> {
  readonly parameters?: readonly string[];
}

export async function createDesktopMachine(folder: string): Promise<DesktopMachine> {
  const userData = join(folder, 'user-data');
  const electron = electronPath();
  const running = new Set<Desktop>();
  const track = (desktop: Desktop): Desktop => {
    running.add(desktop);
    void desktop.exited.then(() => running.delete(desktop));
    return desktop;
  };
  const killAll = () => Promise.all([...running].map((desktop) => desktop.kill()));
  if (electron !== undefined) {
    return {
      userData,
      isStandIn: false,
      start: ({ parameters = [], ...options } = {}) =>
        track(startRealDesktop(electron, fillSettings('', userData, options), parameters)),
      close: async () => {
        await killAll();
      },
    };
  }
  const port = await freePort();
  const context = await chromium.launchPersistentContext(join(folder, 'chromium'), {
    executablePath: chromiumPath(),
    chromiumSandbox: false,
    args: [...browserFlags, `--remote-debugging-port=${port}`],
    viewport: null,
    timeout: 60_000,
  });
  const browserUrl = `http://127.0.0.1:${port}`;
  return {
    userData,
    isStandIn: true,
    start: ({ parameters = [], ...options } = {}) =>
      track(startDesktop(fillSettings(browserUrl, userData, options), parameters, context)),
    close: async () => {
      await killAll();
      await context.close();
    },
  };
}

function fillSettings(
  browserUrl: string,
  userData: string,
  options: Omit<StartOptions, 'parameters'>,
): StandInSettings {
  return { browserUrl, userData, displays: oneDisplay, isPackaged: false, takenKeys: [], answers: [], ...options };
}

function startDesktop(settings: StandInSettings, parameters: readonly string[], context: BrowserContext): Desktop {
  const child = fork(join(root, 'main', 'main.ts'), [...parameters], {
    env: { ...process.env, YIGAN_STAND_IN: JSON.stringify(settings) },
    execArgv: ['--import', register],
    stdio: ['ignore', 'inherit', 'pipe', 'ipc'],
  });
  let words = '';
  child.stderr?.on('data', (chunk: Buffer) => (words += chunk.toString()));
  const exited = new Promise<number | null>((resolve) => child.once('exit', resolve));
  const ask = createAsker(child, exited, () => words);
  const urls = () =>
    ask(({ BrowserWindow }) => BrowserWindow.getAllWindows().map(({ webContents }) => webContents.getURL()), null);
  // Electron's windows end with it; these pages belong to a browser that lives on.
  const closeLeftPages = async (): Promise<void> => {
    const left = context.pages().filter((page) => page.url() !== 'about:blank');
    await Promise.all(left.map((page) => page.close()));
  };
  return {
    evaluate: ask,
    urls,
    words: () => words,
    exited,
    page: async (part) => {
      const isThere = async () => (await urls()).some((url) => url.includes(part));
      await waitFor(isThere, () => `a window on ${part}\n${words}`);
      const there = () => context.pages().filter((page) => page.url().includes(part));
      await waitFor(
        () => there().length > 0,
        () => `a page on ${part}\n${words}`,
      );
      const page = (await findBridged(there)) ?? there()[0];
      if (page === undefined) throw new Error(`The page on ${part} is gone again`);
      await page.waitForLoadState('load');
      return page;
    },
    quit: async () => {
      await ask(({ app }) => void setImmediate(() => app.quit()), null);
      const code = await exited;
      await closeLeftPages();
      return code;
    },
    kill: async () => {
      child.kill('SIGKILL');
      await exited;
      await closeLeftPages();
    },
  };
}

function createAsker(child: ChildProcess, exited: Promise<number | null>, words: () => string): Desktop['evaluate'] {
  let lastId = 0;
  type Answer = { id: number; value?: unknown; error?: string };
  return async <Result, Argument>(
    ask: (electron: StandInElectron, argument: Argument) => Result | Promise<Result>,
    argument: Argument,
  ) => {
    const id = (lastId += 1);
    const { promise, resolve } = Promise.withResolvers<Answer>();
    const hear = (answer: Answer) => {
      if (answer.id === id) resolve(answer);
    };
    child.on('message', hear);
    child.send({ id, text: ask.toString(), argument }, (failure) => {
      if (failure !== null) resolve({ id, error: 'The shell is gone' });
    });
    const answer = await Promise.race([
      promise,
      exited.then((code) => Promise.reject(new Error(`The shell ended with ${code ?? 'a signal'}:\n${words()}`))),
    ]);
    child.off('message', hear);
    if (answer.error !== undefined) throw new Error(`${answer.error}\n${words()}`);
    return answer.value as Result;
  };
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

const bridgeWaitMs = 3_000;

/**
 * The page that the shell has put its bridge into. A window that an earlier run refused may close late and stand beside it;
 * the shell's own words (a `data:` page) have no bridge, so that none is found in the end is no error.
 */
async function findBridged(there: () => Page[]): Promise<Page | undefined> {
  const until = Date.now() + bridgeWaitMs;
  while (Date.now() < until && there().some((page) => !page.url().startsWith('data:'))) {
    for (const page of there()) {
      if (await page.evaluate(() => 'yiganDesktop' in window).catch(() => false)) return page;
    }
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  return undefined;
}

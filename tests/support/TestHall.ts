import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll } from 'vitest';
import { launchBrowser } from './browser.ts';
import { FieldHall } from './fieldHall.ts';
import { connectClient, type HallClient } from './hallClient.ts';
import {
  demoPassword,
  makeDataFolder,
  startHallServer,
  type HallServer,
  type HallServerOptions,
} from './hallServer.ts';
import { WallWindow } from './WallWindow.ts';

export interface PageOptions extends BrowserContextOptions {
  /** Which page of the server; the seat's unless a test wants another. */
  readonly path?: string;
  readonly password?: string;
  /** How long any wait of the page may take. */
  readonly waitMs?: number;
  /** Readies the page before anything is loaded. */
  readonly prepare?: (page: Page) => Promise<unknown>;
}

const builtPage = fileURLToPath(new URL('../../dist/renderer/wall.html', import.meta.url));
const aboutThePlace = { longitude: 104.058, latitude: 30.655, accuracy: 12 };

/** What every phone of the tests is: 390x844, touch, a place it may tell. */
export const phoneOptions = {
  viewport: { width: 390, height: 844 },
  hasTouch: true,
  isMobile: true,
  permissions: ['geolocation'],
  geolocation: aboutThePlace,
} as const satisfies BrowserContextOptions;

/** A hall of a test file's own: the real server as a process, real Chromium, and who works there. */
export class TestHall {
  readonly #folder = makeDataFolder();
  readonly #options: Omit<HallServerOptions, 'dataFolder'>;
  readonly #opened: (() => unknown)[] = [() => this.#folder.remove()];
  #server: HallServer | null = null;
  #browser: Browser | null = null;

  constructor(options: Omit<HallServerOptions, 'dataFolder'> = {}) {
    this.#options = options;
  }

  get server(): HallServer {
    if (this.#server === null) throw new Error('The hall is not open yet');
    return this.#server;
  }

  get browser(): Browser {
    if (this.#browser === null) throw new Error('The hall is not open yet');
    return this.#browser;
  }

  get url(): string {
    return this.server.url;
  }

  get dataFolder(): string {
    return this.#folder.path;
  }

  async open(): Promise<void> {
    if (!existsSync(builtPage)) throw new Error('The pages are not built: run "npm run build" first');
    const starting = [this.startServer(), launchBrowser()] as const;
    // Both are awaited before either may fail, so that none is left over.
    await Promise.allSettled(starting);
    this.#opened.push(() => this.#server?.stop());
    const browser = await starting[1];
    this.#browser = browser;
    this.#opened.push(() => browser.close());
    await starting[0];
  }

  /** Runs the server, again if it was stopped, on the same data. */
  async startServer(): Promise<HallServer> {
    return (this.#server = await startHallServer({ ...this.#options, dataFolder: this.#folder.path }));
  }

  /** Ends everything, what was opened last first, whatever became of the tests. */
  async close(): Promise<void> {
    for (const close of this.#opened.splice(0).reverse()) await close();
  }

  /** Has something ended with the hall. */
  onClose(close: () => unknown): void {
    this.#opened.push(close);
  }

  /** A program that works as this account. */
  async client(username: string): Promise<HallClient> {
    const client = await connectClient(this.url, username);
    this.onClose(() => client.close());
    return client;
  }

  /** A dispatcher who sends units. */
  async desk(): Promise<FieldHall> {
    const desk = await FieldHall.create(this.url);
    this.onClose(() => desk.close());
    return desk;
  }

  /** A page of its own profile, at its login. */
  async openPage({ path = '/', waitMs = 30_000, prepare, ...options }: PageOptions = {}): Promise<Page> {
    const seat = { viewport: { width: 1920, height: 1080 }, locale: 'zh-CN' };
    const context = await this.browser.newContext({ ...seat, ...options });
    const page = await context.newPage();
    page.setDefaultTimeout(waitMs);
    await prepare?.(page);
    await page.goto(`${this.url}${path}`);
    return page;
  }

  /** The page of an account of the desk: an administrator has no line to the hall. */
  async openOffice(username: string, { password = demoPassword, ...options }: PageOptions = {}): Promise<Page> {
    const page = await this.openPage(options);
    await page.getByTestId('login-username').fill(username);
    await page.getByTestId('login-password').fill(password);
    await page.getByTestId('login-submit').click();
    return page;
  }

  /** A seat, logged in and online. */
  async openSeat(username: string, options: PageOptions = {}): Promise<Page> {
    const page = await this.openOffice(username, options);
    await page.locator('[data-testid="line-state"][data-line="online"]').waitFor();
    return page;
  }

  /** A seat whose map is drawn, too. */
  async openSeatWithMap(username: string, options: PageOptions = {}): Promise<Page> {
    const page = await this.openSeat(username, options);
    await page.locator('[data-testid="map"] .maplibregl-ctrl-scale').waitFor();
    return page;
  }

  /** A unit's phone, logged in. */
  async openPhone(username: string, options: PageOptions = {}): Promise<Page> {
    const page = await this.openPage({ ...phoneOptions, ...options, path: '/field' });
    await page.getByTestId('field-username').fill(username);
    await page.getByTestId('field-password').fill(options.password ?? demoPassword);
    await page.getByTestId('field-login').click();
    return page;
  }

  /** A unit's phone on duty; a unit that never left it is left there. */
  async openPhoneOnDuty(username: string, options: PageOptions = {}): Promise<Page> {
    const page = await this.openPhone(username, options);
    const start = page.getByTestId('field-duty-on');
    const end = page.getByTestId('field-duty-off');
    await start.or(end).waitFor();
    if (await start.isVisible()) await start.click();
    await end.waitFor();
    return page;
  }

  /** A window of the main wall, logged in and shown. */
  async openWall(username: string, at: BrowserContextOptions = {}): Promise<WallWindow> {
    const wall = await WallWindow.open(await this.browser.newContext(at), this.url);
    await wall.logIn(username);
    await wall.whenShown();
    return wall;
  }
}

/** A hall that stands while the tests of this file run. */
export function useTestHall(options: Omit<HallServerOptions, 'dataFolder'> = {}): TestHall {
  const hall = new TestHall(options);
  beforeAll(() => hall.open());
  afterAll(() => hall.close());
  return hall;
}

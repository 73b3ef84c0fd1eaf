import { EventEmitter } from 'node:events';
import type { CDPSession, Frame, Page } from 'playwright-core';
import { openPage } from './chromium.ts';
import { ipcMain } from './ipcMain.ts';
import { preloadScript } from './preloadScript.ts';

interface OpenAnswer {
  readonly action: 'allow' | 'deny';
}

let lastId = 0;

/** What main/ uses of Electron's WebContents, on one page of Chromium; a page that crashed is replaced by a fresh one. */
export class WebContents extends EventEmitter {
  readonly id = (lastId += 1);
  readonly #preferences: object;
  readonly #size: { width: number; height: number };
  readonly #onPageClosed: () => void;
  #page: Promise<Page>;
  #current: Page | null = null;
  #hasCrashed = false;
  #isClosed = false;
  /** The address that the main process asked for; every other navigation is the page's own wish. */
  #asked: string | null = null;
  #url = '';
  #openHandler: (details: { url: string }) => OpenAnswer = () => ({ action: 'allow' });

  constructor(preferences: object, size: { width: number; height: number }, onPageClosed: () => void) {
    super();
    this.#preferences = preferences;
    this.#size = size;
    this.#onPageClosed = onPageClosed;
    this.#page = this.#createPage();
  }

  getURL(): string {
    return this.#url;
  }

  getLastWebPreferences(): object {
    return this.#preferences;
  }

  setWindowOpenHandler(handler: (details: { url: string }) => OpenAnswer): void {
    this.#openHandler = handler;
  }

  async loadURL(url: string): Promise<void> {
    if (this.#hasCrashed) {
      const crashed = this.#current;
      this.#current = null;
      this.#hasCrashed = false;
      this.#page = this.#createPage();
      await crashed?.close().catch(() => undefined);
    }
    const page = await this.#page;
    this.#asked = url;
    await page.goto(url, { waitUntil: 'commit', timeout: 30_000 });
  }

  send(channel: string, ...values: unknown[]): void {
    const cloned = structuredClone(values);
    this.#current
      ?.evaluate(([name, sent]) => (window as unknown as StandInWindow).standInDeliver?.(name, sent), [
        channel,
        cloned,
      ] as const)
      .catch(() => undefined);
  }

  /** Ends the page's process for real; Chromium's own crash is what the main process hears. */
  forcefullyCrashRenderer(): void {
    const page = this.#current;
    if (page === null) return;
    void page
      .context()
      .newCDPSession(page)
      .then((session) => session.send('Page.crash'))
      .catch(() => undefined);
  }

  hasOpened(page: Page): boolean {
    return this.#current === page;
  }

  /** Electron asks before it opens a window; here it is open already and is closed when the answer is no. */
  async answerOpen(popup: Page): Promise<void> {
    await popup.waitForLoadState('domcontentloaded').catch(() => undefined);
    if (this.#openHandler({ url: popup.url() }).action === 'deny') await popup.close().catch(() => undefined);
  }

  async resize(size: { width: number; height: number }): Promise<void> {
    await (await this.#page).setViewportSize(size);
  }

  async closePage(): Promise<void> {
    this.#isClosed = true;
    const page = await this.#page;
    await page.close().catch(() => undefined);
  }

  async #createPage(): Promise<Page> {
    const page = await openPage();
    await page.setViewportSize(this.#size);
    await page.exposeBinding('standInInvoke', ({ frame }, channel: string, values: unknown[]) =>
      ipcMain.invoke(channel, { sender: this, senderFrame: frameView(frame) }, values),
    );
    await page.exposeBinding('standInKey', (_source, input: object) =>
      this.emit('before-input-event', { preventDefault: () => undefined }, input),
    );
    await page.addInitScript(await preloadScript());
    let status = -1;
    page.on('response', (response) => {
      if (response.request().isNavigationRequest() && response.frame() === page.mainFrame()) status = response.status();
    });
    page.on('framenavigated', (frame) => {
      if (frame !== page.mainFrame()) return;
      this.#url = frame.url();
      this.emit('did-navigate', {}, frame.url(), status);
    });
    page.on('requestfailed', (request) => {
      if (!request.isNavigationRequest()) return;
      const reason = (request.failure()?.errorText ?? 'net::ERR_FAILED').replace('net::', '');
      const code = reason === 'ERR_ABORTED' ? -3 : -2;
      this.emit('did-fail-load', {}, code, reason, request.url(), request.frame() === page.mainFrame());
    });
    page.on('crash', () => {
      this.#hasCrashed = true;
      this.emit('render-process-gone', {}, { reason: 'crashed', exitCode: 139 });
    });
    page.on('close', () => {
      if (this.#current === page && !this.#isClosed) this.#onPageClosed();
    });
    await this.#guardNavigation(page);
    this.#current = page;
    return page;
  }

  async #guardNavigation(page: Page): Promise<void> {
    const session = await page.context().newCDPSession(page);
    const { frameTree } = await session.send('Page.getFrameTree');
    await session.send('Fetch.enable', { patterns: [{ resourceType: 'Document', requestStage: 'Request' }] });
    session.on('Fetch.requestPaused', ({ requestId, request, frameId, redirectedRequestId }) => {
      const isMainFrame = frameId === frameTree.frame.id;
      const isAsked = isMainFrame && redirectedRequestId === undefined && this.#asked === request.url;
      const isRefused = !isAsked && this.#isRefused(request.url, isMainFrame, redirectedRequestId !== undefined);
      void answer(session, requestId, isRefused);
    });
  }

  #isRefused(url: string, isMainFrame: boolean, isRedirect: boolean): boolean {
    let isPrevented = false;
    const event = { url, isMainFrame, preventDefault: () => (isPrevented = true) };
    if (isRedirect) this.emit('will-redirect', event);
    else {
      this.emit('will-frame-navigate', event);
      if (isMainFrame) this.emit('will-navigate', event);
    }
    return isPrevented;
  }
}

interface StandInWindow {
  standInDeliver?: (channel: string, values: unknown[]) => void;
}

function frameView(frame: Frame): { url: string; parent: object | null } {
  const parent = frame.parentFrame();
  return { url: frame.url(), parent: parent === null ? null : frameView(parent) };
}

async function answer(session: CDPSession, requestId: string, isRefused: boolean): Promise<void> {
  await (
    isRefused
      ? session.send('Fetch.failRequest', { requestId, errorReason: 'Aborted' })
      : session.send('Fetch.continueRequest', { requestId })
  ).catch(() => undefined);
}

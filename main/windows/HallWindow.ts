import { BrowserWindow, net, type BrowserWindowConstructorOptions, type WebContents } from 'electron';
import { desktopNoticeChannel } from '../../protocol/desktop/desktopChannels.ts';
import type { DesktopNotice, DesktopNoticeName } from '../../protocol/desktop/desktopNotices.ts';
import type { DesktopOutput } from '../../protocol/desktop/desktopCalls.ts';
import { backoffMs } from '../backoffMs.ts';
import { shellLog } from '../shellLog.ts';
import type { ShellWords } from '../words/createShellWords.ts';
import { securePreferences } from './securePreferences.ts';
import { statusPage, type StatusPage } from './statusPage.ts';

export interface HallWindowOptions {
  readonly window: Omit<BrowserWindowConstructorOptions, 'webPreferences'>;
  readonly preload: string;
  readonly words: ShellWords;
  readonly onClosed: () => void;
}

const aborted = -3;
const probeTimeoutMs = 5_000;
const crashLimit = 5;
/** After this long without an end, earlier ends are forgotten. */
const steadyAfterMs = 5 * 60_000;

/** One window on a page of the hall: it comes back when its page ends or its server does not answer, and says so. */
export class HallWindow {
  readonly browserWindow: BrowserWindow;
  readonly #options: HallWindowOptions;
  #url: string | null = null;
  #failedLoads = 0;
  #crashes = 0;
  #crashedAtMs = 0;
  #timer: NodeJS.Timeout | undefined;
  #recovery: DesktopOutput<'page.recovery'> = null;

  constructor(options: HallWindowOptions) {
    this.#options = options;
    const window = new BrowserWindow({ ...options.window, webPreferences: securePreferences(options.preload) });
    this.browserWindow = window;
    window.once('closed', () => {
      clearTimeout(this.#timer);
      options.onClosed();
    });
    const contents = window.webContents;
    contents.on('render-process-gone', (_event, { reason }) => this.#onPageGone(reason));
    contents.on('did-fail-load', (_event, code, reason, _url, isMainFrame) => {
      if (isMainFrame && code !== aborted) this.#onLoadFailed(reason);
    });
    contents.on('did-navigate', (_event, url, status) => {
      if (url !== this.#url) return;
      // A server without its pages answers too, with words that are not for people.
      if (status >= 400) this.#onLoadFailed(String(status));
      else this.#failedLoads = 0;
    });
  }

  get contents(): WebContents {
    return this.browserWindow.webContents;
  }

  /** Why the present page was loaded again; null when it was not. */
  get recovery(): DesktopOutput<'page.recovery'> {
    return this.#recovery;
  }

  load(url: string): void {
    this.#url = url;
    this.#failedLoads = 0;
    this.#open(url);
  }

  showStatus(page: StatusPage): void {
    this.#url = null;
    this.#open(statusPage(page));
  }

  say<Name extends DesktopNoticeName>(name: Name, notice: DesktopNotice<Name>): void {
    if (!this.browserWindow.isDestroyed()) this.contents.send(desktopNoticeChannel, name, notice);
  }

  focus(): void {
    if (this.browserWindow.isMinimized()) this.browserWindow.restore();
    this.browserWindow.show();
    this.browserWindow.focus();
  }

  close(): void {
    if (!this.browserWindow.isDestroyed()) this.browserWindow.destroy();
  }

  #open(url: string): void {
    clearTimeout(this.#timer);
    // A failure is heard as did-fail-load, which also tells of reloads that the page began.
    this.contents.loadURL(url).catch(() => undefined);
  }

  #onLoadFailed(reason: string): void {
    const url = this.#url;
    if (url === null) return;
    this.#failedLoads += 1;
    shellLog('a page could not be loaded', { url, reason });
    const { words } = this.#options;
    this.#open(
      statusPage({
        title: words('status.unreachable'),
        detail: words('status.unreachableDetail', { url: new URL(url).origin, reason }),
        form: { label: words('status.serverLabel'), button: words('status.serverUse'), value: new URL(url).origin },
      }),
    );
    this.#probeLater(url);
  }

  /** The page stays as it is until the server answers, so that nobody loses what they type into it. */
  #probeLater(url: string): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      net.fetch(`${new URL(url).origin}/healthz`, { signal: AbortSignal.timeout(probeTimeoutMs) }).then(
        () => {
          if (this.#url === url && !this.browserWindow.isDestroyed()) this.#open(url);
        },
        () => {
          if (this.#url !== url || this.browserWindow.isDestroyed()) return;
          this.#failedLoads += 1;
          this.#probeLater(url);
        },
      );
    }, backoffMs(this.#failedLoads));
  }

  #onPageGone(reason: string): void {
    if (reason === 'clean-exit' || this.browserWindow.isDestroyed()) return;
    const now = Date.now();
    if (now - this.#crashedAtMs > steadyAfterMs) this.#crashes = 0;
    this.#crashedAtMs = now;
    this.#crashes += 1;
    shellLog('a page ended', { reason, times: this.#crashes, url: this.#url });
    this.#recovery = { reason, times: this.#crashes };
    if (this.#crashes <= crashLimit) {
      clearTimeout(this.#timer);
      this.#timer = setTimeout(() => {
        if (this.#url !== null) this.#open(this.#url);
      }, backoffMs(this.#crashes));
      return;
    }
    const { words } = this.#options;
    this.#open(
      statusPage({
        title: words('status.pageFailed'),
        detail: words('status.pageFailedDetail', { reason, times: this.#crashes }),
      }),
    );
  }
}

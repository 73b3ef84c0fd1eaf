import { EventEmitter } from 'node:events';
import { app } from './app.ts';
import { disconnect, onForeignPage } from './chromium.ts';
import { WebContents } from './WebContents.ts';

interface Bounds {
  x: number;
  y: number;
  width: number;
  height: number;
}

interface WindowOptions extends Partial<Bounds> {
  readonly webPreferences?: object;
}

/** What main/ uses of Electron's BrowserWindow; each is a page of real Chromium as large as the window. */
export class BrowserWindow extends EventEmitter {
  static #all: BrowserWindow[] = [];
  static #focused: BrowserWindow | null = null;

  readonly webContents: WebContents;
  readonly options: WindowOptions;
  #bounds: Bounds;
  #isDestroyed = false;
  #isMinimized = false;

  constructor(options: WindowOptions = {}) {
    super();
    const { x = 0, y = 0, width = 800, height = 600, webPreferences = {} } = options;
    this.options = options;
    this.#bounds = { x, y, width, height };
    this.webContents = new WebContents(webPreferences, { width, height }, () => this.close());
    BrowserWindow.#all.push(this);
    app.emit('web-contents-created', {}, this.webContents);
    this.focus();
  }

  static getAllWindows(): BrowserWindow[] {
    return [...BrowserWindow.#all];
  }

  static getFocusedWindow(): BrowserWindow | null {
    return BrowserWindow.#focused;
  }

  isDestroyed(): boolean {
    return this.#isDestroyed;
  }

  getBounds(): Bounds {
    return this.#bounds;
  }

  getNormalBounds(): Bounds {
    return this.#bounds;
  }

  setBounds(bounds: Bounds): void {
    this.#bounds = { ...bounds };
    void this.webContents.resize({ width: bounds.width, height: bounds.height }).catch(() => undefined);
  }

  isMinimized(): boolean {
    return this.#isMinimized;
  }

  minimize(): void {
    this.#isMinimized = true;
    this.blur();
  }

  restore(): void {
    this.#isMinimized = false;
  }

  show(): void {
    this.#isMinimized = false;
  }

  isFocused(): boolean {
    return BrowserWindow.#focused === this;
  }

  focus(): void {
    const before = BrowserWindow.#focused;
    if (before === this) return;
    before?.blur();
    BrowserWindow.#focused = this;
    app.emit('browser-window-focus', {}, this);
  }

  blur(): void {
    if (BrowserWindow.#focused !== this) return;
    BrowserWindow.#focused = null;
    app.emit('browser-window-blur', {}, this);
  }

  close(): void {
    if (this.#isDestroyed) return;
    this.emit('close', { preventDefault: () => undefined });
    this.destroy();
  }

  destroy(): void {
    if (this.#isDestroyed) return;
    this.blur();
    this.#isDestroyed = true;
    BrowserWindow.#all = BrowserWindow.#all.filter((window) => window !== this);
    void this.webContents.closePage().catch(() => undefined);
    this.emit('closed');
    if (BrowserWindow.#all.length === 0) app.emit('window-all-closed');
  }
}

onForeignPage((page) => {
  void page.opener().then(async (opener) => {
    const from = BrowserWindow.getAllWindows().find(({ webContents }) => opener && webContents.hasOpened(opener));
    await (from ?? BrowserWindow.getAllWindows()[0])?.webContents.answerOpen(page);
  });
});

app.windows = {
  closeAll: () => {
    for (const window of BrowserWindow.getAllWindows()) window.close();
  },
  leave: disconnect,
};

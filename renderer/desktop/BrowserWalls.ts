import type { DisplayView } from '../../protocol/desktop/desktopCalls.ts';
import { wallAddress } from '../../protocol/desktop/wallAddress.ts';
import { wallIdSchema, type WallId } from '../../protocol/ids.ts';
import { Rejected } from '../../protocol/wire/rejection.ts';

/** The part of the Window Management API (W3C draft) that is used; Chromium has it, others show one display. */
interface ScreenDetailed {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
  readonly label: string;
  readonly isPrimary: boolean;
}
interface ScreenDetails extends EventTarget {
  readonly screens: readonly ScreenDetailed[];
}
type WindowWithScreens = Window & { getScreenDetails?: () => Promise<ScreenDetails> };

interface ShownWall {
  readonly window: Window;
  readonly wallId: WallId;
  readonly wallDisplay: number;
}

const closedCheckMs = 1_000;

/** Walls as windows of the browser, one per display; the person puts them to full screen with the wall's own key. */
export class BrowserWalls {
  readonly #page: WindowWithScreens;
  readonly #onChanged: () => void;
  readonly #shown = new Map<string, ShownWall>();
  #screens: Promise<ScreenDetails | null> | null = null;
  #timer: ReturnType<typeof setInterval> | undefined;

  constructor(page: Window, onChanged: () => void) {
    this.#page = page;
    this.#onChanged = onChanged;
  }

  async displays(): Promise<DisplayView[]> {
    const details = await this.#details();
    const screens = details?.screens ?? [this.#onlyScreen()];
    return screens.map(({ left, top, width, height, label, isPrimary }, index) => ({
      id: String(index),
      label,
      bounds: { x: left, y: top, width, height },
      isPrimary,
      wallId: this.#shown.get(String(index))?.wallId ?? null,
      wallDisplay: this.#shown.get(String(index))?.wallDisplay ?? 0,
    }));
  }

  async open(displayId: string, wallId: string, wallDisplay = 0): Promise<DisplayView[]> {
    const parsedId = wallIdSchema.parse(wallId);
    const display = (await this.displays()).find(({ id }) => id === displayId);
    if (display === undefined) throw new Rejected('notFound', 'displayUnknown');
    const { x, y, width, height } = display.bounds;
    const features = `popup,left=${x},top=${y},width=${width},height=${height}`;
    const address = wallAddress(parsedId, wallDisplay);
    const opened = this.#page.open(address, `yigan-wall-${displayId}`, features);
    // The browser's own blocker refused the window; it tells the person beside its address bar.
    if (opened === null) throw new Rejected('notAllowed', 'windowBlocked');
    this.#shown.set(displayId, { window: opened, wallId: parsedId, wallDisplay });
    this.#timer ??= setInterval(() => this.#forgetClosed(), closedCheckMs);
    this.#onChanged();
    return this.displays();
  }

  async close(displayId: string): Promise<DisplayView[]> {
    this.#shown.get(displayId)?.window.close();
    this.#shown.delete(displayId);
    this.#onChanged();
    return this.displays();
  }

  /** A browser does not tell when a window that was opened is closed. */
  #forgetClosed(): void {
    const closed = [...this.#shown].filter(([, { window }]) => window.closed);
    for (const [displayId] of closed) this.#shown.delete(displayId);
    if (this.#shown.size === 0) {
      clearInterval(this.#timer);
      this.#timer = undefined;
    }
    if (closed.length > 0) this.#onChanged();
  }

  /** Asks once; somebody who refuses to show the displays works with the one this page is on. */
  #details(): Promise<ScreenDetails | null> {
    this.#screens ??= (this.#page.getScreenDetails?.() ?? Promise.resolve(null)).then(
      (details) => {
        details?.addEventListener('screenschange', () => this.#onChanged());
        return details;
      },
      () => null,
    );
    return this.#screens;
  }

  #onlyScreen(): ScreenDetailed {
    const { width, height } = this.#page.screen;
    return { left: 0, top: 0, width, height, label: '', isPrimary: true };
  }
}

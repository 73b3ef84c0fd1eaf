import { screen } from 'electron';
import type { DisplayView } from '../../protocol/desktop/desktopCalls.ts';
import type { DisplayIdentity } from '../../protocol/desktop/desktopSettings.ts';
import type { WallId } from '../../protocol/ids.ts';
import { wallAddress } from '../../protocol/desktop/wallAddress.ts';
import { Rejected } from '../../protocol/wire/rejection.ts';
import type { SettingsStore } from '../settings/SettingsStore.ts';
import type { ShellWords } from '../words/createShellWords.ts';
import { HallWindow } from './HallWindow.ts';
import { matchDisplays } from './matchDisplays.ts';

export interface WallWindowsOptions {
  readonly settings: SettingsStore;
  readonly preload: string;
  readonly icon: string;
  readonly words: ShellWords;
  readonly onOpened: (window: HallWindow) => void;
  readonly onChanged: () => void;
}

interface ShownWall {
  readonly window: HallWindow;
  readonly wallId: WallId;
  readonly wallDisplay: number;
  url: string;
}

/** One wall window per chosen display, remembered; a display that goes takes its window along, and brings it back. */
export class WallWindows {
  readonly #options: WallWindowsOptions;
  readonly #shown = new Map<string, ShownWall>();
  #origin: string | null = null;
  #isClosed = false;
  readonly #onDisplays = () => {
    this.#arrange();
    this.#options.onChanged();
  };

  constructor(options: WallWindowsOptions) {
    this.#options = options;
    screen.on('display-added', this.#onDisplays);
    screen.on('display-removed', this.#onDisplays);
    screen.on('display-metrics-changed', this.#onDisplays);
  }

  get windows(): HallWindow[] {
    return [...this.#shown.values()].map(({ window }) => window);
  }

  displays(): DisplayView[] {
    const primary = String(screen.getPrimaryDisplay().id);
    return presentDisplays().map((display) => ({
      ...display,
      isPrimary: display.id === primary,
      wallId: this.#shown.get(display.id)?.wallId ?? null,
      wallDisplay: this.#shown.get(display.id)?.wallDisplay ?? 0,
    }));
  }

  /** Shows the remembered walls from this server; null takes them down while there is none. */
  show(origin: string): void {
    this.#origin = origin;
    this.#arrange();
    this.#options.onChanged();
  }

  open(displayId: string, wallId: WallId, wallDisplay: number): void {
    const display = presentDisplays().find(({ id }) => id === displayId);
    if (display === undefined) throw new Rejected('notFound', 'displayUnknown');
    const { settings } = this.#options;
    settings.update({ walls: [...this.#rememberedElsewhere(displayId), { display, wallId, wallDisplay }] });
    this.#arrange();
    this.#options.onChanged();
  }

  /** Shows a wall on a display beside the seat's; false when there is none to spare. */
  openBeside(wallId: WallId, wallDisplay: number): boolean {
    const displays = this.displays();
    const shown = displays.find((display) => display.wallId === wallId && display.wallDisplay === wallDisplay);
    if (shown !== undefined) {
      this.#shown.get(shown.id)?.window.focus();
      return true;
    }
    const free = displays.find(({ isPrimary, wallId: present }) => !isPrimary && present === null);
    if (free === undefined) return false;
    this.open(free.id, wallId, wallDisplay);
    return true;
  }

  close(displayId: string): void {
    if (!presentDisplays().some(({ id }) => id === displayId)) throw new Rejected('notFound', 'displayUnknown');
    this.#forget(displayId);
    this.#arrange();
    this.#options.onChanged();
  }

  closeAll(): void {
    this.#isClosed = true;
    screen.off('display-added', this.#onDisplays);
    screen.off('display-removed', this.#onDisplays);
    screen.off('display-metrics-changed', this.#onDisplays);
    for (const { window } of [...this.#shown.values()]) window.close();
  }

  /** Makes the windows agree with what is remembered and which displays are there. */
  #arrange(): void {
    if (this.#isClosed || this.#origin === null) return;
    const { walls } = this.#options.settings.current;
    const matches = matchDisplays(
      walls.map(({ display }) => display),
      presentDisplays(),
    );
    const wanted = new Map(
      walls.flatMap(({ wallId, wallDisplay }, index) => {
        const display = matches[index] ?? null;
        return display === null ? [] : [[display.id, { display, wallId, wallDisplay }] as const];
      }),
    );
    for (const [displayId, shown] of [...this.#shown]) {
      const next = wanted.get(displayId);
      if (next?.wallId === shown.wallId && next.wallDisplay === shown.wallDisplay) continue;
      this.#shown.delete(displayId);
      shown.window.close();
    }
    for (const { display, wallId, wallDisplay } of wanted.values()) this.#place(display, wallId, wallDisplay);
  }

  #place(display: DisplayIdentity, wallId: WallId, wallDisplay: number): void {
    const url = `${this.#origin ?? ''}${wallAddress(wallId, wallDisplay)}`;
    const shown = this.#shown.get(display.id);
    if (shown !== undefined) {
      shown.window.browserWindow.setBounds(display.bounds);
      if (shown.url !== url) shown.window.load(url);
      shown.url = url;
      return;
    }
    const { preload, icon, words, onOpened } = this.#options;
    const window: HallWindow = new HallWindow({
      window: {
        ...display.bounds,
        icon,
        title: words('name'),
        frame: false,
        fullscreen: true,
        backgroundColor: '#0d1014',
      },
      preload,
      words,
      onClosed: () => this.#onWindowClosed(display.id, window),
    });
    this.#shown.set(display.id, { window, wallId, wallDisplay, url });
    onOpened(window);
    window.load(url);
  }

  /** A window that somebody closed is not wanted at the next start; one that went with its display is. */
  #onWindowClosed(displayId: string, window: HallWindow): void {
    if (this.#isClosed || this.#shown.get(displayId)?.window !== window) return;
    this.#shown.delete(displayId);
    this.#forget(displayId);
    this.#options.onChanged();
  }

  #forget(displayId: string): void {
    this.#options.settings.update({ walls: this.#rememberedElsewhere(displayId) });
  }

  #rememberedElsewhere(displayId: string) {
    const { walls } = this.#options.settings.current;
    const matches = matchDisplays(
      walls.map(({ display }) => display),
      presentDisplays(),
    );
    return walls.filter((_, index) => matches[index]?.id !== displayId);
  }
}

function presentDisplays(): DisplayIdentity[] {
  return screen.getAllDisplays().map(({ id, label, bounds }) => ({
    id: String(id),
    label,
    bounds: { x: bounds.x, y: bounds.y, width: bounds.width, height: bounds.height },
  }));
}

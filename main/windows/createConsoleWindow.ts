import { screen } from 'electron';
import type { Bounds } from '../../protocol/desktop/desktopSettings.ts';
import type { SettingsStore } from '../settings/SettingsStore.ts';
import type { ShellWords } from '../words/createShellWords.ts';
import { HallWindow } from './HallWindow.ts';

export interface ConsoleWindowOptions {
  readonly settings: SettingsStore;
  readonly preload: string;
  readonly icon: string;
  readonly words: ShellWords;
  readonly onClosed: () => void;
}

/** The seat: where it was last if that is still on a display, else over the whole of the primary one. */
export function createConsoleWindow({ settings, preload, icon, words, onClosed }: ConsoleWindowOptions): HallWindow {
  const remembered = settings.current.consoleBounds;
  const bounds = remembered !== null && isOnDisplay(remembered) ? remembered : screen.getPrimaryDisplay().workArea;
  const window = new HallWindow({
    window: { ...bounds, icon, title: words('name'), minWidth: 1024, minHeight: 640, backgroundColor: '#0d1014' },
    preload,
    words,
    onClosed,
  });
  const keep = () => settings.update({ consoleBounds: window.browserWindow.getNormalBounds() });
  window.browserWindow.on('close', keep);
  return window;
}

/** Enough of the window to take hold of it: its middle is on a display. */
function isOnDisplay({ x, y, width, height }: Bounds): boolean {
  const middle = { x: x + width / 2, y: y + height / 2 };
  return screen.getAllDisplays().some(({ bounds }) => {
    const isAcross = middle.x >= bounds.x && middle.x < bounds.x + bounds.width;
    return isAcross && middle.y >= bounds.y && middle.y < bounds.y + bounds.height;
  });
}

import { Menu, Tray } from 'electron';
import type { ShellWords } from '../words/createShellWords.ts';

export interface TrayOptions {
  readonly icon: string;
  readonly words: ShellWords;
  readonly onShow: () => void;
  readonly onQuit: () => void;
}

export function createTray({ icon, words, onShow, onQuit }: TrayOptions): Tray {
  const tray = new Tray(icon);
  tray.setToolTip(words('name'));
  tray.setContextMenu(
    Menu.buildFromTemplate([
      { label: words('tray.show'), click: onShow },
      { type: 'separator' },
      { label: words('tray.quit'), click: onQuit },
    ]),
  );
  tray.on('click', onShow);
  return tray;
}

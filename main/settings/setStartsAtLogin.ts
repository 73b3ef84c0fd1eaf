import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { app } from 'electron';

/** Electron knows login items of macOS and Windows only; Linux desktops read the autostart folder (XDG Autostart, 0.5). */
export function setStartsAtLogin(startsAtLogin: boolean): void {
  if (process.platform !== 'linux') {
    app.setLoginItemSettings({ openAtLogin: startsAtLogin });
    return;
  }
  const folder = join(process.env['XDG_CONFIG_HOME'] ?? join(app.getPath('home'), '.config'), 'autostart');
  const file = join(folder, 'yigan.desktop');
  if (!startsAtLogin) {
    rmSync(file, { force: true });
    return;
  }
  // An AppImage runs from a folder that is another one each time; its own path is in APPIMAGE.
  const program = process.env['APPIMAGE'] ?? process.execPath;
  mkdirSync(folder, { recursive: true });
  const quoted = program.replaceAll(/["`$\\]/g, '\\$&').replaceAll('%', '%%');
  writeFileSync(
    file,
    `[Desktop Entry]\nType=Application\nName=Yigan\nExec="${quoted}"\nX-GNOME-Autostart-enabled=true\n`,
  );
}

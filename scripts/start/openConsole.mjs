import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';

import { electronPath } from '../setup/ensureElectron.mjs';
import { repositoryFolder } from '../setup/repositoryFolder.mjs';

function hasDisplay() {
  return process.platform !== 'linux' || Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY);
}

function openBrowser(url) {
  const [command, ...parameters] = { darwin: ['open', url], win32: ['cmd', '/c', 'start', '""', url] }[
    process.platform
  ] ?? ['xdg-open', url];
  return new Promise((resolve) => {
    const child = spawn(command, parameters, { stdio: 'ignore', detached: true });
    child.on('error', () => resolve('none'));
    child.on('spawn', () => {
      child.unref();
      resolve('browser');
    });
  });
}

/**
 * Opens the console on this machine's screen: the desktop shell where it is installed, else the browser.
 * Gives what was opened ('desktop', 'browser' or 'none') and, for the desktop shell, a promise of its end.
 */
export async function openConsole(url) {
  if (!hasDisplay()) return { opened: 'none' };
  const electron = electronPath();
  const shell = join(repositoryFolder, 'dist', 'main', 'main.mjs');
  if (electron === undefined || !existsSync(shell)) return { opened: await openBrowser(url) };
  // Chromium refuses its sandbox to root.
  const asRoot = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  const child = spawn(electron, [repositoryFolder, `--server=${url}`, ...asRoot], { stdio: 'inherit' });
  const closed = new Promise((resolve) => {
    child.on('exit', resolve);
    child.on('error', resolve);
  });
  return { opened: 'desktop', closed };
}

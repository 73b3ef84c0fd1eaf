import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { repositoryFolder } from './repositoryFolder.mjs';
import { runCommand } from './runCommand.mjs';
import { environmentWithoutNpm } from './runNpm.mjs';
import { say } from './say.mjs';

const electronFolder = join(repositoryFolder, 'node_modules', 'electron');
const failureNote = join(electronFolder, '.download-failed');
const downloadTimeoutMs = 180_000;
const retryAfterMs = 24 * 3_600_000;

/** The path of Electron's binary; undefined where it could not be downloaded. */
export function electronPath() {
  const pathFile = join(electronFolder, 'path.txt');
  if (!existsSync(pathFile)) return undefined;
  const binary = join(electronFolder, 'dist', readFileSync(pathFile, 'utf8').trim());
  return existsSync(binary) ? binary : undefined;
}

function hasFailedLately() {
  return existsSync(failureNote) && Date.now() - statSync(failureNote).mtimeMs < retryAfterMs;
}

/** Downloads Electron's binary. Where it cannot be had the browser seat takes its place, so failing is said, not thrown. */
export async function ensureElectron() {
  if (electronPath() !== undefined || hasFailedLately()) return;
  say('downloading Electron');
  try {
    await runCommand(process.execPath, ['install.js'], {
      cwd: electronFolder,
      env: environmentWithoutNpm(),
      timeoutMs: downloadTimeoutMs,
    });
    say('Electron is ready');
  } catch (error) {
    const reason = /\b(E[A-Z]{4,}|HTTPError[^\n]*|took longer[^\n]*)/.exec(error.message)?.[1] ?? 'failed';
    writeFileSync(failureNote, error.message);
    say(
      `Electron could not be downloaded (${reason}): the desktop shell is left out, the browser seat does everything else`,
    );
  }
}

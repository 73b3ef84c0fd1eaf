import { existsSync } from 'node:fs';
import { join } from 'node:path';

import { repositoryFolder } from './repositoryFolder.mjs';
import { runCommand } from './runCommand.mjs';
import { environmentWithoutNpm, runNpm } from './runNpm.mjs';
import { say } from './say.mjs';

const modulesFolder = join(repositoryFolder, 'node_modules');
const nodeFolder = join(modulesFolder, 'node');
const installTimeoutMs = 300_000;

/** The Node of the pinned version, also for a script that was started with another one. */
export const pinnedNodePath = join(nodeFolder, 'bin', process.platform === 'win32' ? 'node.exe' : 'node');

async function fetchBinary() {
  say('installing the pinned Node version');
  await runCommand(process.execPath, ['installArchSpecificPackage.js'], {
    cwd: nodeFolder,
    env: environmentWithoutNpm(),
    timeoutMs: installTimeoutMs,
  });
  if (!existsSync(pinnedNodePath)) throw new Error(`The node package left no binary at ${pinnedNodePath}`);
}

/** Fetches the binary of the pinned Node version and links it where npm scripts find it first in their PATH. */
export async function ensurePinnedNode() {
  if (!existsSync(pinnedNodePath)) await fetchBinary();
  const link = join(modulesFolder, '.bin', process.platform === 'win32' ? 'node.cmd' : 'node');
  if (existsSync(link)) return;
  // npm links commands when it unpacks a package, and this package's binary came later.
  await runNpm(['rebuild', 'node', '--ignore-scripts'], { cwd: repositoryFolder, timeoutMs: installTimeoutMs });
  if (!existsSync(link)) throw new Error(`npm did not link the pinned Node version at ${link}`);
}

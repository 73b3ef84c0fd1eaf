import { existsSync } from 'node:fs';
import { join } from 'node:path';

import { repositoryFolder } from './repositoryFolder.mjs';
import { runCommand } from './runCommand.mjs';
import { environmentWithoutNpm } from './runNpm.mjs';
import { say } from './say.mjs';

const nodeFolder = join(repositoryFolder, 'node_modules', 'node');
const installTimeoutMs = 300_000;

/** Fetches the binary of the pinned Node version, which npm scripts then find first in their PATH. */
export async function ensurePinnedNode() {
  const binary = join(nodeFolder, 'bin', process.platform === 'win32' ? 'node.exe' : 'node');
  if (existsSync(binary)) return;
  say('installing the pinned Node version');
  await runCommand(process.execPath, ['installArchSpecificPackage.js'], {
    cwd: nodeFolder,
    env: environmentWithoutNpm(),
    timeoutMs: installTimeoutMs,
  });
  if (!existsSync(binary)) throw new Error(`The node package left no binary at ${binary}`);
}

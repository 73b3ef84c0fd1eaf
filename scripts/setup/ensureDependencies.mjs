import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { repositoryFolder } from './repositoryFolder.mjs';
import { runNpm } from './runNpm.mjs';
import { say } from './say.mjs';

const installTimeoutMs = 900_000;

function readPackages(path) {
  return JSON.parse(readFileSync(path, 'utf8')).packages;
}

/**
 * The first package of package-lock.json that is not installed as it says. npm's own record of what it installed is
 * compared, so that an install by hand counts too.
 */
function firstDifference() {
  const record = join(repositoryFolder, 'node_modules', '.package-lock.json');
  if (!existsSync(record)) return 'nothing is installed';
  const installed = readPackages(record);
  for (const [path, wanted] of Object.entries(readPackages(join(repositoryFolder, 'package-lock.json')))) {
    if (path === '') continue;
    const found = installed[path];
    // Optional packages are left out where they are for another platform.
    if (found === undefined && wanted.optional) continue;
    if (found?.version !== wanted.version || found?.integrity !== wanted.integrity) return `${path} changed`;
  }
  return undefined;
}

async function install() {
  const options = ['--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'];
  const where = { cwd: repositoryFolder, timeoutMs: installTimeoutMs };
  try {
    await runNpm(['ci', ...options], where);
  } catch (error) {
    // `npm ci` also wants every optional package of other platforms in the lock file; a registry mirror that lacks some of
    // them leaves them out of it. `npm install` keeps to the same lock and passes over them.
    if (!error.message.includes('EUSAGE')) throw error;
    await runNpm(['install', '--no-save', ...options], where);
  }
}

/**
 * Installs what package-lock.json names. Install scripts do not run: one unreachable download would fail the whole; the
 * steps that are needed follow by name.
 */
export async function ensureDependencies() {
  const difference = firstDifference();
  if (difference === undefined) return;
  say(`installing packages (${difference})`);
  await install();
  const left = firstDifference();
  if (left !== undefined) throw new Error(`npm did not install what package-lock.json names: ${left}`);
  say('packages installed');
}

import { spawnSync } from 'node:child_process';

import { runCommand } from './runCommand.mjs';
import { say } from './say.mjs';

const updateTimeoutMs = 120_000;
const installTimeoutMs = 900_000;

/** Whether this system's packages are Debian's. */
export function hasDebianPackages() {
  return spawnSync('dpkg-query', ['--version'], { stdio: 'ignore' }).error === undefined;
}

function missingPackages(names) {
  const query = spawnSync('dpkg-query', ['-W', '-f=${Package} ${db:Status-Abbrev}\n', ...names], { encoding: 'utf8' });
  const installed = new Set(
    query.stdout
      .split('\n')
      .filter((line) => / ii/.test(line))
      .map((line) => line.split(' ')[0]),
  );
  return names.filter((name) => !installed.has(name));
}

/**
 * Installs what is missing of Debian packages, in one call, when root on Debian; else throws with the one command to run.
 * `purpose` completes "needed for".
 */
export async function installAptPackages(names, purpose) {
  if (!hasDebianPackages()) {
    throw new Error(
      `Needed for ${purpose}, and this is no Debian: ${names.join(' ')} (by whatever name they have here)`,
    );
  }
  const missing = missingPackages(names);
  if (missing.length === 0) return;
  if (process.getuid() !== 0) {
    throw new Error(
      `Needed for ${purpose}, run this first:\n  sudo apt-get install -y --no-install-recommends ${missing.join(' ')}`,
    );
  }
  say(`installing for ${purpose}: ${missing.join(' ')}`);
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const install = () =>
    runCommand('apt-get', ['install', '-y', '-q', '--no-install-recommends', ...missing], {
      env,
      timeoutMs: installTimeoutMs,
    });
  try {
    await install();
  } catch {
    // Lists that are missing or old are the usual reason, and an update the usual cure.
    await runCommand('apt-get', ['update', '-q'], { env, timeoutMs: updateTimeoutMs });
    await install();
  }
}

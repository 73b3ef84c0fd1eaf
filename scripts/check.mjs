// Runs every check to its end, so that one run shows all there is to mend; fails when one failed.
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { pinnedNodePath } from './setup/ensurePinnedNode.mjs';
import { repositoryFolder } from './setup/repositoryFolder.mjs';

const layers = ['protocol', 'server', 'renderer', 'preload', 'main', 'simulators', 'scripts', 'tests'];
const checks = [
  { name: 'types', command: ['typescript', 'tsc', '-b'] },
  { name: 'lint', command: ['eslint', 'eslint', '.', '--max-warnings', '0'] },
  { name: 'format', command: ['prettier', 'prettier', '--check', '--log-level', 'warn', '.'] },
  { name: 'dependencies', command: ['dependency-cruiser', 'depcruise', '--output-type', 'err', ...layers] },
  { name: 'unused', command: ['knip', 'knip'] },
  { name: 'unit tests', command: ['vitest', 'vitest', 'run', '--project', 'unit'] },
];

/** The script behind a package's command, so that no shell and no platform's wrapper stands between. */
function commandScript(packageName, commandName) {
  const folder = join(repositoryFolder, 'node_modules', packageName);
  const { bin } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  return join(folder, typeof bin === 'string' ? bin : bin[commandName]);
}

function run({ command: [packageName, commandName, ...parameters] }) {
  return new Promise((resolve) => {
    const child = spawn(pinnedNodePath, [commandScript(packageName, commandName), ...parameters], {
      cwd: repositoryFolder,
      stdio: 'inherit',
    });
    child.on('error', () => resolve(false));
    child.on('exit', (code) => resolve(code === 0));
  });
}

const results = [];
for (const check of checks) {
  console.log(`\n== ${check.name}`);
  const startedMs = Date.now();
  const isGood = await run(check);
  results.push({ name: check.name, isGood, seconds: (Date.now() - startedMs) / 1000 });
}
console.log('');
for (const { name, isGood, seconds } of results) {
  console.log(`${isGood ? 'ok    ' : 'FAILED'}  ${seconds.toFixed(1).padStart(6)} s  ${name}`);
}
process.exitCode = results.every(({ isGood }) => isGood) ? 0 : 1;

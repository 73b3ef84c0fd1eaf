// Builds, then runs every test; ends with the line `N passed, N failed`. Further arguments go to vitest.
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { buildAll } from './build.mjs';
import { pinnedNodePath } from './setup/ensurePinnedNode.mjs';
import { mediaWorkerPath } from './setup/mediaWorker.mjs';
import { repositoryFolder } from './setup/repositoryFolder.mjs';

const vitest = join(repositoryFolder, 'node_modules', 'vitest', 'vitest.mjs');

function runVitest(reportFile) {
  const parameters = ['run', '--reporter=default', '--reporter=json', `--outputFile.json=${reportFile}`];
  return new Promise((resolve, reject) => {
    const child = spawn(pinnedNodePath, [vitest, ...parameters, ...process.argv.slice(2)], {
      cwd: repositoryFolder,
      env: { ...process.env, MEDIASOUP_WORKER_BIN: mediaWorkerPath() },
      stdio: ['ignore', 'inherit', 'inherit'],
    });
    child.on('error', reject);
    child.on('exit', (code) => resolve(code ?? 1));
  });
}

/** A file that could not even be loaded has no test to count, yet it has failed. */
function countTests(report) {
  const unloaded = report.testResults.filter(
    (file) => file.status === 'failed' && !file.assertionResults.some((test) => test.status === 'failed'),
  );
  for (const file of unloaded) console.error(`failed as a whole: ${file.name}`);
  return { passed: report.numPassedTests, failed: report.numFailedTests + unloaded.length };
}

async function test() {
  await buildAll();
  const folder = mkdtempSync(join(tmpdir(), 'yigan-test-'));
  try {
    const reportFile = join(folder, 'report.json');
    const code = await runVitest(reportFile);
    if (!existsSync(reportFile)) throw new Error(`vitest ended with ${code} and no report`);
    const counted = countTests(JSON.parse(readFileSync(reportFile, 'utf8')));
    const hasStrayError = code !== 0 && counted.failed === 0;
    if (hasStrayError) console.error(`vitest ended with ${code} although no test failed`);
    if (counted.passed === 0) console.error('no test passed');
    return { passed: counted.passed, failed: counted.failed + (hasStrayError ? 1 : 0) };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

try {
  const { passed, failed } = await test();
  process.exitCode = failed === 0 && passed > 0 ? 0 : 1;
  console.log(`${passed} passed, ${failed} failed`);
} catch (error) {
  console.error(error);
  process.exitCode = 1;
  console.log('0 passed, 1 failed');
}

// Makes a bare clone ready to start or to be tested. Plain Node, no dependency: it runs before anything is installed.
import { parseArgs } from 'node:util';

import { ensureDependencies } from './setup/ensureDependencies.mjs';
import { ensureElectron } from './setup/ensureElectron.mjs';
import { ensurePinnedNode } from './setup/ensurePinnedNode.mjs';
import { ensureTestPackages } from './setup/ensureTestPackages.mjs';
import { ensureMediaWorker } from './setup/mediaWorker/ensureMediaWorker.mjs';
import { repositoryFolder } from './setup/repositoryFolder.mjs';
import { withLock } from './setup/withLock.mjs';

const purposes = ['start', 'test', 'bench'];
const oldestNode = 20;

function readPurpose() {
  const { values } = parseArgs({ options: { for: { type: 'string', default: 'start' } } });
  if (!purposes.includes(values.for)) throw new Error(`--for takes one of: ${purposes.join(', ')}`);
  return values.for;
}

async function setUp() {
  if (Number(process.versions.node.split('.')[0]) < oldestNode) {
    throw new Error(`Node ${oldestNode} or newer is needed to set Yigan up; this is ${process.version}`);
  }
  const purpose = readPurpose();
  await withLock(`${repositoryFolder}/.cache/setup.lock`, async () => {
    await ensureDependencies();
    await ensurePinnedNode();
    if (purpose !== 'start') await ensureTestPackages(purpose);
    await ensureMediaWorker();
    await ensureElectron();
  });
}

try {
  await setUp();
} catch (error) {
  process.stderr.write(`\nSet-up failed. ${error.message}\n`);
  process.exitCode = 1;
}

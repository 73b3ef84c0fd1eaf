import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { basename, join } from 'node:path';

import { installAptPackages } from '../installAptPackages.mjs';
import { mediasoupFolder, mediaWorkerFolder, mediaWorkerPath } from '../mediaWorker.mjs';
import { say } from '../say.mjs';
import { withLock } from '../withLock.mjs';
import { downloadWorker } from './downloadWorker.mjs';
import { buildWorker } from './recipe/buildWorker.mjs';

const buildPackages = [
  'g++',
  'make',
  'dpkg-dev',
  'libuv1-dev',
  'libssl-dev',
  'flatbuffers-compiler',
  'libflatbuffers-dev',
];
/** What the worker answers when it is started without the version of the server it belongs to (its main.cpp). */
const exitWithoutServer = 41;

function canRun(binary) {
  return spawnSync(binary, { env: {}, timeout: 10_000, stdio: 'ignore' }).status === exitWithoutServer;
}

async function buildHere(folder) {
  if (process.platform !== 'linux') {
    throw new Error(
      'The media worker could not be downloaded, and is built on Linux only: allow its download, or set MEDIASOUP_WORKER_BIN',
    );
  }
  await installAptPackages(buildPackages, 'building the media worker');
  return buildWorker({ packageFolder: mediasoupFolder, folder });
}

async function makeWorker(folder) {
  const startedMs = Date.now();
  const work = `${folder}.making`;
  rmSync(work, { recursive: true, force: true });
  mkdirSync(work, { recursive: true });
  let binary;
  try {
    say('media worker: downloading');
    binary = await downloadWorker();
  } catch (error) {
    const reason = /failed to download[^\n]*: (.*)/.exec(error.message)?.[1] ?? error.message.split('\n')[0];
    say(`media worker: no download (${reason}); building it, which takes about a minute on two cores`);
    binary = await buildHere(join(work, 'build'));
  }
  if (!canRun(binary)) throw new Error(`The media worker ${binary} does not run on this machine`);
  const ready = join(work, 'ready');
  mkdirSync(ready);
  cpSync(binary, join(ready, basename(binary)));
  rmSync(folder, { recursive: true, force: true });
  renameSync(ready, folder);
  rmSync(work, { recursive: true, force: true });
  say(`media worker: ready after ${((Date.now() - startedMs) / 1000).toFixed(0)} s`);
}

/** Makes sure that a media worker which runs here is in the cache: downloaded, else built. */
export async function ensureMediaWorker() {
  const given = process.env.MEDIASOUP_WORKER_BIN;
  if (given) {
    if (!canRun(given)) throw new Error(`MEDIASOUP_WORKER_BIN names ${given}, which is no media worker that runs here`);
    return;
  }
  const folder = mediaWorkerFolder();
  // One that was built before the system's libraries changed may no longer start.
  const isReady = () => existsSync(folder) && canRun(mediaWorkerPath());
  if (isReady()) return;
  await withLock(`${folder}.lock`, async () => {
    if (!isReady()) await makeWorker(folder);
  });
}

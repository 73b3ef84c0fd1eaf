import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';

import { repositoryFolder } from './repositoryFolder.mjs';

const recipeFolder = join(import.meta.dirname, 'mediaWorker', 'recipe');
const binaryName = process.platform === 'win32' ? 'mediasoup-worker.exe' : 'mediasoup-worker';

export const mediasoupFolder = join(repositoryFolder, 'node_modules', 'mediasoup');

/** Where what is costly to make is kept, outside the clone, so that a fresh clone does not pay for it again. */
export function cacheFolder() {
  return process.env.YIGAN_CACHE || join(homedir(), '.cache', 'yigan');
}

function recipeHash() {
  const hash = createHash('sha256');
  const files = readdirSync(recipeFolder, { recursive: true, withFileTypes: true }).filter(
    (entry) => entry.isFile() && !entry.name.endsWith('.d.mts'),
  );
  for (const file of files.map((entry) => join(entry.parentPath, entry.name)).sort()) {
    hash.update(file.slice(recipeFolder.length)).update('\0').update(readFileSync(file)).update('\0');
  }
  return hash.digest('hex').slice(0, 12);
}

/** The folder that holds the worker of the installed mediasoup version, this machine's kind and this recipe. */
export function mediaWorkerFolder() {
  const { version } = JSON.parse(readFileSync(join(mediasoupFolder, 'package.json'), 'utf8'));
  return join(cacheFolder(), `mediasoup-worker-${version}-${process.platform}-${process.arch}-${recipeHash()}`);
}

/** The path of the media worker, to be passed on as MEDIASOUP_WORKER_BIN; throws when set-up has not made it yet. */
export function mediaWorkerPath() {
  if (process.env.MEDIASOUP_WORKER_BIN) return process.env.MEDIASOUP_WORKER_BIN;
  const path = join(mediaWorkerFolder(), binaryName);
  if (!existsSync(path)) throw new Error(`There is no media worker at ${path}: run "npm run setup" first`);
  return path;
}

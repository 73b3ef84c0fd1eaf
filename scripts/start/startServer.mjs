import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

import { pinnedNodePath } from '../setup/ensurePinnedNode.mjs';
import { mediaWorkerPath } from '../setup/mediaWorker.mjs';
import { repositoryFolder } from '../setup/repositoryFolder.mjs';

const builtServer = join(repositoryFolder, 'dist', 'server', 'yigan-server.mjs');
const stopTimeoutMs = 15_000;
const readyTimeoutMs = 120_000;

function readReadyLine(line) {
  try {
    const message = JSON.parse(line);
    return message?.ready === true ? message : undefined;
  } catch {
    // Anything else that the server prints is not for this script.
    return undefined;
  }
}

/**
 * Starts the built server and resolves when it is ready with {url, version, exited, stop}. Its words for people go to this
 * process's standard error.
 */
export async function startServer(parameters, { program = builtServer } = {}) {
  const child = spawn(pinnedNodePath, [program, ...parameters, '--exit-with-parent'], {
    cwd: repositoryFolder,
    env: { ...process.env, MEDIASOUP_WORKER_BIN: mediaWorkerPath() },
    stdio: ['pipe', 'pipe', 'inherit'],
    // In a group of its own, so that Ctrl+C reaches it once: through stop().
    detached: process.platform !== 'win32',
  });
  const exited = new Promise((resolve) => {
    child.on('error', (error) => resolve({ code: 1, error }));
    child.on('exit', (code, signal) => resolve({ code: code ?? 1, signal }));
  });
  const stop = async () => {
    child.kill('SIGTERM');
    const timer = setTimeout(() => child.kill('SIGKILL'), stopTimeoutMs);
    const result = await exited;
    clearTimeout(timer);
    return result;
  };
  process.once('exit', () => child.kill('SIGKILL'));

  let timer;
  const ready = await Promise.race([
    new Promise((resolve) => {
      createInterface({ input: child.stdout }).on('line', (line) => {
        const message = readReadyLine(line);
        if (message !== undefined) resolve(message);
      });
    }),
    exited.then(({ code, signal, error }) => {
      throw new Error(`The server ended before it was ready (${signal ?? code}); its words are above`, {
        cause: error,
      });
    }),
    new Promise((_, reject) => {
      const late = new Error(`The server was not ready after ${readyTimeoutMs / 1000} s`);
      timer = setTimeout(() => stop().then(() => reject(late), reject), readyTimeoutMs);
    }),
  ]);
  clearTimeout(timer);
  return { url: ready.url, version: ready.version, exited, stop };
}

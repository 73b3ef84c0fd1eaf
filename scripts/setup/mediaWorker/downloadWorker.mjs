import { existsSync } from 'node:fs';
import { join } from 'node:path';

import { mediasoupFolder } from '../mediaWorker.mjs';
import { runCommand } from '../runCommand.mjs';

const downloadTimeoutMs = 20_000;

/**
 * Lets the mediasoup package download its own prebuilt worker, which it also checks to run on this machine.
 * Gives its path; throws with the reason when it cannot be had.
 */
export async function downloadWorker() {
  // Where the download fails, the package would go on to build with its own tools from yet another host: without Python it
  // ends there.
  const env = { ...process.env, PYTHON: join(mediasoupFolder, 'no-python') };
  delete env.MEDIASOUP_WORKER_BIN;
  await runCommand(process.execPath, ['npm-scripts.mjs', 'postinstall'], {
    cwd: mediasoupFolder,
    env,
    timeoutMs: downloadTimeoutMs,
  });
  const binary = join(
    mediasoupFolder,
    'worker',
    'out',
    'Release',
    `mediasoup-worker${process.platform === 'win32' ? '.exe' : ''}`,
  );
  if (!existsSync(binary)) throw new Error(`mediasoup's download left no worker at ${binary}`);
  return binary;
}

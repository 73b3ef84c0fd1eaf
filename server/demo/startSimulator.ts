import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { cameraIdSchema, type CameraId } from '../../protocol/ids.ts';
import type { CameraSource } from '../../protocol/camera/camera.ts';
import type { Log } from '../log/index.ts';

const readySchema = z.object({
  ready: z.literal(true),
  cameras: z.array(
    z.object({ id: cameraIdSchema, mainUrl: z.string(), subUrl: z.string(), onvifUrl: z.string().optional() }),
  ),
});

export interface Simulator {
  readonly sources: readonly (readonly [CameraId, CameraSource])[];
  close(): Promise<void>;
}

const readyTimeoutMs = 20_000;
const stopTimeoutMs = 3_000;

/**
 * Starts the simulated cameras as a process of their own. The server reaches them over RTSP and ONVIF like any camera
 * and knows nothing else of them.
 */
export async function startSimulator({ cityFolder, log }: { cityFolder: string; log: Log }): Promise<Simulator> {
  const isSource = import.meta.url.endsWith('.ts');
  const entry = isSource ? '../../simulators/cameras/cameraSimulator.ts' : '../simulators/cameraSimulator.mjs';
  const password = randomBytes(12).toString('base64url');
  const username = 'demo';
  const parameters = [
    fileURLToPath(new URL(entry, import.meta.url)),
    ...['--city', cityFolder, '--cameras', `${cityFolder}/liveCameras.json`],
    ...['--host', '127.0.0.1', '--rtsp-port', '0', '--onvif-port', '0', '--username', username],
    '--exit-with-parent',
  ];
  const child = spawn(process.execPath, parameters, {
    env: { ...process.env, YIGAN_SIMULATOR_PASSWORD: password },
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const exited = new Promise<number | null>((resolve) => child.once('exit', resolve));
  const line = await firstLine(child.stdout, exited).catch((error: unknown) => {
    child.kill('SIGKILL');
    throw error;
  });
  const { cameras } = readySchema.parse(JSON.parse(line));
  let isClosing = false;
  void exited.then((code) => {
    if (!isClosing) log.error({ code }, 'the simulated cameras ended unasked');
  });
  return {
    sources: cameras.map(({ id, mainUrl, subUrl, onvifUrl }) => [
      id,
      { driver: 'rtsp', mainUrl, subUrl, username, password, ...(onvifUrl === undefined ? {} : { onvifUrl }) },
    ]),
    async close() {
      if (isClosing) return;
      isClosing = true;
      child.kill('SIGTERM');
      const timer = setTimeout(() => child.kill('SIGKILL'), stopTimeoutMs);
      await exited;
      clearTimeout(timer);
    },
  };
}

/** The first line of a starting program; throws when it ends, or says nothing, before. */
async function firstLine(output: Readable, exited: Promise<number | null>): Promise<string> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      reject(new Error('The simulated cameras did not start in time'));
    }, readyTimeoutMs);
  });
  const ended = exited.then((code) => {
    throw new Error(`The simulated cameras ended with code ${code ?? 'none'}`);
  });
  const line = new Promise<string>((resolve) => createInterface({ input: output }).once('line', resolve));
  try {
    return await Promise.race([line, late, ended]);
  } finally {
    clearTimeout(timer);
    ended.catch(() => undefined);
  }
}

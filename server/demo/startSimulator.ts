import { spawn, type ChildProcess } from 'node:child_process';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import type { Log } from '../log/index.ts';

export interface SimulatorOptions {
  readonly program: 'cameras' | 'phones' | 'sensors';
  readonly parameters: readonly string[];
  readonly password: string;
  readonly log: Log;
  readonly environment?: Record<string, string>;
}

export interface Simulator {
  /** The program's ready line. */
  readonly ready: unknown;
  close(): Promise<void>;
}

const readyTimeoutMs = 30_000;
const stopTimeoutMs = 3_000;
const entries = {
  cameras: { source: '../../simulators/cameras/cameraSimulator.ts', built: '../simulators/cameraSimulator.mjs' },
  sensors: { source: '../../simulators/sensors/sensorSimulator.ts', built: '../simulators/sensorSimulator.mjs' },
  phones: { source: '../../simulators/phones/phoneSimulator.ts', built: '../simulators/phoneSimulator.mjs' },
};

/**
 * Starts a simulator as a process of its own that ends with this one. The server talks to it over the same protocols as
 * to anything real and knows nothing else of it.
 */
export async function startSimulator(options: SimulatorOptions): Promise<Simulator> {
  const { program, parameters, password, log, environment = {} } = options;
  const { source, built } = entries[program];
  const entry = fileURLToPath(new URL(import.meta.url.endsWith('.ts') ? source : built, import.meta.url));
  const child = spawn(process.execPath, [entry, ...parameters, '--exit-with-parent'], {
    env: { ...process.env, ...environment, YIGAN_SIMULATOR_PASSWORD: password },
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const exited = new Promise<number | null>((resolve) => child.once('exit', resolve));
  const line = await firstLine(child, child.stdout, exited).catch((error: unknown) => {
    child.kill('SIGKILL');
    throw error;
  });
  let isClosing = false;
  void exited.then((code) => {
    if (!isClosing) log.error({ code, program }, 'a simulator ended unasked');
  });
  return {
    ready: JSON.parse(line),
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
async function firstLine(child: ChildProcess, output: Readable, exited: Promise<number | null>): Promise<string> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error('A simulator did not start in time')), readyTimeoutMs);
  });
  const failed = new Promise<never>((_, reject) => child.once('error', reject));
  const ended = exited.then((code) => {
    throw new Error(`A simulator ended with code ${code ?? 'none'}`);
  });
  const line = new Promise<string>((resolve) => createInterface({ input: output }).once('line', resolve));
  try {
    return await Promise.race([line, late, failed, ended]);
  } finally {
    clearTimeout(timer);
    ended.catch(() => undefined);
  }
}

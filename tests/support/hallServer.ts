import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

/** The password of every account of the demo city. */
export const demoPassword = 'yigan-demo-2026';

const serverEntry = fileURLToPath(new URL('../../server/cli/yigan-server.ts', import.meta.url));
const builtEntry = fileURLToPath(new URL('../../dist/server/yigan-server.mjs', import.meta.url));
const readyTimeoutMs = 60_000;
const stopTimeoutMs = 15_000;

export interface HallServer {
  readonly url: string;
  readonly dataFolder: string;
  readonly process: ChildProcess;
  /** What it wrote to stderr so far. */
  readonly words: () => string;
  /** Ends it as an operator would; resolves with its exit code. */
  stop(): Promise<number | null>;
  /** Ends it as a power cut would. */
  kill(): Promise<void>;
}

export interface HallServerOptions {
  readonly dataFolder: string;
  readonly isDemo?: boolean;
  /** Which cameras are live; the twelve around the square unless a test wants them all. */
  readonly demoCameras?: 'all' | 'twelve';
  /** Simulated crews on the roads; none unless a test wants them. */
  readonly demoPhones?: number;
  /** Simulated sensors behind a broker; none unless a test wants them. */
  readonly hasDemoSensors?: boolean;
  readonly port?: number;
  /** Origins of the web pages that walls may show, as on the command line; none unless a test wants some. */
  readonly wallPages?: string;
  /** The server as it is delivered, which must have been built, in place of its sources. */
  readonly isBuilt?: boolean;
}

/** A data folder of its own for a test; `remove` deletes it. */
export function makeDataFolder(): { path: string; remove: () => void } {
  const path = mkdtempSync(join(tmpdir(), 'yigan-test-'));
  return { path, remove: () => rmSync(path, { recursive: true, force: true }) };
}

/** Runs the real server as a process and waits for its ready line; throws with its words when it ends before. */
export async function startHallServer({
  dataFolder,
  isDemo = true,
  demoCameras = 'twelve',
  demoPhones = 0,
  hasDemoSensors = false,
  port = 0,
  wallPages = '',
  isBuilt = false,
}: HallServerOptions): Promise<HallServer> {
  const parameters = [
    isBuilt ? builtEntry : serverEntry,
    '--data',
    dataFolder,
    '--port',
    String(port),
    '--exit-with-parent',
  ];
  if (wallPages !== '') parameters.push('--wall-pages', wallPages);
  if (isDemo) parameters.push('--demo', '--demo-cameras', demoCameras, '--demo-phones', String(demoPhones));
  if (isDemo) parameters.push('--demo-sensors', hasDemoSensors ? 'on' : 'off');
  const child = spawn(process.execPath, parameters, { stdio: ['pipe', 'pipe', 'pipe'] });
  let words = '';
  child.stderr.on('data', (chunk: Buffer) => (words += chunk.toString()));
  const exited = new Promise<number | null>((resolve) => child.once('exit', (code) => resolve(code)));
  const line = await Promise.race([
    new Promise<string>((resolve) => createInterface({ input: child.stdout }).once('line', resolve)),
    exited.then((code) => Promise.reject(new Error(`The server ended with ${code ?? 'a signal'}:\n${words}`))),
    new Promise<never>((_, reject) => {
      setTimeout(() => reject(new Error(`The server was not ready in time:\n${words}`)), readyTimeoutMs).unref();
    }),
  ]);
  const { url } = JSON.parse(line) as { url: string };
  return {
    url,
    dataFolder,
    process: child,
    words: () => words,
    async stop() {
      child.kill('SIGTERM');
      const timer = setTimeout(() => child.kill('SIGKILL'), stopTimeoutMs);
      const code = await exited;
      clearTimeout(timer);
      return code;
    },
    async kill() {
      child.kill('SIGKILL');
      await exited;
    },
  };
}

/** Runs the server's command line to its end. */
export async function runServerCommand(parameters: readonly string[]): Promise<{ code: number | null; words: string }> {
  const child = spawn(process.execPath, [serverEntry, ...parameters], { stdio: ['ignore', 'pipe', 'pipe'] });
  let words = '';
  child.stdout.on('data', (chunk: Buffer) => (words += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (words += chunk.toString()));
  const code = await new Promise<number | null>((resolve) => child.once('exit', resolve));
  return { code, words };
}

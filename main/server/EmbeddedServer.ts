import { createInterface } from 'node:readline';
import { utilityProcess, type UtilityProcess } from 'electron';
import type { ServerStatus } from '../../protocol/desktop/desktopCalls.ts';
import { backoffMs } from '../backoffMs.ts';
import { shellLog } from '../shellLog.ts';
import { readServerLine } from './readServerLine.ts';
import type { ServerLink } from './ServerLink.ts';

export interface EmbeddedServerOptions {
  readonly processEntry: string;
  readonly program: string;
  readonly dataFolder: string;
  readonly isDemo: boolean;
  /** The port of the last time; null takes any. */
  readonly port: number | null;
  readonly mediaWorker: string | null;
  readonly onStatus: () => void;
  /** The server's one-time words of the first administrator; nobody sees its standard error. */
  readonly onFirstAdministrator: (words: string) => void;
}

const readyTimeoutMs = 120_000;
const stopTimeoutMs = 15_000;
const restartLimit = 5;
/** After this long without an end, earlier ends are forgotten. */
const steadyAfterMs = 10 * 60_000;
/** The server's exit code for what a restart cannot mend: a damaged database, a folder in use, a bad parameter. */
const refusedCode = 2;
const keptWords = 12;

/** The server as a process of this shell: started, watched, and started again a limited number of times. */
export class EmbeddedServer implements ServerLink {
  readonly #options: EmbeddedServerOptions;
  #process: UtilityProcess | null = null;
  #exited: Promise<void> = Promise.resolve();
  #status: ServerStatus = { mode: 'embedded', state: 'starting', url: null, restarts: 0 };
  #port: number | null;
  #words: string[] = [];
  #failures = 0;
  #readyAtMs = 0;
  #timer: NodeJS.Timeout | undefined;
  #isClosed = false;

  constructor(options: EmbeddedServerOptions) {
    this.#options = options;
    this.#port = options.port;
  }

  get status(): ServerStatus {
    return this.#status;
  }

  get words(): string {
    return this.#words.join('\n');
  }

  start(): void {
    if (this.#isClosed || this.#process !== null) return;
    const { processEntry, program, dataFolder, isDemo, mediaWorker } = this.#options;
    this.#words = [];
    const parameters = ['--data', dataFolder, '--port', String(this.#port ?? 0), ...(isDemo ? ['--demo'] : [])];
    const child = utilityProcess.fork(processEntry, parameters, {
      stdio: 'pipe',
      serviceName: 'Yigan server',
      env: {
        ...process.env,
        YIGAN_SERVER_PROGRAM: program,
        ...(mediaWorker === null ? {} : { MEDIASOUP_WORKER_BIN: mediaWorker }),
      },
    });
    this.#process = child;
    const { promise, resolve } = Promise.withResolvers<undefined>();
    this.#exited = promise.then(() => undefined);
    this.#timer = setTimeout(() => {
      this.#words.push(`not ready after ${readyTimeoutMs / 1000} s`);
      child.kill();
    }, readyTimeoutMs);
    this.#listen(child);
    child.once('exit', (code) => {
      clearTimeout(this.#timer);
      this.#process = null;
      resolve(undefined);
      if (!this.#isClosed) this.#goOn(code);
    });
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    clearTimeout(this.#timer);
    const child = this.#process;
    if (child === null) return this.#exited;
    child.postMessage('stop');
    // A server that does not end when asked would not for a second signal either; all it acknowledged is on disk.
    const timer = setTimeout(() => {
      shellLog('the server did not stop in time and is ended');
      if (child.pid !== undefined) process.kill(child.pid, 'SIGKILL');
    }, stopTimeoutMs);
    await this.#exited;
    clearTimeout(timer);
  }

  #listen(child: UtilityProcess): void {
    if (child.stdout === null || child.stderr === null) throw new Error('The server process was started without pipes');
    createInterface({ input: child.stdout }).on('line', (line) => {
      const url = readServerLine(line);
      if (url !== null) this.#onReady(url);
    });
    createInterface({ input: child.stderr }).on('line', (line) => {
      process.stderr.write(`${line}\n`);
      if (line.startsWith('First administrator:')) this.#options.onFirstAdministrator(line);
      else if (!line.startsWith('{')) this.#words = [...this.#words, line].slice(-keptWords);
    });
  }

  #onReady(url: string): void {
    clearTimeout(this.#timer);
    this.#port = Number(new URL(url).port);
    this.#readyAtMs = Date.now();
    this.#say({ state: 'ready', url });
  }

  #goOn(code: number): void {
    shellLog('the server ended', { code });
    const wasReady = this.#status.state === 'ready';
    if (wasReady && Date.now() - this.#readyAtMs > steadyAfterMs) this.#failures = 0;
    if (code === refusedCode && !wasReady && this.#port !== null) {
      // Another program may have the port of the last time; any other will do, at the price of what pages remember.
      this.#port = null;
      this.start();
      return;
    }
    this.#failures += 1;
    if (code === refusedCode || this.#failures > restartLimit) {
      this.#say({ state: 'failed', url: null });
      return;
    }
    this.#say({ state: 'restarting', url: null, restarts: this.#status.restarts + 1 });
    this.#timer = setTimeout(() => this.start(), backoffMs(this.#failures));
  }

  #say(change: Partial<ServerStatus>): void {
    this.#status = { ...this.#status, ...change };
    this.#options.onStatus();
  }
}

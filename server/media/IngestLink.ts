import { fork, type ChildProcess } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { ingestReportSchema, type IngestOrder, type IngestReport } from './ingest/ingestMessages.ts';
import type { MediaLog } from './MediaLog.ts';

export type IngestLinkOptions = {
  log: MediaLog;
  onReport: (report: IngestReport) => void;
  /** The process died and another is ready, with no feed open. */
  onRestarted: () => void;
};

/**
 * The ingest process takes and frees pictures all day. Left alone, glibc keeps what was freed: it makes an arena per
 * thread and learns from every large block to put the next ones among the small ones, where they leave holes. One arena,
 * large blocks mapped by themselves and so given back, keep its memory flat. Other allocators do not read these.
 */
const allocatorSettings = {
  MALLOC_ARENA_MAX: '1',
  MALLOC_MMAP_THRESHOLD_: '65536',
  MALLOC_TRIM_THRESHOLD_: '131072',
};
/**
 * Of each picture little lies in JavaScript's heap and much outside: with a young generation of 2 MB what was sent is
 * freed within a second, not when 16 MB of small objects have gathered.
 */
const collectorSettings = ['--max-semi-space-size=2'];
const restartAfterMs = 100;
const readyWithinMs = 15_000;
const closeWithinMs = 3_000;

/** The server's end of the ingest process: starts it, restarts it, gives it orders and hears its reports. */
export class IngestLink {
  readonly #options: IngestLinkOptions;
  #child: ChildProcess | null = null;
  #restartTimer: NodeJS.Timeout | null = null;
  #isClosed = false;

  private constructor(options: IngestLinkOptions) {
    this.#options = options;
  }

  static async create(options: IngestLinkOptions): Promise<IngestLink> {
    const link = new IngestLink(options);
    try {
      await link.#start();
      return link;
    } catch (cause) {
      // Without this the link would go on trying for nobody.
      await link.close();
      throw cause;
    }
  }

  get pid(): number | undefined {
    return this.#child?.pid;
  }

  /** Orders given while the process is down are dropped; `onRestarted` is the time to give them again. */
  order(order: IngestOrder): void {
    const child = this.#child;
    if (child === null || !child.connected) return;
    child.send(order, (failure) => {
      if (failure !== null) this.#options.log.warn({ order: order.type }, 'The ingest process did not take an order');
    });
  }

  async close(): Promise<void> {
    if (this.#isClosed) return;
    this.#isClosed = true;
    if (this.#restartTimer !== null) clearTimeout(this.#restartTimer);
    const child = this.#child;
    this.#child = null;
    if (child === null || child.exitCode !== null || child.signalCode !== null) return;
    const { promise, resolve } = Promise.withResolvers<undefined>();
    const timer = setTimeout(() => child.kill('SIGKILL'), closeWithinMs);
    child.once('exit', () => resolve(undefined));
    if (child.connected) child.disconnect();
    await promise;
    clearTimeout(timer);
  }

  async #start(): Promise<void> {
    const child = fork(ingestEntry(), {
      execArgv: [...process.execArgv, ...collectorSettings],
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
      env: { ...process.env, ...allocatorSettings },
    });
    this.#child = child;
    const { promise, resolve, reject } = Promise.withResolvers<undefined>();
    const timer = setTimeout(() => reject(new Error('The ingest process did not become ready')), readyWithinMs);
    child.on('message', (message) => {
      const report = ingestReportSchema.safeParse(message);
      if (!report.success) this.#options.log.error({}, 'A report of the ingest process could not be read');
      else if (report.data.type === 'ready') resolve(undefined);
      else this.#options.onReport(report.data);
    });
    child.on('error', (cause) => reject(new Error('The ingest process could not be started', { cause })));
    child.on('exit', (code, signal) => {
      reject(new Error(`The ingest process ended (${signal ?? code ?? 'unknown'})`));
      if (this.#child === child) this.#restartLater(code, signal);
    });
    try {
      await promise;
    } catch (cause) {
      child.kill('SIGKILL');
      throw cause;
    } finally {
      clearTimeout(timer);
    }
  }

  #restartLater(code: number | null, signal: string | null): void {
    this.#child = null;
    if (this.#isClosed || this.#restartTimer !== null) return;
    this.#options.log.error({ code, signal }, 'The ingest process ended; starting another');
    this.#restartTimer = setTimeout(() => {
      this.#restartTimer = null;
      this.#start().then(
        () => this.#options.onRestarted(),
        (cause: unknown) => {
          this.#options.log.error({ err: cause }, 'The ingest process did not start');
          this.#restartLater(null, null);
        },
      );
    }, restartAfterMs);
  }
}

/** From source the child runs from source; from the bundle it is the entry beside it. */
function ingestEntry(): string {
  const isSource = import.meta.url.endsWith('.ts');
  return fileURLToPath(new URL(isSource ? './ingest/ingestProcess.ts' : './ingestProcess.mjs', import.meta.url));
}

import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import { Rejected } from '../../../protocol/wire/rejection.ts';
import type { AreaAnswers, AreaQuestion, AreaReply, AreaRequest, AreaThreadStart } from './areaRequest.ts';

interface Waiting {
  readonly resolve: (answer: AreaAnswers[AreaRequest['type']]) => void;
  readonly reject: (error: Error) => void;
  readonly timer: NodeJS.Timeout;
}

export interface AreaWorkerOptions {
  readonly cityFolder: string;
  /** Where the heights of the ground lie, if anywhere. */
  readonly dataFolder: string;
  readonly timeoutMs?: number;
}

const defaultTimeoutMs = 60_000;

/** Asks the thread that works out areas; starts it with the first question, and anew after it died or hung. */
export class AreaWorker {
  readonly #options: AreaWorkerOptions;
  readonly #waiting = new Map<number, Waiting>();
  #worker: Worker | null = null;
  #asked = 0;

  constructor(options: AreaWorkerOptions) {
    this.#options = options;
  }

  async ask<Request extends AreaRequest>(request: Request): Promise<AreaAnswers[Request['type']]> {
    const worker = (this.#worker ??= this.#start());
    const { promise, resolve, reject } = Promise.withResolvers<AreaAnswers[AreaRequest['type']]>();
    const id = (this.#asked += 1);
    const timer = setTimeout(() => void this.#end(new Rejected('unavailable', 'timeout')), this.#timeoutMs);
    this.#waiting.set(id, { resolve, reject, timer });
    worker.postMessage({ id, request } satisfies AreaQuestion);
    // The thread answers each question in its own kind.
    return (await promise) as AreaAnswers[Request['type']];
  }

  async close(): Promise<void> {
    await this.#end(new Rejected('unavailable', 'serverStopping'));
  }

  get #timeoutMs(): number {
    return this.#options.timeoutMs ?? defaultTimeoutMs;
  }

  #start(): Worker {
    const { cityFolder, dataFolder } = this.#options;
    const start: AreaThreadStart = { cityFolder, dataFolder };
    const worker = new Worker(threadEntry(), { workerData: start });
    worker.unref();
    worker.on('message', (reply: AreaReply) => this.#hear(reply));
    worker.on('error', (cause) => {
      if (this.#worker === worker) void this.#end(new Error('The thread for areas died', { cause }));
    });
    return worker;
  }

  #hear(reply: AreaReply): void {
    const waiting = this.#waiting.get(reply.id);
    this.#waiting.delete(reply.id);
    clearTimeout(waiting?.timer);
    if ('answer' in reply) waiting?.resolve(reply.answer);
    else waiting?.reject(new Error(reply.failure));
  }

  async #end(error: Error): Promise<void> {
    const worker = this.#worker;
    this.#worker = null;
    for (const { reject, timer } of this.#waiting.values()) {
      clearTimeout(timer);
      reject(error);
    }
    this.#waiting.clear();
    await worker?.terminate();
  }
}

/** From source the thread runs from source; from a bundle it is the file of the server's bundle. */
function threadEntry(): string {
  const places = import.meta.url.endsWith('.ts')
    ? ['./areaThread.ts']
    : ['./areaThread.mjs', '../server/areaThread.mjs'];
  const files = places.map((place) => fileURLToPath(new URL(place, import.meta.url)));
  const file = files.find((one) => existsSync(one));
  if (file === undefined) throw new Error(`The thread for areas is at none of ${files.join(', ')}`);
  return file;
}

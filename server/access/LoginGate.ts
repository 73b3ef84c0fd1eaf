import { Rejected } from '../../protocol/wire/rejection.ts';

interface Window {
  startedAt: number;
  count: number;
}

const windowMs = 60_000;
const attemptsPerAddress = 30;
const hashesAtOnce = 2;
const hashesWaiting = 20;

/** Guards the costly part of logging in: so many attempts a minute from one address, so many password checks at once. */
export class LoginGate {
  readonly #now: () => number;
  readonly #windows = new Map<string, Window>();
  readonly #queue: (() => void)[] = [];
  #running = 0;

  constructor(now: () => number) {
    this.#now = now;
  }

  /** Counts one attempt; throws `rateLimited` with the seconds to wait. */
  enter(address: string): void {
    const now = this.#now();
    for (const [known, window] of this.#windows) {
      if (now - window.startedAt >= windowMs) this.#windows.delete(known);
    }
    const window = this.#windows.get(address) ?? { startedAt: now, count: 0 };
    this.#windows.set(address, window);
    window.count += 1;
    if (window.count > attemptsPerAddress) {
      const seconds = Math.ceil((window.startedAt + windowMs - now) / 1000);
      throw new Rejected('rateLimited', 'tooManyAttempts', { details: { seconds } });
    }
  }

  /** Right passwords do not count against the address: a hall of seats may share one. */
  forgive(address: string): void {
    const window = this.#windows.get(address);
    if (window !== undefined) window.count -= 1;
  }

  async run<Result>(check: () => Promise<Result>): Promise<Result> {
    if (this.#running >= hashesAtOnce) {
      if (this.#queue.length >= hashesWaiting) throw new Rejected('rateLimited', 'rateLimited');
      await new Promise<void>((resolve) => this.#queue.push(resolve));
    }
    this.#running += 1;
    try {
      return await check();
    } finally {
      this.#running -= 1;
      this.#queue.shift()?.();
    }
  }
}

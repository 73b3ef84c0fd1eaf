import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

/** What every listening seat has heard. */
export interface Heard {
  readonly bytes: readonly number[];
  readonly events: readonly number[];
}

const answerTimeoutMs = 60_000;
const settleMs = 200;

/** Seats that listen in a process of their own. */
export class ListeningHall {
  readonly #child: ChildProcess;

  private constructor(child: ChildProcess) {
    this.#child = child;
  }

  static async create(options: { url: string; cookie: string; seats: number }): Promise<ListeningHall> {
    const module = fileURLToPath(new URL('./listeningSeats.ts', import.meta.url));
    const child = fork(module, [options.url, options.cookie, String(options.seats)]);
    await once(child, 'message', { signal: AbortSignal.timeout(answerTimeoutMs) });
    return new ListeningHall(child);
  }

  async heard(): Promise<Heard> {
    const answer = once(this.#child, 'message', { signal: AbortSignal.timeout(answerTimeoutMs) });
    this.#child.send('tell');
    const [heard] = (await answer) as [Heard];
    return heard;
  }

  /** Waits until nothing more arrives and answers what was heard by then. */
  async settled(): Promise<Heard> {
    for (let before = await this.heard(); ;) {
      await new Promise((resolve) => setTimeout(resolve, settleMs));
      const now = await this.heard();
      if (now.bytes.every((bytes, seat) => bytes === before.bytes[seat])) return now;
      before = now;
    }
  }

  close(): void {
    this.#child.kill();
  }
}

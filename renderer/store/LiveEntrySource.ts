import type { JournalEntry } from '../../protocol/wire/journalEntry.ts';
import { Rejected } from '../../protocol/wire/rejection.ts';
import type { HallConnection } from '../connection/HallConnection.ts';
import { applyEntries } from './applyEntries.ts';
import type { HallStore } from './createHallStore.ts';

export type LiveLine = Pick<HallConnection, 'call' | 'on' | 'onStatus' | 'status'>;

const retryDelaysMs = [500, 1_000, 2_000, 5_000];

/**
 * Keeps the `dispatch` slice equal to the live stream: joins after every (re)connect with what it has, applies what
 * arrives in order, ignores repeats, and fetches what a gap left out.
 */
export class LiveEntrySource {
  readonly #line: LiveLine;
  readonly #store: HallStore;
  readonly #unsubscribe: (() => void)[] = [];
  #buffer: JournalEntry[] = [];
  /** The join under way; a newer connection makes older answers void. */
  #round = 0;
  #isJoining = false;
  #failures = 0;
  #retry: ReturnType<typeof setTimeout> | undefined;
  #isClosed = false;

  constructor(line: LiveLine, store: HallStore) {
    this.#line = line;
    this.#store = store;
  }

  start(): void {
    this.#unsubscribe.push(
      this.#line.on('entries', (entries) => this.#receive(entries)),
      this.#line.onStatus((status) => {
        if (status === 'online') this.#join();
        else this.#abandon();
      }),
    );
    if (this.#line.status === 'online') this.#join();
  }

  close(): void {
    this.#isClosed = true;
    this.#abandon();
    for (const unsubscribe of this.#unsubscribe.splice(0)) unsubscribe();
  }

  #receive(entries: readonly JournalEntry[]): void {
    this.#buffer.push(...entries);
    if (!this.#isJoining) this.#drain();
  }

  /** Applies the contiguous head of the buffer; what stays behind a gap waits for the join that is started here. */
  #drain(): void {
    const { seq, isLoaded } = this.#store.getState().dispatch;
    const waiting = this.#buffer.filter((entry) => entry.seq > seq).sort((first, second) => first.seq - second.seq);
    const ready: JournalEntry[] = [];
    let next = seq + 1;
    for (const entry of waiting) {
      if (entry.seq === next) {
        ready.push(entry);
        next += 1;
      } else if (entry.seq > next) break;
    }
    this.#buffer = waiting.filter((entry) => entry.seq >= next);
    if (isLoaded && ready.length > 0) applyEntries(this.#store, null, ready);
    if (this.#buffer.length > 0 || !isLoaded) this.#join();
  }

  #join(): void {
    if (this.#isClosed) return;
    clearTimeout(this.#retry);
    this.#round += 1;
    this.#isJoining = true;
    const round = this.#round;
    const { seq, isLoaded } = this.#store.getState().dispatch;
    this.#line
      .call('live.join', isLoaded ? { afterSeq: seq } : {})
      .then(
        ({ snapshot, entries }) => {
          if (round !== this.#round) return;
          this.#isJoining = false;
          this.#failures = 0;
          applyEntries(this.#store, snapshot, entries);
          this.#setProblem(null);
          this.#drain();
        },
        (error: unknown) => {
          if (round === this.#round) this.#fail(error);
        },
      )
      .catch((error: unknown) => {
        // The answer itself had a hole: nothing partial was applied, and the next join asks for everything.
        if (round === this.#round) this.#fail(error);
      });
  }

  #fail(error: unknown): void {
    this.#isJoining = false;
    const rejected =
      error instanceof Rejected ? error : new Rejected('serverFailure', 'serverFailure', { cause: error });
    this.#setProblem(rejected);
    if (rejected.code === 'forbidden' || rejected.code === 'unauthenticated') return;
    const delayMs = retryDelaysMs[Math.min(this.#failures, retryDelaysMs.length - 1)] ?? 5_000;
    this.#failures += 1;
    this.#retry = setTimeout(() => this.#join(), delayMs);
  }

  #abandon(): void {
    clearTimeout(this.#retry);
    this.#round += 1;
    this.#isJoining = false;
    this.#buffer = [];
  }

  #setProblem(problem: Rejected | null): void {
    if (this.#store.getState().connection.problem === problem) return;
    this.#store.setState(({ connection }) => ({ connection: { ...connection, problem } }));
  }
}

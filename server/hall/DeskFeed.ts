import type { JournalEntry } from '../../protocol/wire/journalEntry.ts';

export interface DeskFeedOptions {
  readonly tell: (entries: JournalEntry[]) => void;
  /** Milliseconds that only ever grow. */
  readonly now: () => number;
}

/** So many tellings may follow one another at once; after that one each `spacingMs`. */
const burst = 10;
const spacingMs = 20;

/**
 * Tells the seats what was journaled: at once, unless the hall has so much to say that each telling, a write for every
 * seat, would cost more than what it tells. Then the entries of a frame or two go together, in order, none left out.
 */
export class DeskFeed {
  readonly #options: DeskFeedOptions;
  #waiting: JournalEntry[] = [];
  #allowed = burst;
  #allowedAt: number;
  #timer: NodeJS.Timeout | null = null;

  constructor(options: DeskFeedOptions) {
    this.#options = options;
    this.#allowedAt = options.now();
  }

  hear(entries: readonly JournalEntry[]): void {
    this.#waiting.push(...entries);
    if (this.#timer !== null) return;
    const now = this.#options.now();
    this.#allowed = Math.min(burst, this.#allowed + (now - this.#allowedAt) / spacingMs);
    this.#allowedAt = now;
    if (this.#allowed >= 1) this.#tell();
    else this.#timer = setTimeout(() => this.#tellLater(), Math.ceil((1 - this.#allowed) * spacingMs));
  }

  close(): void {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
    this.#waiting = [];
  }

  #tellLater(): void {
    this.#timer = null;
    this.hear([]);
  }

  #tell(): void {
    if (this.#waiting.length === 0) return;
    this.#allowed -= 1;
    const entries = this.#waiting;
    this.#waiting = [];
    this.#options.tell(entries);
  }
}

import type { HallState } from '../../protocol/hall/hallState.ts';
import type { JournalEntry } from '../../protocol/wire/journalEntry.ts';

/** Told of entries that are on disk, with the state after them. */
export type HallListener = (entries: readonly JournalEntry[], state: HallState) => void;

/** All that follows from new entries, in the order it was added. One that fails does not keep the others from hearing. */
export class HallListeners {
  readonly #listeners: HallListener[] = [];
  readonly #onFailure: (error: unknown) => void;

  constructor(onFailure: (error: unknown) => void) {
    this.#onFailure = onFailure;
  }

  add(...listeners: readonly HallListener[]): void {
    this.#listeners.push(...listeners);
  }

  tell(entries: readonly JournalEntry[], state: HallState): void {
    for (const listener of this.#listeners) {
      try {
        listener(entries, state);
      } catch (error) {
        this.#onFailure(error);
      }
    }
  }
}

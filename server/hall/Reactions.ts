import type { Command } from '../../protocol/hall/allCommands.ts';
import type { HallState } from '../../protocol/hall/hallState.ts';
import type { JournalEntry } from '../../protocol/wire/journalEntry.ts';

/** A command that follows from an entry; its id is derived from what it is about, so that it is done once. */
export interface Reaction<Which extends Command = Command> {
  readonly id: string;
  readonly command: Which;
}

/** What follows from one entry, by the state after it or any later one. */
export type ReactionRule = (state: HallState, entry: JournalEntry) => readonly Reaction[];

/** How far before the journal's end a power cut can have kept a reaction from being done. */
const lookBackMs = 60_000;
const lookBackEntries = 1_000;

/**
 * What the server does by itself because of an entry. It is issued when the entry is on disk, and once more at the next
 * start for the last minute before the stop: an alarm that came as the power went is still acted upon.
 */
export class Reactions {
  readonly #rules: readonly ReactionRule[];
  readonly #issue: (id: string, command: Command) => unknown;

  constructor(options: {
    readonly rules: readonly ReactionRule[];
    readonly issue: (id: string, command: Command) => unknown;
  }) {
    this.#rules = options.rules;
    this.#issue = options.issue;
  }

  hear(entries: readonly JournalEntry[], state: HallState): void {
    for (const entry of entries)
      for (const rule of this.#rules) for (const { id, command } of rule(state, entry)) this.#issue(id, command);
  }

  /** `readBackwards` answers so many of the journal's last entries, newest first. */
  catchUp(state: HallState, readBackwards: (limit: number) => readonly JournalEntry[]): void {
    const last = readBackwards(lookBackEntries);
    const from = (last[0]?.at ?? 0) - lookBackMs;
    this.hear(last.filter(({ at }) => at >= from).toReversed(), state);
  }
}

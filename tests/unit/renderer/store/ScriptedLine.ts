import type { CallName, CallOutput } from '../../../../protocol/wire/allCalls.ts';
import type { HallState } from '../../../../protocol/hall/hallState.ts';
import { evolveHall } from '../../../../protocol/hall/evolveHall.ts';
import { emptyHallState } from '../../../../protocol/hall/hallState.ts';
import type { JournalEntry } from '../../../../protocol/wire/journalEntry.ts';
import { Rejected } from '../../../../protocol/wire/rejection.ts';
import type { ConnectionStatus } from '../../../../renderer/connection/HallConnection.ts';
import type { LiveLine } from '../../../../renderer/store/index.ts';

type Listener = (body: never) => void;

/** A line whose server is an array of entries; answers wait until `answer()` so that a test chooses the order of things. */
export class ScriptedLine implements LiveLine {
  status: ConnectionStatus = 'connecting';
  journal: JournalEntry[] = [];
  /** Farther behind than this many entries, the server answers with a snapshot. */
  snapshotBeyond = Number.POSITIVE_INFINITY;
  isFailing = false;
  readonly asked: { name: string; input: object }[] = [];
  readonly #waiting: (() => void)[] = [];
  readonly #listeners = new Map<string, Set<Listener>>();
  readonly #statusListeners = new Set<(status: ConnectionStatus) => void>();

  setStatus(status: ConnectionStatus): void {
    this.status = status;
    for (const listener of this.#statusListeners) listener(status);
  }

  say(name: string, body: unknown): void {
    for (const listener of this.#listeners.get(name) ?? []) listener(body as never);
  }

  on(name: string, listener: Listener): () => void {
    const listeners = this.#listeners.get(name) ?? new Set();
    this.#listeners.set(name, listeners.add(listener));
    return () => listeners.delete(listener);
  }

  onStatus(listener: (status: ConnectionStatus) => void): () => void {
    this.#statusListeners.add(listener);
    return () => this.#statusListeners.delete(listener);
  }

  call<Name extends CallName>(name: Name, input: object): Promise<CallOutput<Name>> {
    this.asked.push({ name, input });
    const answer = Promise.withResolvers<CallOutput<Name>>();
    this.#waiting.push(() => {
      if (this.isFailing) answer.reject(new Rejected('unavailable', 'timeout'));
      else answer.resolve(this.#joined('afterSeq' in input ? Number(input.afterSeq) : null) as CallOutput<Name>);
    });
    return answer.promise;
  }

  /** Answers all that was asked, and lets the answers arrive. */
  async answer(): Promise<void> {
    for (const resolve of this.#waiting.splice(0)) resolve();
    for (let turn = 0; turn < 5; turn += 1) await Promise.resolve();
  }

  #joined(afterSeq: number | null): { snapshot: HallState | null; entries: JournalEntry[] } {
    const end = this.journal.at(-1)?.seq ?? 0;
    if (afterSeq !== null && afterSeq <= end && end - afterSeq <= this.snapshotBeyond) {
      return { snapshot: null, entries: this.journal.filter((entry) => entry.seq > afterSeq) };
    }
    return { snapshot: evolveHall(emptyHallState(), this.journal), entries: [] };
  }
}

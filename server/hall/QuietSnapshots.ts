import { isSnapshotDue } from './liveHall.ts';

export interface QuietSnapshotsOptions {
  readonly save: () => void;
  readonly onFailure: (error: unknown) => void;
  readonly quietMs?: number;
  readonly mostDues?: number;
}

const defaultQuietMs = 1_000;
const defaultMostDues = 10;

/**
 * Chooses when to write snapshots. Writing one holds up every command, the longer the more incidents there are, so it
 * waits for a quiet moment; a hall that is never quiet gets one all the same, so that its next start stays quick.
 */
export class QuietSnapshots {
  readonly #options: Required<QuietSnapshotsOptions>;
  #dues = 0;
  #timer: NodeJS.Timeout | null = null;

  constructor(options: QuietSnapshotsOptions) {
    this.#options = { quietMs: defaultQuietMs, mostDues: defaultMostDues, ...options };
  }

  /** The journal went from one sequence to another. */
  hear(fromSeq: number, toSeq: number): void {
    if (isSnapshotDue(fromSeq, toSeq)) this.#dues += 1;
    if (this.#dues >= this.#options.mostDues) this.#save();
    else if (this.#timer !== null) this.#timer.refresh();
    else if (this.#dues > 0) this.#timer = setTimeout(() => this.#save(), this.#options.quietMs).unref();
  }

  close(): void {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
  }

  #save(): void {
    this.close();
    this.#dues = 0;
    try {
      this.#options.save();
    } catch (error) {
      // The entries themselves are safe: the next start reads more of them.
      this.#options.onFailure(error);
    }
  }
}

import { Rejected } from '../../protocol/wire/rejection.ts';

/** A minute's worth of reports at once, refilled evenly: a burst after an outage passes, a runaway sender does not. */
export class ReportQuota {
  readonly mostAMinute: number;
  readonly #now: () => number;
  #left: number;
  #filledAt: number;

  constructor(mostAMinute: number, now: () => number) {
    this.mostAMinute = mostAMinute;
    this.#now = now;
    this.#left = mostAMinute;
    this.#filledAt = now();
  }

  /** Throws `rateLimited`, and takes nothing then. */
  demand(reports: number): void {
    const now = this.#now();
    const refilled = (Math.max(0, now - this.#filledAt) / 60_000) * this.mostAMinute;
    this.#left = Math.min(this.mostAMinute, this.#left + refilled);
    this.#filledAt = now;
    if (reports > this.#left) throw new Rejected('rateLimited', 'rateLimited');
    this.#left -= reports;
  }
}

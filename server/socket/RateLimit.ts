const burst = 2_000;
const perSecond = 2_000;

/** A token bucket for one socket: far above what a person or a page does, below what would starve the others. */
export class RateLimit {
  readonly #now: () => number;
  #tokens = burst;
  #filledAt: number;

  constructor(now: () => number) {
    this.#now = now;
    this.#filledAt = now();
  }

  allows(): boolean {
    const now = this.#now();
    this.#tokens = Math.min(burst, this.#tokens + (Math.max(0, now - this.#filledAt) / 1000) * perSecond);
    this.#filledAt = now;
    if (this.#tokens < 1) return false;
    this.#tokens -= 1;
    return true;
  }
}

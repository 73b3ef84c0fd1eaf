/** Ticks of the video clock in a millisecond (90 kHz). */
export const ticksPerMs = 90;
/** A jump further than this is a clock that was set, not a pause. */
const maxJumpTicks = 10_000 * ticksPerMs;

/** Maps a camera's timestamps to one continuous line across reconnects and clocks that jump. */
export class RtpTimeline {
  #lastIn: number | null = null;
  #lastOut: number;
  #lastArrivalMs: number | null = null;
  #clock = 0;

  constructor(firstTimestamp: number) {
    this.#lastOut = firstTimestamp >>> 0;
  }

  /** Differs for timestamps that only their arrival relates: of another connection, or across a clock that was set. */
  get clock(): number {
    return this.#clock;
  }

  /** The next timestamp comes from another connection; only the time between the arrivals relates the two. */
  restart(): void {
    this.#lastIn = null;
    this.#clock += 1;
  }

  map(timestamp: number, arrivalMs: number): number {
    const elapsedTicks = this.#lastArrivalMs === null ? 0 : Math.round((arrivalMs - this.#lastArrivalMs) * ticksPerMs);
    let step = Math.max(1, elapsedTicks);
    if (this.#lastIn !== null) {
      const given = (timestamp - this.#lastIn) | 0;
      if (Math.abs(given) <= maxJumpTicks) step = given;
      else this.#clock += 1;
    } else if (this.#lastArrivalMs === null) {
      step = 0;
    }
    this.#lastIn = timestamp;
    this.#lastArrivalMs = arrivalMs;
    this.#lastOut = (this.#lastOut + step) >>> 0;
    return this.#lastOut;
  }

  /** The timestamp a picture taken now would have. */
  at(nowMs: number): number {
    const elapsedMs = this.#lastArrivalMs === null ? 0 : nowMs - this.#lastArrivalMs;
    return (this.#lastOut + Math.round(elapsedMs * ticksPerMs)) >>> 0;
  }
}

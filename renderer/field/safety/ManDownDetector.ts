/** What the phone's sensor said: the length of its acceleration with gravity, in m/s², at the phone's milliseconds. */
export interface MotionSample {
  readonly at: number;
  readonly accelerationMps2: number;
}

/** A hit of three times gravity, as of a fall on the ground; walking and driving stay below two. */
const hitMps2 = 29.4;
/** A body that lies still moves the phone by less than this about its mean. */
const stillSpreadMps2 = 0.8;
const stillForMs = 15_000;
/** The tumbling after the hit is not counted. */
const settleMs = 2_000;
/** Of a person who got up and went on nothing remains after this. */
const forgetAfterMs = 60_000;

/** Notices a fall after which nothing moves any more. A phone alone may fall as well: whoever uses it asks first. */
export class ManDownDetector {
  #hitAt: number | null = null;
  #stillSince: number | null = null;
  #lowest = 0;
  #highest = 0;

  /** True once for a fall, when it was still long enough. */
  hear({ at, accelerationMps2 }: MotionSample): boolean {
    if (accelerationMps2 >= hitMps2) {
      this.#hitAt = at;
      this.#stillSince = null;
      return false;
    }
    if (this.#hitAt === null || at - this.#hitAt < settleMs) return false;
    if (at - this.#hitAt > forgetAfterMs) {
      this.reset();
      return false;
    }
    if (this.#stillSince === null) {
      this.#stillSince = at;
      this.#lowest = this.#highest = accelerationMps2;
      return false;
    }
    this.#lowest = Math.min(this.#lowest, accelerationMps2);
    this.#highest = Math.max(this.#highest, accelerationMps2);
    if (this.#highest - this.#lowest > stillSpreadMps2) {
      this.#stillSince = null;
      return false;
    }
    if (at - this.#stillSince < stillForMs) return false;
    this.reset();
    return true;
  }

  reset(): void {
    this.#hitAt = null;
    this.#stillSince = null;
  }
}

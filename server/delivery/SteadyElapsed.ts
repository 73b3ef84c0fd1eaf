/**
 * How long ago a moment of the journal was. The wall's clock may jump while the server runs (somebody sets it, the network
 * corrects it); from the first question on a moment's age grows by the steady clock alone, so that a jump neither wakes
 * everybody at once nor puts an alarm off.
 */
export class SteadyElapsed {
  readonly #now: () => number;
  readonly #steadyNow: () => number;
  /** Moment of the journal -> the same moment on the steady clock. */
  #anchors = new Map<number, number>();
  #used = new Map<number, number>();

  constructor(now: () => number, steadyNow: () => number) {
    this.#now = now;
    this.#steadyNow = steadyNow;
  }

  since(at: number): number {
    const steadyNow = this.#steadyNow();
    // After a restart only the wall's clock knows; a moment in its future just happened.
    const anchor = this.#anchors.get(at) ?? steadyNow - Math.max(0, this.#now() - at);
    this.#used.set(at, anchor);
    return steadyNow - anchor;
  }

  /** Lets go of every moment that was not asked for since the last call. */
  forgetUnused(): void {
    this.#anchors = this.#used;
    this.#used = new Map();
  }
}

/** A page that hides itself meanwhile draws no more frames. */
const longestWaitMs = 100;

/**
 * Work that may wait until what is new stands on the glass: storing it and confirming it take longer than showing it. In
 * the order it came, once each.
 */
export class AfterFrame {
  #works: (() => void)[] = [];
  #frame: number | null = null;
  #timer: ReturnType<typeof setTimeout> | null = null;

  add(work: () => void): void {
    this.#works.push(work);
    // Nobody waits for a frame there, and browsers slow its timers down.
    if (document.visibilityState !== 'visible') {
      this.flush();
      return;
    }
    // The callback of a frame still runs before its pixels; the task after it does not.
    this.#frame ??= requestAnimationFrame(() => {
      this.#wait(0);
    });
    if (this.#timer === null) this.#wait(longestWaitMs);
  }

  /** Does now what waits: the page may be gone in a moment. */
  readonly flush = (): void => {
    this.#stop();
    for (const work of this.#works.splice(0)) work();
  };

  /** Forgets what waits. */
  close(): void {
    this.#stop();
    this.#works = [];
  }

  #wait(ms: number): void {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = setTimeout(this.flush, ms);
  }

  #stop(): void {
    if (this.#frame !== null) cancelAnimationFrame(this.#frame);
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#frame = null;
    this.#timer = null;
  }
}

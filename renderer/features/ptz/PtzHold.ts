export interface PtzVelocity {
  /** -1..1 of full speed; positive is right, up, closer. */
  readonly pan: number;
  readonly tilt: number;
  readonly zoom: number;
}

export interface PtzDrive {
  readonly move: (velocity: PtzVelocity) => Promise<unknown>;
  readonly stop: () => Promise<unknown>;
  /** Told of the first refusal of a hold; the hold ends with it. */
  readonly onRefused: (error: unknown) => void;
}

/** The server's dead-man time is 600 ms; a third of it leaves room for two lost renewals. */
const renewEveryMs = 200;
/** A dragged mouse and a joystick change all the time; the camera and the line need not hear of every pixel. */
const changeEveryMs = 80;

/** Keeps a camera moving while a key, a button or a stick is held, and stops it once when it is let go, however that happens. */
export class PtzHold {
  readonly #drive: PtzDrive;
  #velocity: PtzVelocity | null = null;
  #timer: ReturnType<typeof setInterval> | null = null;
  #change: ReturnType<typeof setTimeout> | null = null;
  #sentAt = Number.NEGATIVE_INFINITY;
  #isRenewing = false;
  /** Counts holds, so that a refusal that comes late is told for its own hold, and once. */
  #hold = 0;
  #refusedHold = 0;

  constructor(drive: PtzDrive) {
    this.#drive = drive;
  }

  get isHeld(): boolean {
    return this.#velocity !== null;
  }

  /** Begins, or changes the speed of what is held. */
  start(velocity: PtzVelocity): void {
    if (this.#velocity === null) this.#hold += 1;
    this.#velocity = velocity;
    this.#timer ??= setInterval(() => this.#renew(), renewEveryMs);
    if (this.#change !== null) return;
    const waitMs = this.#sentAt + changeEveryMs - performance.now();
    if (waitMs <= 0) this.#sendChange();
    else this.#change = setTimeout(() => this.#sendChange(), waitMs);
  }

  /** Safe to call at any time; sends one stop for each hold. */
  stop(): void {
    if (!this.#letGo()) return;
    this.#drive.stop().catch((error: unknown) => this.#drive.onRefused(error));
  }

  close(): void {
    this.stop();
  }

  #sendChange(): void {
    this.#change = null;
    this.#isRenewing = false;
    this.#renew();
  }

  #letGo(): boolean {
    if (this.#timer !== null) clearInterval(this.#timer);
    if (this.#change !== null) clearTimeout(this.#change);
    this.#timer = null;
    this.#change = null;
    this.#sentAt = Number.NEGATIVE_INFINITY;
    const wasHeld = this.#velocity !== null;
    this.#velocity = null;
    return wasHeld;
  }

  #renew(): void {
    const velocity = this.#velocity;
    // A slow line must not pile up moves that would arrive after the stop.
    if (velocity === null || this.#isRenewing) return;
    this.#isRenewing = true;
    const hold = this.#hold;
    this.#sentAt = performance.now();
    this.#drive
      .move(velocity)
      .catch((error: unknown) => {
        if (hold !== this.#hold || hold === this.#refusedHold) return;
        this.#refusedHold = hold;
        this.#letGo();
        this.#drive.onRefused(error);
      })
      .finally(() => {
        if (this.#velocity === velocity || this.#velocity === null) this.#isRenewing = false;
      });
  }
}

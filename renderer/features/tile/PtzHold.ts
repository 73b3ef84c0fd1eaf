export interface PtzVelocity {
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

/** The server's dead-man time is one second; a third of it leaves room for two lost renewals. */
const renewEveryMs = 300;

/** Keeps a camera moving while a key or a button is held, and stops it once when it is let go, however that happens. */
export class PtzHold {
  readonly #drive: PtzDrive;
  #velocity: PtzVelocity | null = null;
  #timer: ReturnType<typeof setInterval> | null = null;
  #isRenewing = false;

  constructor(drive: PtzDrive) {
    this.#drive = drive;
  }

  get isHeld(): boolean {
    return this.#velocity !== null;
  }

  start(velocity: PtzVelocity): void {
    this.#velocity = velocity;
    this.#isRenewing = false;
    this.#renew();
    this.#timer ??= setInterval(() => this.#renew(), renewEveryMs);
  }

  /** Safe to call at any time; sends one stop for each hold. */
  stop(): void {
    if (!this.#letGo()) return;
    this.#drive.stop().catch((error: unknown) => this.#drive.onRefused(error));
  }

  close(): void {
    this.stop();
  }

  #letGo(): boolean {
    if (this.#timer !== null) clearInterval(this.#timer);
    this.#timer = null;
    const wasHeld = this.#velocity !== null;
    this.#velocity = null;
    return wasHeld;
  }

  #renew(): void {
    const velocity = this.#velocity;
    // A slow line must not pile up moves that would arrive after the stop.
    if (velocity === null || this.#isRenewing) return;
    this.#isRenewing = true;
    this.#drive
      .move(velocity)
      .catch((error: unknown) => {
        if (this.#velocity === velocity && this.#letGo()) this.#drive.onRefused(error);
      })
      .finally(() => {
        if (this.#velocity === velocity || this.#velocity === null) this.#isRenewing = false;
      });
  }
}

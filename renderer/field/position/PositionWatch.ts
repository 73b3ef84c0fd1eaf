import type { PositionReport } from '../../../protocol/unit/unitPosition.ts';

/** What the phone says about its own position. `at` and `sentAt` in the phone's milliseconds. */
export type PositionState =
  | { readonly kind: 'off' | 'searching' | 'denied' | 'insecure' | 'unavailable' }
  | {
      readonly kind: 'sharing';
      readonly lon: number;
      readonly lat: number;
      readonly accuracyM: number;
      readonly at: number;
      readonly sentAt: number | null;
    };

export interface PositionWatchOptions {
  /** Absent where the browser has none. */
  readonly geolocation: Pick<Geolocation, 'watchPosition' | 'getCurrentPosition' | 'clearWatch'> | undefined;
  readonly isSecure: boolean;
  /** Sends one report; rejects when it did not arrive. A report that failed is dropped: the next one is newer. */
  readonly report: (report: PositionReport) => Promise<unknown>;
  readonly now: () => number;
  readonly onChange: (state: PositionState) => void;
}

const shortestIntervalMs = 5_000;
/** Browsers tell a watch only of changes; a unit that stands still is asked again, or the hall would take it for lost. */
const longestIntervalMs = 15_000;
const fixTimeoutMs = 30_000;
const permissionDenied = 1;

/** Shares this phone's position between `start` and `close`, at most every five seconds, and never outside of them. */
export class PositionWatch {
  readonly #options: PositionWatchOptions;
  #state: PositionState = { kind: 'off' };
  #watchId: number | null = null;
  #unsent: PositionReport | null = null;
  #lastSentAt = -Infinity;
  #timer: ReturnType<typeof setTimeout> | null = null;
  #repeat: ReturnType<typeof setInterval> | null = null;

  constructor(options: PositionWatchOptions) {
    this.#options = options;
  }

  start(): void {
    if (this.#watchId !== null) return;
    const { geolocation, isSecure } = this.#options;
    if (geolocation === undefined || !isSecure) {
      this.#show({ kind: isSecure ? 'unavailable' : 'insecure' });
      return;
    }
    this.#show({ kind: 'searching' });
    this.#watchId = geolocation.watchPosition(
      (fix) => this.#take(fix),
      (error) => this.#show({ kind: error.code === permissionDenied ? 'denied' : 'unavailable' }),
      { enableHighAccuracy: true, maximumAge: 0, timeout: fixTimeoutMs },
    );
    this.#repeat = setInterval(() => this.#askAgain(geolocation), longestIntervalMs);
  }

  close(): void {
    if (this.#watchId !== null) this.#options.geolocation?.clearWatch(this.#watchId);
    if (this.#timer !== null) clearTimeout(this.#timer);
    if (this.#repeat !== null) clearInterval(this.#repeat);
    this.#repeat = null;
    this.#watchId = null;
    this.#timer = null;
    this.#unsent = null;
    if (this.#state.kind !== 'off') this.#show({ kind: 'off' });
  }

  #askAgain(geolocation: Pick<Geolocation, 'getCurrentPosition'>): void {
    if (this.#options.now() - this.#lastSentAt < longestIntervalMs) return;
    geolocation.getCurrentPosition(
      (fix) => this.#take(fix),
      () => {
        // The watch tells what is wrong; this only asks again.
      },
      { enableHighAccuracy: true, maximumAge: 0, timeout: longestIntervalMs },
    );
  }

  #take({ coords, timestamp }: GeolocationPosition): void {
    if (this.#watchId === null) return;
    const { longitude: lon, latitude: lat, accuracy, heading, speed } = coords;
    this.#unsent = {
      lon,
      lat,
      accuracyM: Math.min(accuracy, 100_000),
      ...(heading === null || Number.isNaN(heading) ? {} : { headingDeg: heading }),
      ...(speed === null ? {} : { speedMps: Math.min(Math.max(speed, 0), 200) }),
      deviceAt: timestamp,
    };
    const sentAt = this.#state.kind === 'sharing' ? this.#state.sentAt : null;
    this.#show({ kind: 'sharing', lon, lat, accuracyM: accuracy, at: timestamp, sentAt });
    const waitMs = this.#lastSentAt + shortestIntervalMs - this.#options.now();
    if (waitMs <= 0) this.#send();
    else this.#timer ??= setTimeout(() => this.#send(), waitMs);
  }

  #send(): void {
    this.#timer = null;
    const report = this.#unsent;
    if (report === null) return;
    this.#unsent = null;
    const sentAt = this.#options.now();
    this.#lastSentAt = sentAt;
    this.#options.report(report).then(
      () => {
        if (this.#state.kind === 'sharing') this.#show({ ...this.#state, sentAt });
      },
      () => {
        // Not sent: the age of `sentAt` on the screen says so.
      },
    );
  }

  #show(state: PositionState): void {
    this.#state = state;
    this.#options.onChange(state);
  }
}

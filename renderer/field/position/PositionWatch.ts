import { distanceM } from '../../../protocol/geometry/earth.ts';
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

type GeolocationLike = Pick<Geolocation, 'watchPosition' | 'getCurrentPosition' | 'clearWatch'>;

export interface PositionWatchOptions {
  /** Absent where the browser has none. */
  readonly geolocation: GeolocationLike | undefined;
  readonly isSecure: boolean;
  /** Sends one report; rejects when it did not arrive. A report that failed is dropped: the next one is newer. */
  readonly report: (report: PositionReport) => Promise<unknown>;
  readonly now: () => number;
  readonly onChange: (state: PositionState) => void;
  /** Whether a unit that stands still may be asked less often; a unit on its way may not. Always, by default. */
  readonly mayRest?: () => boolean;
}

const shortestIntervalMs = 5_000;
/** Browsers tell a watch only of changes; a unit that stands still is asked again, or the hall would take it for lost. */
const longestIntervalMs = 15_000;
/** After so long at one place the receiver is switched off between two questions: it is what drains a phone on duty. */
const restAfterMs = 120_000;
/** Below the minute after which the hall calls a position stale. */
const restIntervalMs = 30_000;
/** Receivers wander by as much while nobody moves. */
const wanderM = 25;
const movingMps = 1.5;
const fixTimeoutMs = 30_000;
const permissionDenied = 1;

/**
 * Shares this phone's position between `start` and `close`, at most every five seconds, and never outside of them. While
 * the phone lies at one place it rests: a fresh position is taken twice a minute only, and the receiver sleeps between.
 */
export class PositionWatch {
  readonly #options: PositionWatchOptions;
  #state: PositionState = { kind: 'off' };
  #watchId: number | null = null;
  #unsent: PositionReport | null = null;
  #lastSentAt = -Infinity;
  #timer: ReturnType<typeof setTimeout> | null = null;
  #repeat: ReturnType<typeof setInterval> | null = null;
  #isOn = false;
  /** Where the phone was when it last moved, and when that was. */
  #anchor: { readonly lon: number; readonly lat: number } | null = null;
  #movedAt = 0;

  constructor(options: PositionWatchOptions) {
    this.#options = options;
  }

  start(): void {
    if (this.#isOn) {
      this.#wakeIfNeeded();
      return;
    }
    const { geolocation, isSecure } = this.#options;
    if (geolocation === undefined || !isSecure) {
      this.#show({ kind: isSecure ? 'unavailable' : 'insecure' });
      return;
    }
    this.#isOn = true;
    this.#anchor = null;
    this.#show({ kind: 'searching' });
    this.#wake(geolocation);
  }

  get isResting(): boolean {
    return this.#isOn && this.#watchId === null;
  }

  close(): void {
    if (this.#watchId !== null) this.#options.geolocation?.clearWatch(this.#watchId);
    if (this.#timer !== null) clearTimeout(this.#timer);
    if (this.#repeat !== null) clearInterval(this.#repeat);
    this.#repeat = null;
    this.#isOn = false;
    this.#watchId = null;
    this.#timer = null;
    this.#unsent = null;
    if (this.#state.kind !== 'off') this.#show({ kind: 'off' });
  }

  #wake(geolocation: GeolocationLike): void {
    this.#movedAt = this.#options.now();
    this.#watch(geolocation);
    this.#repeatEvery(longestIntervalMs, geolocation);
  }

  #watch(geolocation: Pick<Geolocation, 'watchPosition'>): void {
    this.#watchId = geolocation.watchPosition(
      (fix) => this.#take(fix),
      (error) => this.#fail(error),
      { enableHighAccuracy: true, maximumAge: 0, timeout: fixTimeoutMs },
    );
  }

  #rest(geolocation: GeolocationLike): void {
    if (this.#watchId !== null) geolocation.clearWatch(this.#watchId);
    this.#watchId = null;
    this.#repeatEvery(restIntervalMs, geolocation);
  }

  #wakeIfNeeded(): void {
    const { geolocation } = this.#options;
    if (geolocation !== undefined && this.isResting && !this.#mayRest()) this.#wake(geolocation);
  }

  #mayRest(): boolean {
    return this.#options.mayRest?.() ?? true;
  }

  #repeatEvery(intervalMs: number, geolocation: GeolocationLike): void {
    if (this.#repeat !== null) clearInterval(this.#repeat);
    this.#repeat = setInterval(() => this.#askAgain(geolocation), intervalMs);
  }

  #fail(error: GeolocationPositionError): void {
    if (this.#isOn) this.#show({ kind: error.code === permissionDenied ? 'denied' : 'unavailable' });
  }

  #askAgain(geolocation: GeolocationLike): void {
    if (this.#options.now() - this.#lastSentAt < longestIntervalMs - shortestIntervalMs) return;
    if (this.#watchId !== null) {
      // A question beside a running watch would wait for the next movement like the watch itself; a new watch begins with a fix.
      geolocation.clearWatch(this.#watchId);
      this.#watch(geolocation);
      return;
    }
    geolocation.getCurrentPosition(
      (fix) => this.#take(fix),
      (error) => this.#fail(error),
      { enableHighAccuracy: true, maximumAge: 0, timeout: longestIntervalMs },
    );
  }

  #take({ coords, timestamp }: GeolocationPosition): void {
    if (!this.#isOn) return;
    this.#followMovement(coords);
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

  #followMovement({ longitude: lon, latitude: lat, accuracy, speed }: GeolocationCoordinates): void {
    const { geolocation, now } = this.#options;
    if (geolocation === undefined) return;
    const movedM = this.#anchor === null ? Infinity : distanceM(this.#anchor, { lon, lat });
    if (movedM > Math.max(wanderM, accuracy) || (speed ?? 0) > movingMps) {
      this.#anchor = { lon, lat };
      this.#movedAt = now();
      if (this.isResting) this.#wake(geolocation);
    } else if (!this.isResting && now() - this.#movedAt >= restAfterMs && this.#mayRest()) {
      this.#rest(geolocation);
    }
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

import type { PushKind } from '../../protocol/push/push.ts';
import type { StoredSubscription } from './PushSubscriptions.ts';

export interface PushMessage {
  readonly subscription: StoredSubscription;
  readonly kind: PushKind;
  /** After this nobody needs it any more; milliseconds since 1970 UTC. */
  readonly expiresAt: number;
}

/** sent: the push service has it; gone: the phone no longer subscribes; refused: it will never take it; failed: perhaps later. */
export type PushOutcome =
  { readonly how: 'sent' | 'gone' | 'refused' } | { readonly how: 'failed'; readonly retryAfterMs: number | null };

export interface PushQueueOptions {
  readonly send: (message: PushMessage) => Promise<PushOutcome>;
  /** Asked before each attempt: the unit may have gone off duty, the phone may have logged out. */
  readonly isStillWanted: (message: PushMessage) => Promise<boolean>;
  readonly onDropped: (message: PushMessage, why: 'full' | 'gaveUp' | 'refused') => void;
  readonly onFailure: (error: unknown) => void;
  readonly now: () => number;
  readonly firstRetryMs?: number;
  readonly mostWaiting?: number;
}

interface Waiting {
  readonly message: PushMessage;
  readonly attempts: number;
}

interface Trouble {
  readonly failures: number;
  readonly until: number;
}

const mostAtOnce = 8;
const mostAttempts = 6;
const longestRetryMs = 300_000;

/**
 * Messages on their way to the push services, beside the hall's own work. A newer message of the same kind to the same
 * phone takes the older one's place; a service that fails is left in peace for longer and longer, the others are not held up.
 */
export class PushQueue {
  readonly #options: PushQueueOptions;
  readonly #waiting = new Map<string, Waiting>();
  readonly #troubles = new Map<string, Trouble>();
  #underWay = 0;
  #timer: NodeJS.Timeout | null = null;
  #isClosed = false;

  constructor(options: PushQueueOptions) {
    this.#options = options;
  }

  get length(): number {
    return this.#waiting.size;
  }

  add(message: PushMessage): void {
    if (this.#isClosed) return;
    const key = keyOf(message);
    this.#waiting.delete(key);
    if (this.#waiting.size >= (this.#options.mostWaiting ?? 10_000) && !this.#makeRoom(message)) return;
    this.#waiting.set(key, { message, attempts: 0 });
    this.#sendMore();
  }

  close(): void {
    this.#isClosed = true;
    this.#waiting.clear();
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
  }

  /** What is said to all gives way to what is meant for one; else the oldest does. */
  #makeRoom(message: PushMessage): boolean {
    const [oldest] = this.#waiting;
    if (message.kind === 'broadcast' || oldest === undefined) {
      this.#options.onDropped(message, 'full');
      return false;
    }
    this.#waiting.delete(oldest[0]);
    this.#options.onDropped(oldest[1].message, 'full');
    return true;
  }

  #sendMore(): void {
    if (this.#isClosed) return;
    const now = this.#options.now();
    let nextAt = Infinity;
    for (const [key, waiting] of this.#waiting) {
      if (this.#underWay >= mostAtOnce) return;
      const until = this.#troubles.get(originOf(waiting.message))?.until ?? 0;
      if (until > now) {
        nextAt = Math.min(nextAt, until);
        continue;
      }
      this.#waiting.delete(key);
      this.#underWay += 1;
      void this.#deliver(key, waiting).finally(() => {
        this.#underWay -= 1;
        this.#sendMore();
      });
    }
    if (nextAt < Infinity) this.#wakeAt(nextAt - now);
  }

  #wakeAt(delayMs: number): void {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      this.#timer = null;
      this.#sendMore();
    }, delayMs);
    this.#timer.unref();
  }

  async #deliver(key: string, { message, attempts }: Waiting): Promise<void> {
    const { now, send, isStillWanted, onDropped, onFailure } = this.#options;
    try {
      if (message.expiresAt <= now() || !(await isStillWanted(message))) return;
      const outcome = await send(message);
      if (outcome.how !== 'failed') {
        this.#forgive(originOf(message));
        if (outcome.how === 'refused') onDropped(message, 'refused');
        return;
      }
      this.#leaveInPeace(originOf(message), outcome.retryAfterMs);
      // Something newer may have taken the place meanwhile.
      if (this.#isClosed || this.#waiting.has(key)) return;
      if (attempts + 1 >= mostAttempts) onDropped(message, 'gaveUp');
      else this.#waiting.set(key, { message, attempts: attempts + 1 });
    } catch (error) {
      onFailure(error);
    }
  }

  /** What was on its way before the trouble began does not end it. */
  #forgive(origin: string): void {
    const trouble = this.#troubles.get(origin);
    if (trouble !== undefined && trouble.until <= this.#options.now()) this.#troubles.delete(origin);
  }

  #leaveInPeace(origin: string, retryAfterMs: number | null): void {
    const { now, firstRetryMs = 2_000 } = this.#options;
    const before = this.#troubles.get(origin);
    // Of several that failed together one counts.
    if (before !== undefined && before.until > now()) return;
    const failures = (before?.failures ?? 0) + 1;
    const ownMs = firstRetryMs * 2 ** (failures - 1);
    const delayMs = Math.min(longestRetryMs, Math.max(ownMs, retryAfterMs ?? 0));
    this.#troubles.set(origin, { failures, until: now() + delayMs });
  }
}

function keyOf({ subscription, kind }: PushMessage): string {
  return `${kind} ${subscription.endpoint}`;
}

function originOf({ subscription }: PushMessage): string {
  return new URL(subscription.endpoint).origin;
}

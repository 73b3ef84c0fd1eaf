import type { AuditEvent } from '../../protocol/access/auditEvents.ts';
import type { Actor } from '../../protocol/access/role.ts';
import type { CameraId } from '../../protocol/ids.ts';
import { arbitrateLease, type LeaseEffect, type LeaseRequest } from '../../protocol/ptz/arbitrateLease.ts';
import { isSameHolder, type PtzHolder, type PtzLease } from '../../protocol/ptz/ptzLease.ts';
import { Rejected } from '../../protocol/wire/rejection.ts';

export interface PtzLeasesOptions {
  readonly now: () => number;
  /** Durable when it returns. */
  readonly audit: (actor: Actor, event: AuditEvent) => void;
  /** What every seat must hear. */
  readonly onChanged: (changes: Record<string, PtzLease | null>) => void;
}

/** The leases of all cameras: asks the arbiter, writes what happened to the audit stream, and tells the seats. */
export class PtzLeases {
  readonly #options: PtzLeasesOptions;
  readonly #leases = new Map<CameraId, PtzLease>();
  readonly #timers = new Map<CameraId, NodeJS.Timeout>();

  constructor(options: PtzLeasesOptions) {
    this.#options = options;
  }

  all(): Record<string, PtzLease> {
    const now = this.#options.now();
    return Object.fromEntries([...this.#leases].filter(([, lease]) => lease.until > now));
  }

  standing(cameraId: CameraId): PtzLease | null {
    const lease = this.#leases.get(cameraId) ?? null;
    return lease !== null && lease.until > this.#options.now() ? lease : null;
  }

  isHeldBy(cameraId: CameraId, holder: PtzHolder): boolean {
    const lease = this.standing(cameraId);
    return lease !== null && isSameHolder(lease.holder, holder);
  }

  /** Throws `cameraHeld` with the holder's name when another has it. */
  demand(cameraId: CameraId, request: Exclude<LeaseRequest, { type: 'expire' }>): LeaseEffect[] {
    const effects = this.ask(cameraId, request);
    const refusal = effects.find((effect) => effect.type === 'refused');
    if (refusal === undefined) return effects;
    throw new Rejected('conflict', 'cameraHeld', { details: { holder: refusal.heldBy.actor.name } });
  }

  /** A refusal is among the effects. */
  ask(cameraId: CameraId, request: LeaseRequest): LeaseEffect[] {
    const before = this.#leases.get(cameraId) ?? null;
    const { lease, effects } = arbitrateLease(cameraId, before, request, this.#options.now());
    // What gives control is written before the control is given: a disk that refuses leaves the lease as it was.
    for (const effect of effects) this.#record(cameraId, effect);
    if (lease === null) this.#leases.delete(cameraId);
    else this.#leases.set(cameraId, lease);
    this.#watch(cameraId, lease);
    if (effects.some(({ type }) => type !== 'refused')) this.#options.onChanged({ [cameraId]: lease });
    return [...effects];
  }

  close(): void {
    for (const timer of this.#timers.values()) clearTimeout(timer);
    this.#timers.clear();
  }

  #watch(cameraId: CameraId, lease: PtzLease | null): void {
    if (lease === null) {
      clearTimeout(this.#timers.get(cameraId));
      this.#timers.delete(cameraId);
    } else if (!this.#timers.has(cameraId)) {
      const waitMs = Math.max(1, lease.until - this.#options.now());
      const timer = setTimeout(() => this.#expire(cameraId), waitMs);
      timer.unref();
      this.#timers.set(cameraId, timer);
    }
  }

  /** Renewals do not move the timer; it looks again when it was too early. */
  #expire(cameraId: CameraId): void {
    this.#timers.delete(cameraId);
    this.ask(cameraId, { type: 'expire' });
  }

  #record(cameraId: CameraId, effect: LeaseEffect): void {
    const { audit } = this.#options;
    const { actor, use } = effect.holder;
    switch (effect.type) {
      case 'taken':
        audit(actor, { type: 'cameraTaken', cameraId, use });
        return;
      case 'takenOver': {
        const { from } = effect;
        audit(actor, { type: 'cameraTakenOver', cameraId, use, from: from.actor.name, fromUse: from.use });
        return;
      }
      case 'released':
        audit(actor, { type: 'cameraReleased', cameraId, use });
        return;
      case 'expired':
        audit(actor, { type: 'cameraLeaseExpired', cameraId, use });
        return;
      case 'refused':
        return;
    }
  }
}

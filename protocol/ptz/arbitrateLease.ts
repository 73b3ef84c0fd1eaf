import type { CameraId } from '../ids.ts';
import { isSameHolder, ptzRank, type PtzHolder, type PtzLease, type PtzUse } from './ptzLease.ts';

export type LeaseRequest =
  /** Input: a key, a click, the aim of a linkage, the next step of a tour. `holdMs` where the usual time does not fit. */
  | { readonly type: 'use'; readonly holder: PtzHolder; readonly holdMs?: number }
  /** The explicit act by which a person takes a camera from another person. */
  | { readonly type: 'takeOver'; readonly holder: PtzHolder }
  | { readonly type: 'release'; readonly holder: PtzHolder }
  /** Nobody asks; time has passed. */
  | { readonly type: 'expire' };

export type LeaseEffect =
  | { readonly type: 'taken'; readonly holder: PtzHolder }
  | { readonly type: 'takenOver'; readonly holder: PtzHolder; readonly from: PtzHolder }
  | { readonly type: 'released'; readonly holder: PtzHolder }
  | { readonly type: 'expired'; readonly holder: PtzHolder }
  | { readonly type: 'refused'; readonly holder: PtzHolder; readonly heldBy: PtzHolder };

export interface LeaseOutcome {
  readonly lease: PtzLease | null;
  readonly effects: readonly LeaseEffect[];
}

/** How long a camera stays held after the last input, milliseconds; linkage points once and soon lets go. */
export const leaseMs: Record<PtzUse, number> = { hand: 30_000, linkage: 8_000, tour: 30_000 };

/**
 * The one judge of who turns a camera: lease + request + time -> lease + what happened. At most one holds it. A person takes
 * it from a person of lower rank by `takeOver` only; linkage and tours give way to any input of a higher rank, since
 * nobody is disturbed by that.
 */
export function arbitrateLease(
  cameraId: CameraId,
  standing: PtzLease | null,
  request: LeaseRequest,
  now: number,
): LeaseOutcome {
  const isOver = standing !== null && now >= standing.until;
  const lease = isOver ? null : standing;
  const expired: LeaseEffect[] = isOver ? [{ type: 'expired', holder: standing.holder }] : [];
  if (request.type === 'expire') return { lease, effects: expired };
  const { holder } = request;
  const isOwn = lease !== null && isSameHolder(lease.holder, holder);
  if (request.type === 'release') {
    return isOwn
      ? { lease: null, effects: [...expired, { type: 'released', holder: lease.holder }] }
      : { lease, effects: expired };
  }
  const until = now + (request.type === 'use' ? (request.holdMs ?? leaseMs[holder.use]) : leaseMs[holder.use]);
  if (isOwn) return { lease: { ...lease, until }, effects: expired };
  if (lease === null) {
    const taken: PtzLease = { cameraId, holder, since: now, until, takenFrom: null };
    return { lease: taken, effects: [...expired, { type: 'taken', holder }] };
  }
  const isAllowed = request.type === 'takeOver' || lease.holder.use !== 'hand';
  if (!isAllowed || ptzRank(holder) <= ptzRank(lease.holder)) {
    return { lease, effects: [...expired, { type: 'refused', holder, heldBy: lease.holder }] };
  }
  return {
    lease: { cameraId, holder, since: now, until, takenFrom: lease.holder },
    effects: [...expired, { type: 'takenOver', holder, from: lease.holder }],
  };
}

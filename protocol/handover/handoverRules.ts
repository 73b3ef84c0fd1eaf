import type { Actor } from '../access/role.ts';
import type { RejectionReason } from '../wire/rejection.ts';
import type { Handover } from './handover.ts';

type Taker = Pick<Actor, 'accountId' | 'role' | 'areaId' | 'agencyId'>;

/** The same kind of seat: the same role for the same area and agency. */
export function isSameSeat(one: Taker, other: Taker): boolean {
  return one.role === other.role && one.areaId === other.areaId && one.agencyId === other.agencyId;
}

/** Whether this person may take it over; null when so. Both signatures are of two people. */
export function checkAcceptHandover(handover: Handover, taker: Taker): RejectionReason | null {
  if (handover.accepted !== undefined) return 'handoverAccepted';
  if (handover.outgoing.accountId === taker.accountId) return 'ownHandover';
  return isSameSeat(handover.outgoing, taker) ? null : 'otherSeat';
}

/** What this seat has to take over first: the newest that waits, and not older than a day. */
export function waitingHandover(
  handovers: Readonly<Record<string, Handover>>,
  taker: Taker,
  now: number,
): Handover | undefined {
  return Object.values(handovers)
    .filter((one) => checkAcceptHandover(one, taker) === null && one.signedAt > now - 24 * 3_600_000)
    .sort((first, second) => second.signedAt - first.signedAt)[0];
}

/** Since when a summary speaks: the last handover this kind of seat signed, at most a day ago, else twelve hours. */
export function handoverSince(handovers: Readonly<Record<string, Handover>>, taker: Taker, now: number): number {
  const signed = Object.values(handovers)
    .filter(({ outgoing }) => isSameSeat(outgoing, taker))
    .map(({ signedAt }) => signedAt);
  const last = Math.max(0, ...signed);
  return last > now - 24 * 3_600_000 ? last : now - 12 * 3_600_000;
}

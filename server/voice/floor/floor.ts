import type { Actor } from '../../../protocol/access/role.ts';

/** Longest one may talk without letting go, milliseconds. */
export const longestTalkMs = 60_000;
/** More than this waiting is refused: nobody should hold a button for that long. */
export const longestQueue = 16;

export interface FloorRequest {
  readonly peerId: string;
  readonly actor: Actor;
  readonly isEmergency: boolean;
}

export interface FloorHolder extends FloorRequest {
  readonly since: number;
}

/** The floor of one talkgroup. `queue` is in the order in which it will be granted. */
export interface Floor {
  readonly holder: FloorHolder | null;
  readonly queue: readonly FloorRequest[];
}

export type BurstEnd = 'release' | 'revoked' | 'timeLimit' | 'disconnect';
export type RevokeReason = 'preempted' | 'timeLimit' | 'groupClosed' | 'microphoneLost';

export type FloorInput =
  | { readonly type: 'request'; readonly at: number; readonly request: FloorRequest }
  | { readonly type: 'release'; readonly at: number; readonly peerId: string }
  | { readonly type: 'disconnect'; readonly at: number; readonly peerId: string }
  /** Whoever talks or waits is in danger from now on: the press that is held counts as an emergency at once. */
  | { readonly type: 'raise'; readonly at: number; readonly peerId: string }
  /** The speaker's sound is gone although the speaker is not. */
  | { readonly type: 'loseMicrophone'; readonly at: number; readonly peerId: string }
  | { readonly type: 'checkTime'; readonly at: number }
  | { readonly type: 'closeGroup'; readonly at: number };

export type FloorEffect =
  | { readonly type: 'granted'; readonly holder: FloorHolder }
  | { readonly type: 'ended'; readonly holder: FloorHolder; readonly at: number; readonly endedBy: BurstEnd }
  | { readonly type: 'revoked'; readonly peerId: string; readonly reason: RevokeReason }
  | { readonly type: 'queued'; readonly peerId: string }
  | { readonly type: 'denied'; readonly peerId: string }
  | { readonly type: 'unqueued'; readonly peerId: string };

export const emptyFloor: Floor = { holder: null, queue: [] };

/** Emergency goes through anything; then the duty leader, the dispatcher, and all others alike. */
export function floorPriority({ actor, isEmergency }: Pick<FloorRequest, 'actor' | 'isEmergency'>): number {
  if (isEmergency) return 3;
  if (actor.role === 'dutyLeader') return 2;
  return actor.role === 'dispatcher' ? 1 : 0;
}

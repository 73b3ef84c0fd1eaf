import type { CameraStatus } from '../../../protocol/camera/camera.ts';
import type { StreamReason, StreamState } from '../../../protocol/media/streamState.ts';
import type { RejectionReason } from '../../../protocol/wire/rejection.ts';
import type { ConnectionStatus } from '../../connection/HallConnection.ts';

/** Everything known about one tile at one moment; times are server milliseconds. */
export interface TileFacts {
  readonly isCameraKnown: boolean;
  readonly cameraStatus: CameraStatus;
  readonly line: ConnectionStatus;
  /** Why the server would not open the camera. */
  readonly refusal: RejectionReason | null;
  readonly streamState: StreamState | null;
  /** When the picture on the tile last changed; null while none was ever shown. */
  readonly lastPictureAt: number | null;
  /** Attempts since the picture was last live; 0 during the first. */
  readonly attempts: number;
  /** When the tile asked for this camera. */
  readonly openedAt: number;
  readonly isHidden: boolean;
  /** Key frames only are asked for: they come seconds apart. */
  readonly isLowRate: boolean;
  readonly now: number;
}

/**
 * What a tile shows instead of, or over, its picture. Each has words for what is wrong and for what is being done
 * (`tile.state.*`); none is a black rectangle.
 */
export type TileCondition =
  | { readonly kind: 'live' }
  | { readonly kind: 'paused' }
  | { readonly kind: 'connecting' }
  /** Longer than a picture needs; `isArriving` tells whether the server has it, so that one knows where to look. */
  | { readonly kind: 'slow'; readonly waitedMs: number; readonly isArriving: boolean }
  | { readonly kind: 'stale'; readonly ageMs: number; readonly reason: StreamReason | null }
  /** The server still has a live picture; it no longer arrives on this screen. */
  | { readonly kind: 'held'; readonly ageMs: number }
  | {
      readonly kind: 'reconnecting';
      readonly attempts: number;
      readonly retryInMs: number | null;
      readonly reason: StreamReason | null;
      /** Age of the picture that is still shown; null when there is none. */
      readonly ageMs: number | null;
    }
  | { readonly kind: 'offline'; readonly retryInMs: number | null; readonly reason: StreamReason | null }
  | { readonly kind: 'notConfigured' }
  | { readonly kind: 'undecodable'; readonly reason: StreamReason; readonly codec: string }
  | { readonly kind: 'forbidden'; readonly refusal: RejectionReason }
  | { readonly kind: 'refused'; readonly refusal: RejectionReason }
  | { readonly kind: 'mediaDown'; readonly retryInMs: number | null; readonly ageMs: number | null }
  | { readonly kind: 'lineLost'; readonly ageMs: number | null }
  | { readonly kind: 'unknownCamera' };

/** A picture older than this is not called live, whatever the server says. */
export const staleAfterMs = 3_000;
/** The same where only key frames come; that the camera itself stopped is told by the server. */
export const lowRateStaleAfterMs = 15_000;
/** A first picture that takes longer is not on its way: the tile says so, with a reason. */
export const slowAfterMs = 5_000;

const undecodable: readonly StreamReason[] = ['h265', 'unsupportedCodec', 'bFrames'];
const forbidding: readonly RejectionReason[] = ['roleMayNot', 'purposeMissing', 'notLoggedIn', 'sessionEnded'];
const mediaGone: readonly RejectionReason[] = ['mediaUnavailable', 'mediaUnknown', 'serverStopping'];
const mediaRestarting: readonly StreamReason[] = ['ingestRestarted', 'workerRestarted'];

export function describeTile(facts: TileFacts): TileCondition {
  if (!facts.isCameraKnown) return { kind: 'unknownCamera' };
  if (facts.isHidden) return { kind: 'paused' };
  const ageMs = facts.lastPictureAt === null ? null : Math.max(0, facts.now - facts.lastPictureAt);
  if (facts.line !== 'online') {
    return facts.line === 'connecting' && ageMs === null ? describeOpening(facts) : { kind: 'lineLost', ageMs };
  }
  if (facts.refusal !== null) return describeRefusal(facts.refusal, ageMs);
  const state = facts.streamState;
  if (state === null) return describeOpening(facts);
  return describeStream(facts, state, ageMs);
}

/** A refusal that asking again will not change, so that a tile must not ask again by itself. */
export function isFinalRefusal(reason: RejectionReason): boolean {
  return reason === 'cameraUnknown' || forbidding.includes(reason);
}

function describeOpening(facts: TileFacts): TileCondition {
  const waitedMs = facts.now - facts.openedAt;
  if (waitedMs <= slowAfterMs) return { kind: 'connecting' };
  return { kind: 'slow', waitedMs, isArriving: facts.streamState?.phase === 'live' };
}

function describeRefusal(refusal: RejectionReason, ageMs: number | null): TileCondition {
  if (forbidding.includes(refusal)) return { kind: 'forbidden', refusal };
  if (refusal === 'cameraUnknown') return { kind: 'unknownCamera' };
  if (mediaGone.includes(refusal)) return { kind: 'mediaDown', retryInMs: null, ageMs };
  return { kind: 'refused', refusal };
}

function describeStream(facts: TileFacts, state: StreamState, ageMs: number | null): TileCondition {
  const { reason } = state;
  const retryInMs = remaining(state.retryAt, facts.now);
  const isLate = ageMs !== null && ageMs > (facts.isLowRate ? lowRateStaleAfterMs : staleAfterMs);
  if (state.phase === 'live') {
    if (ageMs === null) return describeOpening(facts);
    return isLate ? { kind: 'held', ageMs } : { kind: 'live' };
  }
  if (reason !== null && undecodable.includes(reason)) return { kind: 'undecodable', reason, codec: state.codec };
  if (reason === 'notConfigured') return { kind: 'notConfigured' };
  if (reason !== null && mediaRestarting.includes(reason)) return { kind: 'mediaDown', retryInMs, ageMs };
  if (state.phase === 'stale') return { kind: 'stale', ageMs: ageMs ?? 0, reason };
  if (ageMs === null && facts.cameraStatus === 'offline') return { kind: 'offline', retryInMs, reason };
  if (state.phase === 'connecting' && ageMs === null && facts.attempts === 0) return describeOpening(facts);
  return { kind: 'reconnecting', attempts: facts.attempts, retryInMs, reason, ageMs };
}

function remaining(at: number | null, now: number): number | null {
  return at === null ? null : Math.max(0, at - now);
}

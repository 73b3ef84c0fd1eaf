import type { UnitVideoEnd, UnitVideoState } from '../../../../protocol/unitVideo/unitVideo.ts';
import type { RejectionReason } from '../../../../protocol/wire/rejection.ts';
import type { UnitViewState } from '../../../media/index.ts';

/** Why a unit's tile shows what it shows. */
export type UnitCondition =
  | { readonly kind: 'live' | 'opening' | 'stale' | 'pageLineLost' | 'unknownUnit' | 'offDuty' | 'notAssigned' }
  | { readonly kind: 'asked'; readonly byName: string; readonly waitedMs: number }
  | { readonly kind: 'notSending'; readonly end: UnitVideoEnd | null }
  | { readonly kind: 'failed'; readonly reason: RejectionReason | null };

interface Facts {
  readonly isUnitKnown: boolean;
  readonly isOnline: boolean;
  readonly isOnDuty: boolean;
  readonly isAssigned: boolean;
  readonly video: UnitVideoState | undefined;
  readonly view: UnitViewState | null;
  readonly now: number;
}

/** A question nobody answered for so long is asked anew. */
const askedForMs = 60_000;

export function describeUnitVideo({ isUnitKnown, isOnline, isOnDuty, isAssigned, ...facts }: Facts): UnitCondition {
  const { video, view, now } = facts;
  if (!isUnitKnown) return { kind: 'unknownUnit' };
  if (!isOnline) return { kind: 'pageLineLost' };
  if (video?.phase === 'sending') {
    if (view === null || view.phase === 'opening') return { kind: 'opening' };
    return view.phase === 'failed' ? { kind: 'failed', reason: view.reason } : { kind: view.phase };
  }
  if (!isOnDuty) return { kind: 'offDuty' };
  if (!isAssigned) return { kind: 'notAssigned' };
  if (video?.phase === 'asked' && now - video.at < askedForMs) {
    return { kind: 'asked', byName: video.byName, waitedMs: Math.max(0, now - video.at) };
  }
  return { kind: 'notSending', end: video?.phase === 'ended' ? video.reason : null };
}

import type { TalkgroupId } from '../../../protocol/ids.ts';
import type { FloorState, TalkMember } from '../../../protocol/voice/talkgroup.ts';
import type { VoiceNotice } from '../../../protocol/voice/voiceCalls.ts';
import type { MicrophoneState } from './Microphone.ts';

export type RevokeReason = VoiceNotice<'voice.revoked'>['reason'];

/** What became of the last press. `refused` carries the server's refusal; `denied` is a floor that cannot be had now. */
export type TalkPhase =
  | { readonly kind: 'idle' }
  | { readonly kind: 'requesting' }
  | { readonly kind: 'queued' }
  | { readonly kind: 'granted' }
  | { readonly kind: 'denied' }
  | { readonly kind: 'noMicrophone' }
  | { readonly kind: 'refused'; readonly error: unknown }
  | { readonly kind: 'revoked'; readonly reason: RevokeReason };

export interface TalkgroupView {
  readonly talkgroupId: TalkgroupId;
  readonly status: 'joining' | 'joined' | 'failed' | 'removed';
  readonly error: unknown;
  readonly floor: FloorState | null;
  readonly members: readonly TalkMember[];
  /** When this page heard of the speaker, by its own clock in milliseconds; null while nobody talks. */
  readonly speakerHeardAt: number | null;
  /** 0 to 1. */
  readonly volume: number;
  readonly isMuted: boolean;
}

/** All that components read of voice; replaced at every change. */
export interface VoiceView {
  readonly ownPeerId: string | null;
  readonly groups: Readonly<Record<string, TalkgroupView>>;
  readonly talk: { readonly talkgroupId: TalkgroupId | null; readonly phase: TalkPhase };
  readonly microphone: MicrophoneState;
  /** The browser plays nothing until the person has touched the page. */
  readonly isWaitingForTouch: boolean;
}

export const emptyVoiceView: VoiceView = {
  ownPeerId: null,
  groups: {},
  talk: { talkgroupId: null, phase: { kind: 'idle' } },
  microphone: { kind: 'closed' },
  isWaitingForTouch: false,
};

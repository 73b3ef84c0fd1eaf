import type { HallConnection } from '../../connection/HallConnection.ts';
import type { TalkgroupId } from '../../../protocol/ids.ts';
import type { FloorState, TalkMember } from '../../../protocol/voice/talkgroup.ts';
import { Rejected } from '../../../protocol/wire/rejection.ts';
import type { MediaConnection } from '../../media/index.ts';
import { SpeechOutput } from './SpeechOutput.ts';
import type { TalkgroupView } from './voiceView.ts';

export interface JoinedGroupOptions {
  talkgroupId: TalkgroupId;
  connection: Pick<HallConnection, 'call' | 'status'>;
  media: MediaConnection;
  onChange: () => void;
  onOwnPeerId: (ownPeerId: string) => void;
  onBlocked: (isBlocked: boolean) => void;
}

const retryMs = 2_000;
const emergencyVolume = 0.7;

/** One talkgroup this page is in, or is trying to be in until it leaves. */
export class JoinedGroup {
  readonly #options: JoinedGroupOptions;
  readonly #output: SpeechOutput;
  #view: TalkgroupView;
  #ownPeerId: string | null = null;
  /** Whoever talked last; oneself is not played back, not even the tail that is still under way after the release. */
  #lastSpeaker: string | null = null;
  #retry: ReturnType<typeof setTimeout> | null = null;
  #joins = 0;
  #isClosed = false;

  constructor(options: JoinedGroupOptions) {
    this.#options = options;
    this.#output = new SpeechOutput(options.media, options.onBlocked);
    this.#view = {
      talkgroupId: options.talkgroupId,
      status: 'joining',
      error: null,
      floor: null,
      members: [],
      speakerHeardAt: null,
      volume: 1,
      isMuted: false,
    };
  }

  get view(): TalkgroupView {
    return this.#view;
  }

  /** Joins, or joins again after the server has forgotten this page. */
  async join(): Promise<void> {
    this.#stopRetrying();
    this.#joins += 1;
    const join = this.#joins;
    const { talkgroupId, connection, onOwnPeerId } = this.#options;
    this.#change({ status: 'joining' });
    try {
      const joined = await connection.call('voice.join', { talkgroupId });
      if (this.#isStale(join)) return;
      this.#ownPeerId = joined.ownPeerId;
      onOwnPeerId(joined.ownPeerId);
      await this.#output.listen(joined.producerId);
      if (this.#isStale(join)) return;
      const { floor, members } = joined;
      this.#change({ ...this.#speakerOf(floor), status: 'joined', error: null, floor, members });
    } catch (error) {
      if (this.#isStale(join)) return;
      this.#change({ status: 'failed', error, floor: null, members: [], speakerHeardAt: null });
      if (isWorthRetrying(error)) this.#retry = setTimeout(() => void this.join(), retryMs);
    }
  }

  hearFloor(floor: FloorState): void {
    if (this.#view.status !== 'joined') return;
    this.#change({ ...this.#speakerOf(floor), floor });
  }

  hearMembers(members: readonly TalkMember[]): void {
    if (this.#view.status === 'joined') this.#change({ members });
  }

  hearRemoved(): void {
    this.#joins += 1;
    this.#stopRetrying();
    this.#change({ status: 'removed', floor: null, members: [], speakerHeardAt: null });
  }

  setVolume(volume: number): void {
    this.#change({ volume: Math.min(1, Math.max(0, volume)) });
  }

  setMuted(isMuted: boolean): void {
    this.#change({ isMuted });
  }

  close(): void {
    if (this.#isClosed) return;
    this.#isClosed = true;
    this.#stopRetrying();
    this.#output.close();
    const { connection, talkgroupId } = this.#options;
    // A server that cannot be reached has forgotten this page by itself.
    if (connection.status === 'online') connection.call('voice.leave', { talkgroupId }).catch(() => undefined);
  }

  #speakerOf({ speaker }: FloorState): Pick<TalkgroupView, 'speakerHeardAt'> {
    if (speaker === null) return { speakerHeardAt: null };
    const { floor, speakerHeardAt } = this.#view;
    const isSame = floor?.speaker?.peerId === speaker.peerId && floor.speaker.since === speaker.since;
    this.#lastSpeaker = speaker.peerId;
    return { speakerHeardAt: isSame ? speakerHeardAt : Date.now() };
  }

  #change(change: Partial<TalkgroupView>): void {
    this.#view = { ...this.#view, ...change };
    const isOwnVoice = this.#ownPeerId !== null && this.#lastSpeaker === this.#ownPeerId;
    this.#output.setVolume(isOwnVoice ? 0 : loudness(this.#view));
    this.#options.onChange();
  }

  #isStale(join: number): boolean {
    return this.#isClosed || join !== this.#joins;
  }

  #stopRetrying(): void {
    if (this.#retry !== null) clearTimeout(this.#retry);
    this.#retry = null;
  }
}

/** Mute does not hold against an emergency, nor does a volume at which it would be missed. */
function loudness({ floor, isMuted, volume }: TalkgroupView): number {
  if (floor?.speaker?.isEmergency === true) return Math.max(volume, emergencyVolume);
  return isMuted ? 0 : volume;
}

/** A refusal stays one; a server or line that fails may come back. */
function isWorthRetrying(error: unknown): boolean {
  if (!(error instanceof Rejected)) return true;
  return error.code === 'unavailable' || error.code === 'serverFailure' || error.reason === 'mediaUnknown';
}

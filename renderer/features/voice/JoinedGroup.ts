import type { HallConnection } from '../../connection/HallConnection.ts';
import type { TalkgroupId } from '../../../protocol/ids.ts';
import type { FloorState, TalkMember } from '../../../protocol/voice/talkgroup.ts';
import { Rejected } from '../../../protocol/wire/rejection.ts';
import type { SpeechOutput } from './SpeechOutput.ts';
import type { TalkgroupView } from './voiceView.ts';

export interface JoinedGroupOptions {
  talkgroupId: TalkgroupId;
  connection: Pick<HallConnection, 'call' | 'status'>;
  /** Closed with the group. */
  output: Pick<SpeechOutput, 'listen' | 'setVolume' | 'close'>;
  onChange: () => void;
  onOwnPeerId: (ownPeerId: string) => void;
}

const retryMs = 2_000;
const emergencyVolume = 0.7;

/** One talkgroup this page is in, or is trying to be in until it leaves. */
export class JoinedGroup {
  readonly #options: JoinedGroupOptions;
  #view: TalkgroupView;
  #ownPeerId: string | null = null;
  /** Whoever talked last; oneself is not played back, not even the tail that is still under way after the release. */
  #lastSpeaker: string | null = null;
  #retry: ReturnType<typeof setTimeout> | null = null;
  #joins = 0;
  /** The server has answered the join: what it says of the group from then on is news. */
  #isIn = false;
  #isClosed = false;

  constructor(options: JoinedGroupOptions) {
    this.#options = options;
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
    const { talkgroupId, connection, output, onOwnPeerId } = this.#options;
    this.#isIn = false;
    this.#change({ status: 'joining' });
    try {
      const joined = await connection.call('voice.join', { talkgroupId });
      if (this.#isStale(join)) return;
      this.#ownPeerId = joined.ownPeerId;
      onOwnPeerId(joined.ownPeerId);
      const { floor, members } = joined;
      this.#isIn = true;
      this.#change({ ...this.#speakerOf(floor), floor, members });
      // The line for the sound takes its time, and somebody may begin to talk meanwhile.
      await output.listen(joined.producerId);
      if (this.#isStale(join)) return;
      this.#change({ status: 'joined', error: null });
    } catch (error) {
      if (this.#isStale(join)) return;
      this.#isIn = false;
      this.#change({ status: 'failed', error, floor: null, members: [], speakerHeardAt: null });
      if (isWorthRetrying(error)) this.#retry = setTimeout(() => void this.join(), retryMs);
    }
  }

  hearFloor(floor: FloorState): void {
    if (this.#isIn) this.#change({ ...this.#speakerOf(floor), floor });
  }

  hearMembers(members: readonly TalkMember[]): void {
    if (this.#isIn) this.#change({ members });
  }

  hearRemoved(): void {
    this.#joins += 1;
    this.#isIn = false;
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
    const { connection, output, talkgroupId } = this.#options;
    output.close();
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
    this.#options.output.setVolume(isOwnVoice ? 0 : loudness(this.#view));
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

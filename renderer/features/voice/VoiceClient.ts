import type { HallConnection } from '../../connection/HallConnection.ts';
import type { TalkgroupId } from '../../../protocol/ids.ts';
import type { FloorState } from '../../../protocol/voice/talkgroup.ts';
import { Rejected } from '../../../protocol/wire/rejection.ts';
import type { MediaConnection } from '../../media/index.ts';
import { FloorTones, type FloorTone } from './FloorTones.ts';
import { JoinedGroup } from './JoinedGroup.ts';
import { Microphone } from './Microphone.ts';
import { SpeechOutput } from './SpeechOutput.ts';
import { emptyVoiceView, type RevokeReason, type TalkPhase, type VoiceView } from './voiceView.ts';

interface VoiceClientOptions {
  connection: Pick<HallConnection, 'call' | 'on' | 'onStatus' | 'status'>;
  /** The page's one line to the media plant; whoever owns it feeds it notices and restarts it after a reconnection. */
  media: MediaConnection;
}

const releaseAttempts = 5;
const releaseRetryMs = 300;

/** A press: from the finger going down until it is let go or taken away. */
interface Press {
  readonly talkgroupId: TalkgroupId;
  isRequested: boolean;
}

/**
 * Push-to-talk of one page: the talkgroups it is in, its one microphone, and what became of the press. Components read
 * `view` and are told of changes through `subscribe`.
 */
export class VoiceClient {
  readonly #options: VoiceClientOptions;
  readonly #groups = new Map<TalkgroupId, JoinedGroup>();
  readonly #microphone: Microphone;
  readonly #tones = new FloorTones();
  readonly #listeners = new Set<() => void>();
  readonly #stopListening: (() => void)[];
  #view: VoiceView = emptyVoiceView;
  #press: Press | null = null;
  #isClosed = false;

  constructor(options: VoiceClientOptions) {
    this.#options = options;
    const { connection, media } = options;
    this.#microphone = new Microphone(media, () => this.#change({ microphone: this.#microphone.state }));
    this.#stopListening = [
      connection.on('voice.floor', (floor) => this.#hearFloor(floor)),
      connection.on('voice.members', ({ talkgroupId, members }) => this.#groups.get(talkgroupId)?.hearMembers(members)),
      connection.on('voice.granted', ({ talkgroupId }) => this.#hearGranted(talkgroupId)),
      connection.on('voice.revoked', ({ talkgroupId, reason }) => this.#hearRevoked(talkgroupId, reason)),
      connection.on('voice.removed', ({ talkgroupId }) => {
        if (this.#press?.talkgroupId === talkgroupId) this.#endPress({ kind: 'idle' });
        this.#groups.get(talkgroupId)?.hearRemoved();
      }),
      connection.onStatus((status) => {
        if (status !== 'online' && this.#press !== null) this.#endPress({ kind: 'idle' });
      }),
      media.onRestart(() => {
        if (this.#press !== null) this.#endPress({ kind: 'idle' });
        for (const group of this.#groups.values()) void group.join();
      }),
    ];
  }

  get view(): VoiceView {
    return this.#view;
  }

  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  join(talkgroupId: TalkgroupId): void {
    if (this.#isClosed || this.#groups.has(talkgroupId)) return;
    const group = new JoinedGroup({
      talkgroupId,
      connection: this.#options.connection,
      output: new SpeechOutput(this.#options.media, (isWaitingForTouch) => this.#change({ isWaitingForTouch })),
      onChange: () => this.#showGroups(),
      onOwnPeerId: (ownPeerId) => this.#change({ ownPeerId }),
    });
    this.#groups.set(talkgroupId, group);
    void group.join();
  }

  leave(talkgroupId: TalkgroupId): void {
    if (this.#press?.talkgroupId === talkgroupId) this.release();
    this.#groups.get(talkgroupId)?.close();
    this.#groups.delete(talkgroupId);
    this.#showGroups();
  }

  setVolume(talkgroupId: TalkgroupId, volume: number): void {
    this.#groups.get(talkgroupId)?.setVolume(volume);
  }

  setMuted(talkgroupId: TalkgroupId, isMuted: boolean): void {
    this.#groups.get(talkgroupId)?.setMuted(isMuted);
  }

  /** Opens the microphone ahead of the first press where that needs no question. */
  async warmUp(): Promise<void> {
    await this.#microphone.openIfAllowed();
  }

  /** The button goes down. What becomes of it is in `view.talk`. */
  press(talkgroupId: TalkgroupId, options: { isEmergency?: boolean } = {}): void {
    if (this.#isClosed || this.#press !== null) return;
    if (this.#options.connection.status !== 'online') {
      // Asked later, it would be granted to a button that nobody holds any more.
      this.#show(talkgroupId, { kind: 'refused', error: new Rejected('unavailable', 'timeout') });
      return;
    }
    const press: Press = { talkgroupId, isRequested: false };
    this.#press = press;
    this.#show(talkgroupId, { kind: 'requesting' });
    void this.#request(press, options.isEmergency ?? false);
  }

  /** The button is let go; also when the page is hidden or the finger slides away. */
  release(): void {
    if (this.#press !== null) this.#endPress({ kind: 'idle' });
  }

  close(): void {
    if (this.#isClosed) return;
    this.release();
    this.#isClosed = true;
    for (const stop of this.#stopListening) stop();
    for (const group of this.#groups.values()) group.close();
    this.#groups.clear();
    this.#microphone.close();
    this.#tones.close();
    this.#listeners.clear();
  }

  async #request(press: Press, isEmergency: boolean): Promise<void> {
    const { talkgroupId } = press;
    try {
      if (!(await this.#microphone.open())) {
        if (this.#press === press) this.#endPress({ kind: 'noMicrophone' }, 'denied');
        return;
      }
      // Let go while the browser asked for the microphone, or while it was opened.
      if (this.#press !== press) return;
      // On its way already when the server lets it through: the first syllable does not wait for the answer.
      this.#microphone.talk();
      press.isRequested = true;
      const { outcome } = await this.#options.connection.call('voice.requestFloor', { talkgroupId, isEmergency });
      if (this.#press !== press) return;
      if (outcome === 'denied') this.#endPress({ kind: 'denied' }, 'denied');
      else if (outcome === 'granted') this.#startTalking(talkgroupId);
      else {
        this.#microphone.silence();
        this.#show(talkgroupId, { kind: 'queued' });
      }
    } catch (error) {
      if (this.#press === press) this.#endPress({ kind: 'refused', error }, 'denied');
    }
  }

  /** While a request is under way, every grant and revocation heard was meant for a press that is already over. */
  #hearGranted(talkgroupId: TalkgroupId): void {
    if (this.#press?.talkgroupId === talkgroupId && this.#view.talk.phase.kind === 'queued') {
      this.#startTalking(talkgroupId);
    }
  }

  #hearRevoked(talkgroupId: TalkgroupId, reason: RevokeReason): void {
    if (this.#press?.talkgroupId !== talkgroupId || this.#view.talk.phase.kind === 'requesting') return;
    this.#endPress({ kind: 'revoked', reason }, 'denied');
  }

  #startTalking(talkgroupId: TalkgroupId): void {
    this.#microphone.talk();
    this.#show(talkgroupId, { kind: 'granted' });
    this.#tones.play('granted');
  }

  #hearFloor(floor: FloorState): void {
    this.#groups.get(floor.talkgroupId)?.hearFloor(floor);
  }

  #endPress(phase: TalkPhase, tone?: FloorTone): void {
    const press = this.#press;
    if (press === null) return;
    this.#press = null;
    this.#microphone.silence();
    const { connection } = this.#options;
    if (press.isRequested && connection.status === 'online') {
      void this.#sendRelease(press.talkgroupId);
    }
    this.#show(press.talkgroupId, phase);
    if (tone !== undefined) this.#tones.play(tone);
  }

  /** Sent after the request on the same line, so it cannot overtake it. A lost line frees the floor by itself. */
  async #sendRelease(talkgroupId: TalkgroupId, attempt = 1): Promise<void> {
    const { connection } = this.#options;
    try {
      await connection.call('voice.releaseFloor', { talkgroupId });
    } catch {
      // A release that was not taken (too many requests at once) would leave everybody else waiting.
      if (attempt === releaseAttempts || connection.status !== 'online') return;
      await new Promise((resolve) => setTimeout(resolve, attempt * releaseRetryMs));
      // A newer press asks for the floor anew, and this release would take it away.
      if (this.#press === null) await this.#sendRelease(talkgroupId, attempt + 1);
    }
  }

  #show(talkgroupId: TalkgroupId, phase: TalkPhase): void {
    this.#change({ talk: { talkgroupId, phase } });
  }

  #showGroups(): void {
    this.#change({ groups: Object.fromEntries([...this.#groups].map(([id, group]) => [id, group.view])) });
  }

  #change(change: Partial<VoiceView>): void {
    if (this.#isClosed) return;
    this.#view = { ...this.#view, ...change };
    for (const listener of this.#listeners) listener();
  }
}

import type { Producer } from 'mediasoup-client/types';
import type { AssignmentId } from '../../../protocol/ids.ts';
import type { UnitVideoEnd } from '../../../protocol/unitVideo/unitVideo.ts';
import type { HallConnection } from '../../connection/HallConnection.ts';
import type { MediaConnection } from '../../media/MediaConnection.ts';

/** The names of Media Capture and Streams, 10.2, as far as a person can do something about them. */
export type VideoFailure = 'insecurePage' | 'notAllowed' | 'notFound' | 'inUse' | 'failed';

export type VideoState =
  | { readonly kind: 'idle' }
  | { readonly kind: 'asked'; readonly byName: string }
  | { readonly kind: 'opening' }
  | {
      readonly kind: 'sending';
      readonly since: number;
      readonly watchers: readonly string[];
      readonly track: MediaStreamTrack;
    }
  | { readonly kind: 'ended'; readonly reason: UnitVideoEnd }
  | { readonly kind: 'failed'; readonly failure: VideoFailure }
  | { readonly kind: 'refused'; readonly error: unknown };

interface VideoSenderOptions {
  readonly hall: Pick<HallConnection, 'call' | 'on'>;
  readonly media: MediaConnection;
  readonly onChange: (state: VideoState) => void;
}

const picture = { width: { ideal: 1280 }, height: { ideal: 720 }, frameRate: { ideal: 20, max: 25 } };
const mostBitsPerSecond = 1_200_000;

/**
 * The phone's rear camera on its way to the hall: only ever begun by `start`, which a finger calls, and for good over with
 * whatever ends it, so that no picture leaves a phone whose person does not see the red sign.
 */
export class VideoSender {
  readonly #options: VideoSenderOptions;
  readonly #stopListening: (() => void)[];
  #state: VideoState = { kind: 'idle' };
  #track: MediaStreamTrack | null = null;
  #producer: Producer | null = null;
  /** What an earlier start still brings is thrown away. */
  #round = 0;
  #isClosed = false;

  constructor(options: VideoSenderOptions) {
    this.#options = options;
    const { hall } = options;
    const onHidden = () => {
      if (document.hidden) this.stop('hidden');
    };
    const onLeave = () => this.stop('hidden');
    document.addEventListener('visibilitychange', onHidden);
    window.addEventListener('pagehide', onLeave);
    this.#stopListening = [
      hall.on('unitVideo.asked', ({ byName }) => {
        if (!this.#isUnderWay()) this.#set({ kind: 'asked', byName });
      }),
      hall.on('unitVideo.over', ({ reason }) => {
        if (this.#isUnderWay()) this.#end({ kind: 'ended', reason });
      }),
      hall.on('unitVideo.watchers', ({ names }) => {
        if (this.#state.kind === 'sending') this.#set({ ...this.#state, watchers: names });
      }),
      () => document.removeEventListener('visibilitychange', onHidden),
      () => window.removeEventListener('pagehide', onLeave),
    ];
  }

  async start(assignmentId: AssignmentId): Promise<void> {
    if (this.#isClosed || this.#isUnderWay()) return;
    const round = (this.#round += 1);
    this.#set({ kind: 'opening' });
    try {
      const track = await openCamera();
      if (this.#isOver(round)) {
        track.stop();
        return;
      }
      this.#track = track;
      track.addEventListener('ended', () => this.stop('cameraLost'));
      const producer = await this.#produce(track, assignmentId);
      if (this.#isOver(round)) {
        producer.close();
        return;
      }
      this.#producer = producer;
      producer.on('transportclose', () => this.#end({ kind: 'ended', reason: 'lineLost' }));
      this.#set({ kind: 'sending', since: Date.now(), watchers: [], track });
    } catch (error) {
      if (this.#isOver(round)) return;
      const failure = failureOf(error);
      this.#end(failure === null ? { kind: 'refused', error } : { kind: 'failed', failure });
    }
  }

  stop(reason: 'stopped' | 'hidden' | 'cameraLost'): void {
    if (!this.#isUnderWay()) return;
    this.#end({ kind: 'ended', reason });
    // The track has stopped: the server's answer changes nothing about what leaves the phone.
    this.#options.hall.call('unitVideo.stop', { reason }).catch(() => undefined);
  }

  /** Puts the question, or the word of how it ended, away. */
  dismiss(): void {
    if (this.#isUnderWay()) return;
    if (this.#state.kind === 'asked') this.#options.hall.call('unitVideo.decline', {}).catch(() => undefined);
    this.#set({ kind: 'idle' });
  }

  close(): void {
    if (this.#isClosed) return;
    this.stop('stopped');
    this.#isClosed = true;
    for (const stop of this.#stopListening) stop();
  }

  async #produce(track: MediaStreamTrack, assignmentId: AssignmentId): Promise<Producer> {
    const { media, hall } = this.#options;
    const transport = await media.sendingTransport();
    const codec = await media.sendingCodec('video/H264');
    return transport.produce({
      track,
      stopTracks: true,
      encodings: [{ maxBitrate: mostBitsPerSecond }],
      ...(codec === undefined ? {} : { codec }),
      appData: media.announcing(async (transportId, rtpParameters) =>
        hall.call('unitVideo.start', { assignmentId, transportId, rtpParameters }),
      ),
    });
  }

  #end(state: VideoState): void {
    this.#round += 1;
    const producer = this.#producer;
    this.#producer = null;
    this.#track?.stop();
    this.#track = null;
    producer?.close();
    this.#set(state);
  }

  #isUnderWay(): boolean {
    return this.#state.kind === 'opening' || this.#state.kind === 'sending';
  }

  #isOver(round: number): boolean {
    return this.#isClosed || round !== this.#round;
  }

  #set(state: VideoState): void {
    if (this.#isClosed) return;
    this.#state = state;
    this.#options.onChange(state);
  }
}

async function openCamera(): Promise<MediaStreamTrack> {
  // Browsers hide the devices from pages that came neither over HTTPS nor from this machine.
  if (!('mediaDevices' in navigator)) throw new DOMException('No devices on this page', 'InsecurePage');
  const video = { facingMode: { ideal: 'environment' }, ...picture };
  const stream = await navigator.mediaDevices.getUserMedia({ video, audio: false });
  const [track] = stream.getVideoTracks();
  if (track === undefined) throw new DOMException('The camera gave no track', 'NotFoundError');
  track.contentHint = 'motion';
  return track;
}

/** Null for what the hall refused, which has words of its own. */
function failureOf(error: unknown): VideoFailure | null {
  if (!(error instanceof DOMException)) return null;
  switch (error.name) {
    case 'InsecurePage':
      return 'insecurePage';
    case 'NotAllowedError':
    case 'SecurityError':
      return 'notAllowed';
    case 'NotFoundError':
    case 'OverconstrainedError':
      return 'notFound';
    case 'NotReadableError':
    case 'AbortError':
      return 'inUse';
    default:
      return 'failed';
  }
}

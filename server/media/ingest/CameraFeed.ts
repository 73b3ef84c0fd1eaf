import { connectingStreamState, type StreamReason, type StreamState } from '../../../protocol/media/streamState.ts';
import { H264Relay, type RelayedPicture } from './H264Relay.ts';
import { KeptPictures } from './KeptPictures.ts';
import { reconnectDelayMs } from './reconnectDelay.ts';
import { pictureLossIndication, senderReport } from './rtcp.ts';
import type { VideoTrack } from './rtsp/parseSdp.ts';
import type { RtspPullOptions } from './rtsp/RtspPull.ts';

export type PullEvents = Pick<RtspPullOptions<VideoTrack>, 'onTrack' | 'onRtp' | 'onEnd'>;
export type Pull = { sendRtcp: (packet: Buffer) => void; close: () => void };

export type CameraFeedOptions = {
  ssrc: number;
  payloadType: number;
  startPull: (events: PullEvents) => Pull;
  send: (packet: Buffer) => void;
  /** Every picture that was sent, after it was kept. */
  onPicture?: (picture: RelayedPicture) => void;
  onState: (state: StreamState) => void;
  onKeyFrameWanted: () => void;
  /** Milliseconds since 1970. */
  now: () => number;
  /** In [0, 1). */
  random: () => number;
};

const minSilenceMs = 3_000;
/** Until the first pictures have shown how far apart they are. */
const firstSilenceMs = 10_000;
const keyFrameLimitMs = 10_000;
const reportEveryMs = 2_000;
const keyFrameRequestEveryMs = 1_000;
/** A stream that lived this long was well; its next failure starts the schedule anew. */
const wellAfterMs = 10_000;

/** Keeps one camera stream flowing: pulls it, watches its pictures, reconnects on the schedule, tells its state. */
export class CameraFeed {
  readonly #options: CameraFeedOptions;
  readonly #relay: H264Relay;
  readonly #kept = new KeptPictures();
  #pull: Pull | null = null;
  #state: StreamState = connectingStreamState;
  #attempt = 0;
  #retryAt = 0;
  #trackAt: number | null = null;
  #liveSince: number | null = null;
  #lastPictureAt: number | null = null;
  #gapMs: number | null = null;
  #keyFrameAskedAt = 0;
  #reportedAt = 0;
  #totalPackets = 0;
  #totalBytes = 0;
  #windowPictures = 0;
  #windowBytes = 0;
  #isClosed = false;

  constructor(options: CameraFeedOptions) {
    this.#options = options;
    this.#relay = new H264Relay({
      ssrc: options.ssrc,
      payloadType: options.payloadType,
      firstSequence: Math.floor(options.random() * 0x8000),
      firstTimestamp: Math.floor(options.random() * 0x80000000),
      onPicture: (picture) => this.#forward(picture),
      onKeyFrameWanted: () => this.requestKeyFrame(),
    });
    this.#connect();
  }

  /** The pictures since the last key frame, oldest first. */
  get keptPictures(): readonly RelayedPicture[] {
    return this.#kept.pictures;
  }

  /** To be called a few times a second: everything that time alone brings about. */
  tick(): void {
    if (this.#isClosed) return;
    const now = this.#options.now();
    if (this.#pull === null) {
      if (now >= this.#retryAt) this.#connect();
      return;
    }
    this.#watch(now);
    if (this.#state.phase === 'live' && now - this.#reportedAt >= reportEveryMs) this.#report(now);
  }

  /** Asks the camera for a key frame, at most once a second. */
  requestKeyFrame(): void {
    const now = this.#options.now();
    if (this.#isClosed || this.#pull === null || now - this.#keyFrameAskedAt < keyFrameRequestEveryMs) return;
    this.#keyFrameAskedAt = now;
    this.#pull.sendRtcp(pictureLossIndication(this.#options.ssrc, this.#relay.cameraSsrc));
    this.#options.onKeyFrameWanted();
  }

  close(): void {
    if (this.#isClosed) return;
    this.#isClosed = true;
    this.#pull?.close();
    this.#pull = null;
    this.#kept.clear();
  }

  #connect(): void {
    this.#attempt += 1;
    this.#trackAt = null;
    this.#lastPictureAt = null;
    this.#gapMs = null;
    this.#pull = this.#options.startPull({
      onTrack: (track) => {
        this.#relay.startTrack(track);
        this.#trackAt = this.#options.now();
      },
      onRtp: (packet) => this.#relay.pushRtp(packet, this.#options.now()),
      onEnd: (failure) => this.#fail(failure.reason, failure.codec),
    });
    if (this.#state.retryAt === null) return;
    // The reason of the last failure stays readable while the next attempt runs.
    const phase = this.#state.phase === 'failed' ? 'connecting' : this.#state.phase;
    this.#setState({ ...this.#state, phase, retryAt: null });
  }

  #forward(picture: RelayedPicture): void {
    if (this.#isClosed) return;
    const now = this.#options.now();
    if (this.#lastPictureAt !== null) {
      const gap = now - this.#lastPictureAt;
      this.#gapMs = this.#gapMs === null ? gap : Math.max(gap, this.#gapMs * 0.9 + gap * 0.1);
    }
    this.#lastPictureAt = now;
    this.#kept.add(picture);
    for (const packet of picture.packets) this.#options.send(packet);
    this.#options.onPicture?.(picture);
    this.#totalPackets += picture.packets.length;
    this.#totalBytes += picture.bytes - picture.packets.length * 12;
    this.#windowPictures += 1;
    this.#windowBytes += picture.bytes;
    if (this.#state.phase !== 'live') this.#goLive(now);
  }

  #goLive(now: number): void {
    this.#liveSince = now;
    this.#reportedAt = now;
    this.#sendSenderReport(now);
    const set = this.#relay.sequenceParameterSet;
    this.#setState({
      ...connectingStreamState,
      phase: 'live',
      width: set?.width ?? 0,
      height: set?.height ?? 0,
      codec: set === null ? '' : `H264 ${set.profileLevelId}`,
      lastFrameAt: now,
    });
  }

  #watch(now: number): void {
    if (this.#lastPictureAt === null) {
      if (this.#trackAt !== null && now - this.#trackAt > keyFrameLimitMs) this.#abandon('noKeyFrame');
      return;
    }
    const limit = this.#gapMs === null ? firstSilenceMs : Math.max(minSilenceMs, 3 * this.#gapMs);
    if (now - this.#lastPictureAt > limit) this.#abandon('noFrames');
    else if (this.#liveSince !== null && now - this.#liveSince > wellAfterMs) this.#attempt = 0;
  }

  #report(now: number): void {
    const seconds = (now - this.#reportedAt) / 1000;
    const set = this.#relay.sequenceParameterSet;
    const fps = Math.round((this.#windowPictures / seconds) * 10) / 10;
    const kbps = Math.round((this.#windowBytes * 8) / seconds / 1000);
    this.#windowPictures = 0;
    this.#windowBytes = 0;
    this.#reportedAt = now;
    this.#sendSenderReport(now);
    const size = { width: set?.width ?? 0, height: set?.height ?? 0 };
    this.#setState({ ...this.#state, ...size, fps, kbps, lastFrameAt: this.#lastPictureAt });
  }

  #sendSenderReport(now: number): void {
    const timestamp = this.#relay.timestampAt(now);
    const counts = { packets: this.#totalPackets, bytes: this.#totalBytes };
    this.#options.send(senderReport({ ssrc: this.#options.ssrc, nowMs: now, timestamp, ...counts }));
  }

  #abandon(reason: StreamReason): void {
    this.#pull?.close();
    this.#fail(reason);
  }

  #fail(reason: StreamReason, codec: string | null = null): void {
    if (this.#isClosed) return;
    this.#pull = null;
    this.#kept.clear();
    this.#windowPictures = 0;
    this.#windowBytes = 0;
    const now = this.#options.now();
    const wasLive = this.#state.phase === 'live';
    if (wasLive && this.#liveSince !== null && now - this.#liveSince > wellAfterMs) this.#attempt = 0;
    this.#liveSince = null;
    this.#retryAt = now + reconnectDelayMs(Math.max(1, this.#attempt), reason, this.#options.random());
    const lastFrameAt = this.#lastPictureAt ?? this.#state.lastFrameAt;
    const phase = wasLive ? 'stale' : 'failed';
    const named = { codec: codec ?? this.#state.codec };
    this.#setState({ ...this.#state, ...named, phase, reason, retryAt: this.#retryAt, fps: 0, kbps: 0, lastFrameAt });
  }

  #setState(state: StreamState): void {
    this.#state = state;
    this.#options.onState(state);
  }
}

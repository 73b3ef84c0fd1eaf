import type { ViewPurpose } from '../../protocol/access/role.ts';
import type { VideoStream } from '../../protocol/camera/camera.ts';
import type { CameraId } from '../../protocol/ids.ts';
import type { StreamReason, StreamState } from '../../protocol/media/streamState.ts';
import { Rejected, type RejectionReason } from '../../protocol/wire/rejection.ts';
import { CameraPicture, type CameraPictureOptions, type FrameTally } from './CameraPicture.ts';
import type { MediaConnection } from './MediaConnection.ts';
import { summarizeVideo, type VideoSummary } from './summarizeVideo.ts';
import { watchRetryMs } from './watchRetryMs.ts';

export type CameraViewPhase = 'idle' | 'connecting' | 'live' | 'stale' | 'failed';

/** What a tile has to say about its picture. */
export type CameraViewState = {
  phase: CameraViewPhase;
  reason: StreamReason | RejectionReason | null;
  cameraId: CameraId | null;
  /** The stream on the glass, null before the first picture. */
  shownStream: VideoStream | null;
  /** The stream that was asked for last. */
  wantedStream: VideoStream | null;
  isPaused: boolean;
  /** Whether the glass gets key frames only, because the page cannot draw everything it is sent. */
  isLowRate: boolean;
  /** The newest state the server told about the stream on the glass, or about the one awaited while there is none. */
  server: StreamState | null;
  /** Why the sub-stream is on the glass although the main stream is wanted; null where it is not for a reason. */
  substituteReason: StreamReason | null;
};

export type CameraViewOptions = {
  connection: MediaConnection;
  /** A positioned element; the view puts its pictures into it. */
  host: HTMLElement;
  onChange: (state: CameraViewState) => void;
};

/** `purpose` goes to the audit log with every watch that is begun. */
export type CameraViewTarget = { cameraId: CameraId; stream: VideoStream; purpose: ViewPurpose };

const undecodable: ReadonlySet<StreamReason> = new Set(['h265', 'unsupportedCodec', 'bFrames']);
const checkEveryMs = 500;
const minSilenceMs = 3_000;
/** Between two key frames; whether the camera still sends is the server's to tell. */
const minLowRateSilenceMs = 15_000;
/** A tile that is looked at this long is no passing glance. */
const shareAfterMs = 1_500;

/** One tile's live picture: shows a camera, changes its stream without a black frame, knows when it is not live. */
export class CameraView {
  readonly #options: CameraViewOptions;
  readonly #timer: ReturnType<typeof setInterval>;
  readonly #stopListening: () => void;
  #target: CameraViewTarget | null = null;
  #shown: CameraPicture | null = null;
  /** Being prepared behind the shown one. */
  #next: CameraPicture | null = null;
  #substituteReason: StreamReason | null = null;
  #failure: RejectionReason | null = null;
  #retryAt = 0;
  /** Watches that ended without a picture since the last one that had one. */
  #failedWatches = 0;
  /** When the shown picture moves to the line it ought to have. */
  #changeLineAt = Infinity;
  #isLowRateWanted = false;
  #isPaused = false;
  #lastState = '';
  #isClosed = false;

  constructor(options: CameraViewOptions) {
    this.#options = options;
    this.#timer = setInterval(() => this.#check(), checkEveryMs);
    this.#stopListening = options.connection.onRestart(() => this.#watchAgain());
  }

  /** Shows a stream of a camera. The other stream of the same camera replaces the picture at its first frame. */
  show(target: CameraViewTarget): void {
    if (this.#isClosed) return;
    if (this.#target?.cameraId === target.cameraId && this.#target.stream === target.stream) return;
    const isSameCamera = this.#target?.cameraId === target.cameraId;
    this.#target = target;
    this.#substituteReason = null;
    this.#failure = null;
    this.#failedWatches = 0;
    this.#next?.close();
    this.#next = null;
    if (!isSameCamera) this.#closeShown();
    if (this.#shown !== null) this.#changeLineAt = this.#whenToChange(this.#shown);
    if (this.#shown?.stream !== target.stream) this.#prepare(target);
    this.#tell();
  }

  /** Shows nothing. */
  clear(): void {
    this.#target = null;
    this.#substituteReason = null;
    this.#failure = null;
    this.#next?.close();
    this.#next = null;
    this.#closeShown();
    this.#tell();
  }

  /** A tile nobody sees costs neither network nor decoding. */
  setPaused(isPaused: boolean): void {
    if (this.#isClosed || this.#isPaused === isPaused) return;
    this.#isPaused = isPaused;
    this.#shown?.setPaused(isPaused);
    this.#next?.setPaused(isPaused);
    this.#tell();
  }

  /** Key frames only, until told otherwise: the picture on the glass stays until the first of the other rate. */
  setLowRate(isLowRate: boolean): void {
    if (this.#isClosed || this.#isLowRateWanted === isLowRate) return;
    this.#isLowRateWanted = isLowRate;
    if (this.#next !== null && this.#next.line !== 'own') {
      this.#next.close();
      this.#next = null;
    }
    if (this.#shown === null) return;
    this.#changeLineAt = this.#whenToChange(this.#shown);
    this.#check();
  }

  /** Of the picture on the glass; counts from zero with every picture that takes its place. */
  frames(): (FrameTally & { readonly video: HTMLVideoElement }) | null {
    return this.#shown === null ? null : { ...this.#shown.frames, video: this.#shown.video };
  }

  /** Milliseconds since the last frame on the glass; null before the first. */
  frameAgeMs(): number | null {
    return this.#shown?.ageMs() ?? null;
  }

  /** The video on the glass, for snapshots. */
  get video(): HTMLVideoElement | null {
    return this.#shown?.video ?? null;
  }

  async stats(): Promise<VideoSummary | null> {
    const report = await this.#shown?.stats();
    return report === undefined || report === null ? null : summarizeVideo(report);
  }

  state(): CameraViewState {
    const { phase, reason } = this.#assess();
    return {
      phase,
      reason,
      cameraId: this.#target?.cameraId ?? null,
      shownStream: this.#shown?.stream ?? null,
      wantedStream: this.#target?.stream ?? null,
      isPaused: this.#isPaused,
      isLowRate: this.#shown?.line === 'thin',
      server: this.#serverState(),
      substituteReason: this.#substituteReason,
    };
  }

  close(): void {
    if (this.#isClosed) return;
    this.#isClosed = true;
    clearInterval(this.#timer);
    this.#stopListening();
    this.#next?.close();
    this.#closeShown();
  }

  #prepare(target: CameraViewTarget, replaces?: CameraPictureOptions['replaces']): void {
    const { connection, host } = this.#options;
    const picture: CameraPicture = new CameraPicture({
      connection,
      host,
      ...target,
      ...(replaces === undefined ? {} : { replaces }),
      onServerState: () => {
        this.#substitute(picture);
        this.#tell();
      },
      onFirstFrame: () => this.#swap(picture),
      onEnd: (cause) => this.#lose(picture, cause),
    });
    this.#next = picture;
    if (this.#isPaused) picture.setPaused(true);
  }

  #swap(picture: CameraPicture): void {
    if (this.#next !== picture) return;
    this.#next = null;
    this.#failure = null;
    this.#failedWatches = 0;
    this.#closeShown();
    this.#shown = picture;
    this.#changeLineAt = this.#whenToChange(picture);
    const isOther = this.#target !== null && picture.stream !== this.#target.stream;
    if (isOther && this.#target !== null && this.#substituteReason === null) this.#prepare(this.#target);
    this.#tell();
  }

  /** A main stream that no browser decodes gives way to the sub-stream, which cameras as a rule still code in H.264. */
  #substitute(picture: CameraPicture): void {
    const reason = picture.serverState?.reason ?? null;
    if (picture !== this.#next || picture.stream !== 'main' || reason === null || !undecodable.has(reason)) return;
    this.#substituteReason = reason;
    this.#next = null;
    picture.close();
    if (this.#shown === null && this.#target !== null) this.#prepare({ ...this.#target, stream: 'sub' });
  }

  /** Begins again with the stream that was on the glass; the wanted one follows when that shows. */
  #prepareAgain(): void {
    if (this.#target === null) return;
    this.#prepare({ ...this.#target, stream: this.#shown?.stream ?? this.#target.stream });
  }

  /** A picture ended from the other side: what is on the glass stays until a new one comes, and is called stale. */
  #lose(picture: CameraPicture, cause: unknown): void {
    if (this.#next === picture) {
      this.#next = null;
      picture.close();
    } else if (this.#shown !== picture) {
      return;
    }
    if (picture.line !== 'own' && this.#shown !== null && this.#shown !== picture) {
      // Only the move to another line failed: the picture on the glass goes on over its own.
      this.#failedWatches += 1;
      this.#changeLineAt = performance.now() + watchRetryMs(this.#failedWatches, Math.random());
      return;
    }
    if (cause instanceof Rejected) this.#failure = cause.reason;
    else if (this.#shown !== picture) this.#failure = 'mediaUnavailable';
    if (this.#shown === picture) this.#retryAt = performance.now();
    else {
      this.#failedWatches += 1;
      this.#retryAt = performance.now() + watchRetryMs(this.#failedWatches, Math.random());
    }
    this.#check();
  }

  #watchAgain(): void {
    if (this.#target === null) return;
    this.#next?.close();
    this.#next = null;
    this.#failure = null;
    this.#prepareAgain();
    this.#tell();
  }

  #check(): void {
    if (this.#isClosed) return;
    const isWanting = this.#retryAt > 0 && performance.now() >= this.#retryAt;
    if (isWanting && this.#target !== null && this.#next === null) {
      this.#retryAt = 0;
      this.#prepareAgain();
    }
    this.#changeLine();
    this.#tell();
  }

  get #lineWanted(): 'shared' | 'thin' {
    return this.#isLowRateWanted ? 'thin' : 'shared';
  }

  /** A passing glance stays on its own line; all else moves at once. */
  #whenToChange(picture: CameraPicture): number {
    if (picture.line === this.#lineWanted) return Infinity;
    return performance.now() + (picture.line === 'own' && !this.#isLowRateWanted ? shareAfterMs : 0);
  }

  #changeLine(): void {
    const isDue = performance.now() >= this.#changeLineAt && !this.#isPaused && !document.hidden;
    if (!isDue || this.#target === null || this.#shown === null || this.#next !== null) return;
    this.#changeLineAt = Infinity;
    const target = { ...this.#target, stream: this.#shown.stream };
    this.#prepare(target, { picture: this.#shown, line: this.#lineWanted });
  }

  #assess(): { phase: CameraViewPhase; reason: CameraViewState['reason'] } {
    if (this.#target === null) return { phase: 'idle', reason: null };
    const age = this.#shown?.ageMs() ?? null;
    const server = this.#serverState();
    if (server?.phase === 'failed' || server?.phase === 'stale') {
      return { phase: age === null ? 'failed' : server.phase, reason: server.reason };
    }
    if (age !== null && this.#shown !== null) {
      const silenceMs = this.#shown.line === 'thin' ? minLowRateSilenceMs : minSilenceMs;
      const isFresh = this.#isPaused || document.hidden || age <= Math.max(silenceMs, 3 * this.#shown.gapMs);
      return isFresh ? { phase: 'live', reason: null } : { phase: 'stale', reason: this.#failure ?? 'noFrames' };
    }
    return this.#failure === null ? { phase: 'connecting', reason: null } : { phase: 'failed', reason: this.#failure };
  }

  #serverState(): StreamState | null {
    return (this.#shown ?? this.#next)?.serverState ?? null;
  }

  #closeShown(): void {
    this.#shown?.close();
    this.#shown = null;
  }

  #tell(): void {
    if (this.#isClosed) return;
    const state = this.state();
    const text = JSON.stringify(state);
    if (text === this.#lastState) return;
    this.#lastState = text;
    this.#options.onChange(state);
  }
}

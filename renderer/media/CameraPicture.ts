import type { Consumer } from 'mediasoup-client/types';
import type { ViewPurpose } from '../../protocol/access/role.ts';
import type { VideoStream } from '../../protocol/camera/camera.ts';
import type { CameraId } from '../../protocol/ids.ts';
import type { StreamState } from '../../protocol/media/streamState.ts';
import type { ConsumerDescription, MediaConnection } from './MediaConnection.ts';
import { makePictureElement, placeholderWidthPx } from './pictureElement.ts';

/**
 * own: a line of this picture alone, which begins with kept pictures; shared: the one all viewers share; thin: a line of
 * its own again, with key frames only.
 */
export type PictureLine = 'own' | 'shared' | 'thin';

/** Frames since the picture began: what arrived decoded, and what of it was put on the glass. */
export type FrameTally = { readonly delivered: number; readonly presented: number };

export type CameraPictureOptions = {
  connection: MediaConnection;
  host: HTMLElement;
  cameraId: CameraId;
  stream: VideoStream;
  purpose: ViewPurpose;
  /** The picture that shows the same stream over another line, whose place this one takes. */
  replaces?: { picture: CameraPicture; line: 'shared' | 'thin' };
  /** `serverState` changed. */
  onServerState: () => void;
  onFirstFrame: () => void;
  /** The watch could not be begun, or the server ended it. */
  onEnd: (cause: unknown) => void;
};

/** One watched stream of one camera in one `<video>` of its own, placed behind whatever the host already shows. */
export class CameraPicture {
  readonly stream: VideoStream;
  readonly video: HTMLVideoElement;
  readonly #options: CameraPictureOptions;
  readonly #unsubscribe: (() => void)[];
  #serverState: StreamState | null;
  #consumer: Consumer | null = null;
  #lastFrameAt: number | null = null;
  #presented = 0;
  #gapMs = 0;
  #isPaused = false;
  #isClosed = false;

  constructor(options: CameraPictureOptions) {
    this.#options = options;
    this.stream = options.stream;
    this.video = makePictureElement(options.host);
    this.#serverState = options.replaces?.picture.serverState ?? null;
    const { connection } = options;
    this.#unsubscribe = [
      connection.onNotice('media.streamState', (notice) => {
        if (notice.cameraId === options.cameraId && notice.stream === options.stream) this.#learn(notice.state);
      }),
      connection.onNotice('media.consumerClosed', (notice) => {
        if (notice.consumerId === this.#consumer?.id) this.#end(new Error(`Consumer closed: ${notice.reason}`));
      }),
    ];
    this.#watch().catch((cause: unknown) => this.#end(cause));
  }

  /** What the server told last about the stream; null before it answered. */
  get serverState(): StreamState | null {
    return this.#serverState;
  }

  get line(): PictureLine {
    return this.#options.replaces?.line ?? 'own';
  }

  get frames(): FrameTally {
    return { delivered: this.video.getVideoPlaybackQuality().totalVideoFrames, presented: this.#presented };
  }

  /** Milliseconds since the last decoded frame; null before the first. */
  ageMs(): number | null {
    return this.#lastFrameAt === null ? null : performance.now() - this.#lastFrameAt;
  }

  /** The longest recent time between two frames. */
  get gapMs(): number {
    return this.#gapMs;
  }

  setPaused(isPaused: boolean): void {
    if (this.#isPaused === isPaused || this.#isClosed) return;
    this.#isPaused = isPaused;
    if (!isPaused) this.#lastFrameAt = this.#lastFrameAt === null ? null : performance.now();
    this.#applyPause().catch((cause: unknown) => this.#end(cause));
  }

  async stats(): Promise<RTCStatsReport | null> {
    return this.#consumer === null || this.#consumer.closed ? null : this.#consumer.getStats();
  }

  close(): void {
    if (this.#isClosed) return;
    this.#isClosed = true;
    for (const unsubscribe of this.#unsubscribe) unsubscribe();
    this.video.srcObject = null;
    this.video.remove();
    if (this.#consumer !== null) this.#options.connection.dropConsumer(this.#consumer.id);
    this.#consumer?.close();
  }

  async #watch(): Promise<void> {
    const { connection } = this.#options;
    const description = await this.#open();
    if (this.#hasEnded()) {
      this.#options.connection.dropConsumer(description.consumerId);
      return;
    }
    const consumer = await connection.consume(description);
    this.#consumer = consumer;
    if (this.#hasEnded()) {
      this.#options.connection.dropConsumer(consumer.id);
      consumer.close();
      return;
    }
    if (consumer.rtpReceiver) consumer.rtpReceiver.jitterBufferTarget = 0;
    this.video.srcObject = new MediaStream([consumer.track]);
    this.video.requestVideoFrameCallback(this.#countFrame);
    await this.#applyPause();
  }

  #learn(state: StreamState): void {
    if (this.#isClosed) return;
    this.#serverState = state;
    this.#options.onServerState();
  }

  async #open(): Promise<ConsumerDescription> {
    const { connection, cameraId, stream, purpose, replaces } = this.#options;
    const rtpCapabilities = await connection.rtpCapabilities();
    if (replaces !== undefined) {
      const asked = { consumerId: replaces.picture.#consumer?.id ?? '', rtpCapabilities };
      const name = replaces.line === 'thin' ? 'media.thinConsumer' : 'media.shareConsumer';
      return (await connection.call(name, asked)).consumer;
    }
    const { consumer, state } = await connection.call('media.watchCamera', {
      cameraId,
      stream,
      rtpCapabilities,
      purpose,
    });
    this.#learn(state);
    return consumer;
  }

  readonly #countFrame = (now: number, { width, presentedFrames }: VideoFrameCallbackMetadata): void => {
    if (this.#isClosed) return;
    if (width <= placeholderWidthPx) {
      this.video.requestVideoFrameCallback(this.#countFrame);
      return;
    }
    const isFirst = this.#lastFrameAt === null;
    this.#presented = presentedFrames;
    if (this.#lastFrameAt !== null) this.#gapMs = Math.max(now - this.#lastFrameAt, this.#gapMs * 0.9);
    this.#lastFrameAt = now;
    this.video.requestVideoFrameCallback(this.#countFrame);
    if (isFirst) this.#options.onFirstFrame();
  };

  async #applyPause(): Promise<void> {
    if (this.#consumer !== null) await this.#options.connection.setPaused(this.#consumer, this.#isPaused);
  }

  #end(cause: unknown): void {
    if (this.#isClosed) return;
    this.#options.onEnd(cause);
  }

  /** A call, so that the compiler does not take the answer from before an await for the one after it. */
  #hasEnded(): boolean {
    return this.#isClosed;
  }
}

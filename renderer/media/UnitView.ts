import type { Consumer } from 'mediasoup-client/types';
import type { RtpCapabilities } from '../../protocol/media/rtp.ts';
import { Rejected, type RejectionReason } from '../../protocol/wire/rejection.ts';
import type { ConsumerDescription, MediaConnection } from './MediaConnection.ts';
import { makePictureElement, placeholderWidthPx } from './pictureElement.ts';
import { watchRetryMs } from './watchRetryMs.ts';

export type UnitViewState = {
  readonly phase: 'opening' | 'live' | 'stale' | 'failed';
  readonly reason: RejectionReason | null;
  /** When the last frame came, by the page's own clock (`performance.now`). */
  readonly lastFrameAt: number | null;
};

export type UnitViewOptions = {
  readonly connection: MediaConnection;
  /** A positioned element; the picture is put into it. */
  readonly host: HTMLElement;
  readonly watch: (rtpCapabilities: RtpCapabilities) => Promise<ConsumerDescription>;
  readonly onChange: (state: UnitViewState) => void;
};

const checkEveryMs = 500;
const staleAfterMs = 3_000;

/** The live picture a unit's phone sends, in one element, for as long as it is sent; opened anew when its line breaks. */
export class UnitView {
  readonly video: HTMLVideoElement;
  readonly #options: UnitViewOptions;
  readonly #timer: ReturnType<typeof setInterval>;
  readonly #stopListening: (() => void)[];
  #state: UnitViewState = { phase: 'opening', reason: null, lastFrameAt: null };
  #consumer: Consumer | null = null;
  #isPaused = false;
  #failures = 0;
  #retryAt = Infinity;
  #round = 0;
  #isClosed = false;

  constructor(options: UnitViewOptions) {
    this.#options = options;
    const { connection, host } = options;
    this.video = makePictureElement(host);
    this.video.requestVideoFrameCallback(this.#countFrame);
    this.#stopListening = [
      connection.onRestart(() => this.#open()),
      connection.onNotice('media.consumerClosed', ({ consumerId }) => {
        if (consumerId === this.#consumer?.id) this.#fail(null);
      }),
    ];
    this.#timer = setInterval(() => this.#check(), checkEveryMs);
    this.#open();
  }

  /** A tile nobody sees costs neither network nor decoding. */
  setPaused(isPaused: boolean): void {
    if (this.#isPaused === isPaused || this.#isClosed) return;
    this.#isPaused = isPaused;
    this.#applyPause().catch((cause: unknown) => this.#fail(cause));
  }

  close(): void {
    if (this.#isClosed) return;
    this.#isClosed = true;
    this.#round += 1;
    clearInterval(this.#timer);
    for (const stop of this.#stopListening) stop();
    this.#giveBack();
    this.video.srcObject = null;
    this.video.remove();
  }

  #open(): void {
    const round = (this.#round += 1);
    this.#retryAt = Infinity;
    this.#giveBack();
    this.#begin(round).catch((cause: unknown) => {
      if (round === this.#round) this.#fail(cause);
    });
  }

  async #begin(round: number): Promise<void> {
    const { connection, watch } = this.#options;
    const description = await watch(await connection.rtpCapabilities());
    if (round !== this.#round) {
      this.#options.connection.dropConsumer(description.consumerId);
      return;
    }
    const consumer = await connection.consume(description);
    if (this.#isOver(round)) {
      this.#options.connection.dropConsumer(consumer.id);
      consumer.close();
      return;
    }
    this.#consumer = consumer;
    if (consumer.rtpReceiver) consumer.rtpReceiver.jitterBufferTarget = 0;
    this.video.srcObject = new MediaStream([consumer.track]);
    await this.#applyPause();
  }

  async #applyPause(): Promise<void> {
    if (this.#consumer !== null) await this.#options.connection.setPaused(this.#consumer, this.#isPaused);
  }

  readonly #countFrame = (_now: number, { width }: VideoFrameCallbackMetadata): void => {
    if (this.#isClosed) return;
    this.video.requestVideoFrameCallback(this.#countFrame);
    if (width <= placeholderWidthPx) return;
    this.#failures = 0;
    const isNews = this.#state.phase !== 'live';
    this.#state = { phase: 'live', reason: null, lastFrameAt: performance.now() };
    if (isNews) this.#options.onChange(this.#state);
  };

  #check(): void {
    const { phase, lastFrameAt } = this.#state;
    const now = performance.now();
    if (now >= this.#retryAt) this.#open();
    if (phase !== 'live' || this.#isPaused || lastFrameAt === null || now - lastFrameAt < staleAfterMs) return;
    this.#set({ ...this.#state, phase: 'stale' });
  }

  #fail(cause: unknown): void {
    if (this.#isClosed) return;
    this.#giveBack();
    this.#failures += 1;
    this.#retryAt = performance.now() + watchRetryMs(this.#failures, Math.random());
    this.#set({ ...this.#state, phase: 'failed', reason: cause instanceof Rejected ? cause.reason : null });
  }

  #set(state: UnitViewState): void {
    this.#state = state;
    this.#options.onChange(state);
  }

  #giveBack(): void {
    const consumer = this.#consumer;
    this.#consumer = null;
    if (consumer === null) return;
    this.#options.connection.dropConsumer(consumer.id);
    consumer.close();
  }

  /** A call, so that the compiler does not take the answer from before an await for the one after it. */
  #isOver(round: number): boolean {
    return this.#isClosed || round !== this.#round;
  }
}

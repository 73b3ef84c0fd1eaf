import { randomInt } from 'node:crypto';
import { once } from 'node:events';
import type { PlainTransport, Producer } from 'mediasoup/types';
import type { VideoStream } from '../../protocol/camera/camera.ts';
import type { CameraId } from '../../protocol/ids.ts';
import { connectingStreamState, type StreamReason, type StreamState } from '../../protocol/media/streamState.ts';
import { Rejected } from '../../protocol/wire/rejection.ts';
import type { IngestOrder, RtpDestination } from './ingest/ingestMessages.ts';
import type { MediaWorker } from './MediaWorker.ts';
import { placeVideo, playoutDelayId, videoPayloadType } from './placeVideo.ts';

/** Where a stream is pulled from. Holds credentials: never logged, never sent to a seat. */
export type VideoAddress = { url: string; credentials: { username: string; password: string } | null };

export type CameraStreamOptions = {
  cameraId: CameraId;
  stream: VideoStream;
  address: VideoAddress | null;
  worker: MediaWorker;
  lingerMs: number;
  order: (order: IngestOrder) => void;
  onState: (state: StreamState) => void;
  /** Nobody has looked for `lingerMs`. */
  onUnused: () => void;
};

/** Opening a line takes a few milliseconds; longer means that the ingest process is being replaced. */
const announceWithinMs = 2_000;

/** A producer and the worker it lives on. */
export type PlacedProducer = { producer: Producer; worker: MediaWorker };

/** One camera stream, pulled once for all its viewers. */
export class CameraStream {
  readonly cameraId: CameraId;
  readonly stream: VideoStream;
  readonly key: string;
  readonly #options: CameraStreamOptions;
  readonly #ssrc = randomInt(1, 0xffffffff);
  #worker: MediaWorker;
  #placed: Promise<PlacedProducer>;
  #transport: PlainTransport | null = null;
  readonly #replays = new Set<() => void>();
  #state: StreamState = connectingStreamState;
  #leases = 0;
  #lingerTimer: NodeJS.Timeout | null = null;
  #isClosed = false;

  constructor(options: CameraStreamOptions) {
    this.#options = options;
    this.cameraId = options.cameraId;
    this.stream = options.stream;
    this.key = streamKey(options.cameraId, options.stream);
    this.#worker = options.worker;
    this.#placed = this.#place(options.worker, (destination) => this.#open(destination));
  }

  get state(): StreamState {
    return this.#state;
  }

  get worker(): MediaWorker {
    return this.#worker;
  }

  get leases(): number {
    return this.#leases;
  }

  /** Waits for a move to another worker that is under way. */
  async placed(): Promise<PlacedProducer> {
    return this.#placed;
  }

  retain(): void {
    this.#leases += 1;
    if (this.#lingerTimer !== null) clearTimeout(this.#lingerTimer);
    this.#lingerTimer = null;
  }

  release(): void {
    this.#leases -= 1;
    if (this.#leases > 0 || this.#isClosed) return;
    this.#lingerTimer = setTimeout(() => this.#options.onUnused(), this.#options.lingerMs);
  }

  /** A report of the ingest process. */
  setState(state: StreamState): void {
    if (this.#isClosed) return;
    this.#state = state;
    this.#options.onState(state);
  }

  /** The worker died: the camera session goes on, only its destination changes. */
  async moveTo(worker: MediaWorker): Promise<void> {
    if (this.#isClosed) return;
    this.#worker = worker;
    this.#placed = this.#place(worker, (destination) =>
      this.#options.order({ type: 'retarget', streamKey: this.key, destination }),
    );
    await this.#placed;
  }

  /** The ingest process died: another opens the camera anew, with a new sequence and therefore a new producer. */
  async reopen(): Promise<void> {
    if (this.#isClosed) return;
    this.#fail('ingestRestarted');
    this.#closeTransports();
    this.#placed = this.#place(this.#worker, (destination) => this.#open(destination));
    await this.#placed;
  }

  /**
   * A line for one viewer that begins with the pictures kept since the last key frame, so that it need not wait for the
   * next; with `isKeyFramesOnly` nothing but key frames ever follows. Closing its producer's transport ends it.
   */
  async openReplay(
    worker: MediaWorker,
    { isKeyFramesOnly }: { isKeyFramesOnly: boolean },
  ): Promise<PlacedProducer & { close: () => void }> {
    const ssrc = randomInt(1, 0xffffffff);
    const { transport, producer, destination } = await placeVideo(worker, { ssrc, hasPlayoutDelay: true });
    const replayKey = transport.id;
    const close = () => transport.close();
    const announced = once(transport, 'tuple', { signal: AbortSignal.timeout(announceWithinMs) });
    transport.observer.once('close', () => {
      this.#replays.delete(close);
      this.#options.order({ type: 'closeReplay', replayKey });
    });
    if (this.#isClosed) close();
    else {
      this.#replays.add(close);
      const source = { streamKey: this.key, replayKey, destination, isKeyFramesOnly };
      this.#options.order({ type: 'openReplay', ...source, ssrc, payloadType: videoPayloadType, playoutDelayId });
    }
    try {
      await announced;
    } catch (cause) {
      close();
      throw new Rejected('unavailable', 'mediaUnavailable', { cause });
    }
    return { producer, worker, close };
  }

  close(): void {
    if (this.#isClosed) return;
    this.#isClosed = true;
    if (this.#lingerTimer !== null) clearTimeout(this.#lingerTimer);
    this.#options.order({ type: 'close', streamKey: this.key });
    this.#closeTransports();
  }

  #closeTransports(): void {
    this.#transport?.close();
    for (const close of [...this.#replays]) close();
  }

  #open(destination: RtpDestination): void {
    const { address } = this.#options;
    if (address === null) {
      this.#fail('notConfigured');
      return;
    }
    this.#options.order({
      type: 'open',
      streamKey: this.key,
      url: address.url,
      credentials: address.credentials,
      destination,
      ssrc: this.#ssrc,
      payloadType: videoPayloadType,
    });
  }

  async #place(worker: MediaWorker, onPlaced: (destination: RtpDestination) => void): Promise<PlacedProducer> {
    const { transport, producer, destination } = await placeVideo(worker, { ssrc: this.#ssrc, hasPlayoutDelay: false });
    if (this.#isClosed) {
      transport.close();
    } else {
      this.#transport = transport;
      onPlaced(destination);
    }
    return { producer, worker };
  }

  #fail(reason: StreamReason): void {
    this.setState({ ...this.#state, phase: 'failed', reason, fps: 0, kbps: 0 });
  }
}

export function streamKey(cameraId: CameraId, stream: VideoStream): string {
  return `${cameraId}/${stream}`;
}

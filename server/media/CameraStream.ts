import { randomInt } from 'node:crypto';
import type { PlainTransport, Producer } from 'mediasoup/types';
import type { VideoStream } from '../../protocol/camera/camera.ts';
import type { CameraId } from '../../protocol/ids.ts';
import { connectingStreamState, type StreamReason, type StreamState } from '../../protocol/media/streamState.ts';
import type { IngestOrder, RtpDestination } from './ingest/ingestMessages.ts';
import type { MediaWorker } from './MediaWorker.ts';
import { h264Parameters } from './routerCodecs.ts';

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

/** A producer and the worker it lives on. */
export type PlacedProducer = { producer: Producer; worker: MediaWorker };

const payloadType = 102;

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
    this.#transport?.close();
    this.#placed = this.#place(this.#worker, (destination) => this.#open(destination));
    await this.#placed;
  }

  requestKeyFrame(): void {
    this.#options.order({ type: 'requestKeyFrame', streamKey: this.key });
  }

  close(): void {
    if (this.#isClosed) return;
    this.#isClosed = true;
    if (this.#lingerTimer !== null) clearTimeout(this.#lingerTimer);
    this.#options.order({ type: 'close', streamKey: this.key });
    this.#transport?.close();
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
      payloadType,
    });
  }

  async #place(worker: MediaWorker, onPlaced: (destination: RtpDestination) => void): Promise<PlacedProducer> {
    const transport = await worker.router.createPlainTransport({
      listenInfo: { protocol: 'udp', ip: '127.0.0.1', recvBufferSize: 1 << 20 },
      rtcpMux: true,
      comedia: true,
    });
    const producer = await transport.produce({
      kind: 'video',
      rtpParameters: {
        codecs: [
          {
            mimeType: 'video/H264',
            payloadType,
            clockRate: 90000,
            parameters: h264Parameters,
            rtcpFeedback: [
              { type: 'nack', parameter: 'pli' },
              { type: 'ccm', parameter: 'fir' },
            ],
          },
        ],
        encodings: [{ ssrc: this.#ssrc }],
      },
    });
    if (this.#isClosed) {
      transport.close();
    } else {
      this.#transport = transport;
      onPlaced({ ip: '127.0.0.1', port: transport.tuple.localPort });
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

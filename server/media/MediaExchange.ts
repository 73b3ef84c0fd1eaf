import type { Producer, Router } from 'mediasoup/types';
import type { VideoStream } from '../../protocol/camera/camera.ts';
import type { CameraId } from '../../protocol/ids.ts';
import type { CameraStreamState, StreamState } from '../../protocol/media/streamState.ts';
import type { SendMediaNotice } from '../../protocol/media/mediaNotices.ts';
import { Rejected } from '../../protocol/wire/rejection.ts';
import { CameraSounds } from './audio/CameraSounds.ts';
import { CameraStream, streamKey, type PlacedProducer, type VideoAddress } from './CameraStream.ts';
import { IngestLink } from './IngestLink.ts';
import type { IngestReport } from './ingest/ingestMessages.ts';
import type { MediaLog } from './MediaLog.ts';
import { MediaPeer } from './MediaPeer.ts';
import { MediaWorker, type MediaListen } from './MediaWorker.ts';
import { receiveRecent, type RecentMovie } from './receiveRecent.ts';
import { receiveStills, type Still } from './stills/receiveStills.ts';
import type { CameraStill } from './stills/registerStills.ts';
import { StreamLease } from './StreamLease.ts';

export type MediaExchangeOptions = {
  log: MediaLog;
  listens: readonly MediaListen[];
  /** The first worker's UDP and TCP port, each further worker takes the next one; 0 takes any free ones. */
  port: number;
  workerCount?: number;
  /** The mediasoup worker's binary; by default MEDIASOUP_WORKER_BIN, else the package's own. */
  workerBinary?: string;
  /** Where a stream is pulled from, null when none is configured; throws `Rejected` for a camera that does not exist. */
  resolveVideo: (cameraId: CameraId, stream: VideoStream) => VideoAddress | null;
  /** Asks the camera itself for a key frame, where it can; called at most once a second and stream. */
  requestKeyFrame?: (cameraId: CameraId, stream: VideoStream) => void;
  /** The speech of a talkgroup (a producer on `speechRouter`) that a peer may hear now, or null; null by default. */
  findSpeech?: (listenerPeerId: string, producerId: string) => Producer | null;
  /** A peer made its microphone's producer; awaited before the peer gets its answer. */
  onMicrophone?: (peerId: string, microphone: { producer: Producer; router: Router }) => Promise<void>;
  onStreamState?: (state: CameraStreamState) => void;
  /** How long a stream is kept after its last viewer. */
  lingerMs?: number;
};

const defaultLingerMs = 30_000;
const workerRetryMs = 1_000;
/** A past shorter by less than this is as good. */
const shortMs = 2_000;

type WorkerPlace = { worker: MediaWorker; epoch: number };

/** The media plant: every camera stream pulled once, every seat's transports, over mediasoup workers that may die. */
export class MediaExchange {
  readonly #options: MediaExchangeOptions;
  readonly #places: WorkerPlace[] = [];
  readonly #streams = new Map<string, CameraStream>();
  readonly #peers = new Map<string, MediaPeer>();
  readonly #sounds: CameraSounds;
  #ingest: IngestLink | null = null;
  #recentBytes = 0;
  #lastEpoch = 0;
  #isClosed = false;

  private constructor(options: MediaExchangeOptions) {
    this.#options = options;
    this.#sounds = new CameraSounds({
      resolve: (cameraId) => options.resolveVideo(cameraId, 'sub') ?? options.resolveVideo(cameraId, 'main'),
      worker: () => this.#speechPlace.worker,
      order: (order) => this.#ingest?.order(order),
    });
  }

  static async create(options: MediaExchangeOptions): Promise<MediaExchange> {
    const exchange = new MediaExchange(options);
    try {
      exchange.#ingest = await IngestLink.create({
        log: options.log,
        onReport: (report) => exchange.#hear(report),
        onRestarted: () => {
          exchange.#recentBytes = 0;
          exchange.#sounds.close();
          exchange.#reopenStreams();
        },
      });
      for (let index = 0; index < (options.workerCount ?? 1); index += 1) {
        exchange.#places.push(await exchange.#startWorker(index));
      }
    } catch (cause) {
      await exchange.close();
      throw cause;
    }
    return exchange;
  }

  get workerPids(): number[] {
    return this.#places.map(({ worker }) => worker.pid);
  }

  get ingestPid(): number | undefined {
    return this.#ingest?.pid;
  }

  /** How many streams are pulled now. */
  get streamCount(): number {
    return this.#streams.size;
  }

  /** What the ingest process keeps of the past of all pulled streams. */
  get recentBytes(): number {
    return this.#recentBytes;
  }

  /** How many cameras are heard now. */
  get soundCount(): number {
    return this.#sounds.pulledCount;
  }

  /** The state of a pulled stream; null while nobody looks at it. */
  streamState(cameraId: CameraId, stream: VideoStream): StreamState | null {
    return this.#streams.get(streamKey(cameraId, stream))?.state ?? null;
  }

  /** Pulls a stream, or shares the one already pulled; it stays for as long as the lease is held and a while after. */
  acquireStream(cameraId: CameraId, stream: VideoStream): StreamLease {
    if (this.#isClosed) throw new Rejected('unavailable', 'mediaUnavailable');
    const key = streamKey(cameraId, stream);
    const known = this.#streams.get(key);
    if (known !== undefined) return new StreamLease(known);
    const created = new CameraStream({
      cameraId,
      stream,
      address: this.#options.resolveVideo(cameraId, stream),
      worker: this.#leastLoadedPlace((worker) => this.#streamsOn(worker)).worker,
      lingerMs: this.#options.lingerMs ?? defaultLingerMs,
      order: (order) => this.#ingest?.order(order),
      onState: (state) => this.#tellState({ cameraId, stream, state }),
      onUnused: () => {
        this.#streams.delete(key);
        created.close();
      },
    });
    this.#streams.set(key, created);
    created.placed().catch((cause: unknown) => {
      // The worker died under it; it is placed again with the next one.
      this.#options.log.warn({ err: cause, streamKey: key }, 'A camera stream could not be placed');
    });
    return new StreamLease(created);
  }

  /**
   * What is kept of a camera since a moment: of the stream that was asked for, or of its other one where that reaches
   * further back. Null while nobody looks at the camera.
   */
  async readRecent(cameraId: CameraId, stream: VideoStream, from: number): Promise<RecentMovie | null> {
    const read = async (which: VideoStream): Promise<RecentMovie | null> => {
      const key = streamKey(cameraId, which);
      if (!this.#streams.has(key)) return null;
      return receiveRecent((order) => this.#ingest?.order(order), { streamKey: key, from });
    };
    const asked = await read(stream);
    if (asked !== null && asked.from <= from + shortMs) return asked;
    const other = await read(stream === 'main' ? 'sub' : 'main');
    if (asked === null || other === null) return asked ?? other;
    return other.from < asked.from - shortMs ? other : asked;
  }

  /** How cameras stand and their newest key frames after a moment; of the sub-stream where it is pulled. Pulls nothing. */
  async readStills(wanted: readonly { cameraId: CameraId; after: number }[]): Promise<CameraStill[]> {
    const streams = wanted.map(
      ({ cameraId }) => this.#streams.get(streamKey(cameraId, 'sub')) ?? this.#streams.get(streamKey(cameraId, 'main')),
    );
    const pulled = streams.flatMap((stream, index) =>
      stream === undefined ? [] : [{ streamKey: stream.key, after: wanted[index]?.after ?? 0 }],
    );
    const stills =
      pulled.length === 0
        ? new Map<string, Still>()
        : await receiveStills((order) => this.#ingest?.order(order), pulled);
    return streams.map((stream) => ({
      state: stream?.state ?? null,
      still: stream === undefined ? null : (stills.get(stream.key) ?? null),
    }));
  }

  /** One per socket. A peer of the same id that is still open is replaced. */
  createPeer(options: { peerId: string; notify: SendMediaNotice }): MediaPeer {
    if (this.#isClosed) throw new Rejected('unavailable', 'mediaUnavailable');
    const { peerId, notify } = options;
    this.#peers.get(peerId)?.close();
    const place = this.#leastLoadedPlace((worker) => this.#peersOn(worker));
    const peer: MediaPeer = new MediaPeer({
      peerId,
      notify,
      worker: place.worker,
      workerEpoch: place.epoch,
      acquireStream: (cameraId, stream) => this.acquireStream(cameraId, stream),
      listen: (cameraId) => this.#sounds.listen(cameraId),
      findVoice: (producerId) => this.#findVoice(peerId, producerId),
      onMicrophone: async ({ producer, worker }) => {
        await this.#options.onMicrophone?.(peerId, { producer, router: worker.router });
      },
      onClose: () => {
        if (this.#peers.get(peerId) === peer) this.#peers.delete(peerId);
      },
    });
    this.#peers.set(peerId, peer);
    return peer;
  }

  peer(peerId: string): MediaPeer | null {
    return this.#peers.get(peerId) ?? null;
  }

  async close(): Promise<void> {
    if (this.#isClosed) return;
    this.#isClosed = true;
    for (const peer of [...this.#peers.values()]) peer.close();
    this.#sounds.close();
    for (const stream of this.#streams.values()) stream.close();
    this.#streams.clear();
    await this.#ingest?.close();
    for (const { worker } of this.#places) worker.close();
  }

  async #startWorker(index: number): Promise<WorkerPlace> {
    const { listens, port, log } = this.#options;
    const worker = await MediaWorker.create({
      listens,
      port: port === 0 ? 0 : port + index,
      workerBinary: this.#options.workerBinary ?? process.env['MEDIASOUP_WORKER_BIN'],
      onDied: (cause) => {
        log.error({ err: cause, index }, 'A media worker died; starting another');
        this.#replaceWorker(index, worker).catch((failure: unknown) => {
          log.error({ err: failure, index }, 'A media worker could not be replaced');
        });
      },
    });
    this.#lastEpoch += 1;
    return { worker, epoch: this.#lastEpoch };
  }

  async #replaceWorker(index: number, dead: MediaWorker): Promise<void> {
    while (!this.#isClosed) {
      try {
        const place = await this.#startWorker(index);
        if (this.#hasEnded()) {
          place.worker.close();
          return;
        }
        this.#places[index] = place;
        const moves = [...this.#streams.values()]
          .filter((stream) => stream.worker === dead)
          .map((stream) => stream.moveTo(place.worker));
        for (const peer of this.#peers.values()) if (peer.worker === dead) peer.moveTo(place.worker, place.epoch);
        await Promise.all(moves);
        return;
      } catch (cause) {
        this.#options.log.error({ err: cause, index }, 'A media worker did not start');
        await new Promise((resolve) => setTimeout(resolve, workerRetryMs));
      }
    }
  }

  /** A call, so that the compiler does not take the answer from before an await for the one after it. */
  #hasEnded(): boolean {
    return this.#isClosed;
  }

  #reopenStreams(): void {
    for (const stream of this.#streams.values()) {
      stream.reopen().catch((cause: unknown) => {
        this.#options.log.error({ err: cause, streamKey: stream.key }, 'A camera stream could not be opened again');
      });
    }
  }

  #hear(report: IngestReport): void {
    switch (report.type) {
      case 'state':
        this.#streams.get(report.streamKey)?.setState(report.state);
        break;
      case 'keyFrameWanted': {
        const stream = this.#streams.get(report.streamKey);
        if (stream !== undefined) this.#options.requestKeyFrame?.(stream.cameraId, stream.stream);
        break;
      }
      case 'soundTrack':
      case 'soundEnded':
        this.#sounds.hear(report);
        break;
      case 'recentBytes':
        this.#recentBytes = report.bytes;
        break;
      case 'log':
        this.#options.log[report.level]({ streamKey: report.streamKey }, report.message);
        break;
      case 'ready':
        break;
    }
  }

  #tellState(state: CameraStreamState): void {
    const key = streamKey(state.cameraId, state.stream);
    for (const peer of this.#peers.values()) if (peer.isWatching(key)) peer.tellStreamState(state);
    this.#options.onStreamState?.(state);
  }

  #findVoice(listenerPeerId: string, producerId: string): PlacedProducer {
    const producer = this.#options.findSpeech?.(listenerPeerId, producerId) ?? null;
    // The same answer for "not there" and "not for you": who speaks elsewhere is nobody's business.
    if (producer === null || producer.closed) throw new Rejected('notFound', 'mediaUnknown');
    return { producer, worker: this.#speechPlace.worker };
  }

  /** Where the talkgroups' speech is produced; it closes with its worker, and the next one has another. */
  get speechRouter(): Router {
    return this.#speechPlace.worker.router;
  }

  get #speechPlace(): WorkerPlace {
    const place = this.#places[0];
    if (place === undefined || place.worker.isClosed) throw new Rejected('unavailable', 'mediaUnavailable');
    return place;
  }

  #leastLoadedPlace(loadOf: (worker: MediaWorker) => number): WorkerPlace {
    const [first, ...others] = this.#places;
    if (first === undefined) throw new Rejected('unavailable', 'mediaUnavailable');
    return others.reduce((best, place) => (loadOf(place.worker) < loadOf(best.worker) ? place : best), first);
  }

  #streamsOn(worker: MediaWorker): number {
    return [...this.#streams.values()].filter((stream) => stream.worker === worker).length;
  }

  #peersOn(worker: MediaWorker): number {
    return [...this.#peers.values()].filter((peer) => peer.worker === worker).length;
  }
}

import type { Consumer, Producer, WebRtcTransport } from 'mediasoup/types';
import type { CameraId } from '../../protocol/ids.ts';
import type { VideoStream } from '../../protocol/camera/camera.ts';
import type { MediaCallInput, MediaCallOutput } from '../../protocol/media/mediaCalls.ts';
import type { MediaNotice, SendMediaNotice } from '../../protocol/media/mediaNotices.ts';
import {
  parseAsSent,
  rtpCapabilitiesSchema,
  rtpParametersSchema,
  transportOptionsSchema,
} from '../../protocol/media/rtp.ts';
import { Rejected } from '../../protocol/wire/rejection.ts';
import type { PlacedProducer } from './CameraStream.ts';
import type { MediaWorker } from './MediaWorker.ts';
import type { StreamLease } from './StreamLease.ts';

export type MediaPeerOptions = {
  peerId: string;
  worker: MediaWorker;
  workerEpoch: number;
  notify: SendMediaNotice;
  acquireStream: (cameraId: CameraId, stream: VideoStream) => StreamLease;
  /** A camera's sound; the caller gives it back. */
  listen: (cameraId: CameraId) => Promise<PlacedProducer & { release: () => void }>;
  /** The producer of a speaker this peer may hear; throws `Rejected` otherwise. */
  findVoice: (producerId: string) => PlacedProducer;
  onMicrophone: (microphone: PlacedProducer) => Promise<void>;
  onClose: () => void;
};

type HeldConsumer = { consumer: Consumer; lease: StreamLease | null };

const maxTransports = 4;
/** A wall of 16 with both streams of each during a swap, and every talkgroup of a busy hall. */
const maxConsumers = 256;

/** What one socket (a seat, a wall window, a phone) has open on the media plant. */
export class MediaPeer {
  readonly peerId: string;
  readonly #options: MediaPeerOptions;
  #worker: MediaWorker;
  #workerEpoch: number;
  readonly #transports = new Map<string, WebRtcTransport>();
  #newest: { send: WebRtcTransport | null; receive: WebRtcTransport | null } = { send: null, receive: null };
  readonly #consumers = new Map<string, HeldConsumer>();
  #voice: Producer | null = null;
  #video: Producer | null = null;
  /** The one camera this peer hears. */
  #heard: Consumer | null = null;
  #pendingConsumers = 0;
  #isClosed = false;

  constructor(options: MediaPeerOptions) {
    this.peerId = options.peerId;
    this.#options = options;
    this.#worker = options.worker;
    this.#workerEpoch = options.workerEpoch;
  }

  get worker(): MediaWorker {
    return this.#worker;
  }

  get isClosed(): boolean {
    return this.#isClosed;
  }

  /** The microphone's producer, once the seat has made it; paused except while the seat holds a floor. */
  get voice(): PlacedProducer | null {
    return this.#voice === null || this.#voice.closed ? null : { producer: this.#voice, worker: this.#worker };
  }

  isWatching(streamKey: string): boolean {
    return [...this.#consumers.values()].some(({ lease }) => lease?.cameraStream.key === streamKey);
  }

  capabilities(): MediaCallOutput<'media.capabilities'> {
    const rtpCapabilities = parseAsSent(rtpCapabilitiesSchema, this.#worker.router.rtpCapabilities);
    return { rtpCapabilities, workerEpoch: this.#workerEpoch };
  }

  async createTransport(
    input: MediaCallInput<'media.createTransport'>,
  ): Promise<MediaCallOutput<'media.createTransport'>> {
    this.#assertOpen();
    if (this.#transports.size >= maxTransports) throw new Rejected('rateLimited', 'rateLimited');
    const { webRtcServer, router } = this.#worker;
    const transport = await router.createWebRtcTransport({
      webRtcServer,
      enableUdp: true,
      enableTcp: true,
      preferUdp: true,
      initialAvailableOutgoingBitrate: 10_000_000,
      iceConsentTimeout: 30,
    });
    if (this.#isClosed) transport.close();
    // A page has one of each; making another means that it gave the old one up, with all that went over it.
    this.#newest[input.direction]?.close();
    this.#newest[input.direction] = transport;
    this.#transports.set(transport.id, transport);
    transport.observer.once('close', () => this.#transports.delete(transport.id));
    return parseAsSent(transportOptionsSchema, {
      id: transport.id,
      iceParameters: transport.iceParameters,
      // mediasoup writes an absent tcpType as null.
      iceCandidates: transport.iceCandidates.map(({ tcpType, ...candidate }) =>
        typeof tcpType === 'string' ? { ...candidate, tcpType } : candidate,
      ),
      dtlsParameters: transport.dtlsParameters,
    });
  }

  async connectTransport(input: MediaCallInput<'media.connectTransport'>): Promise<void> {
    await this.#transport(input.transportId).connect({ dtlsParameters: input.dtlsParameters });
  }

  /** The first picture comes over a private line at once; the page moves to the shared one with `shareConsumer`. */
  async watchCamera(input: MediaCallInput<'media.watchCamera'>): Promise<MediaCallOutput<'media.watchCamera'>> {
    const lease = this.#options.acquireStream(input.cameraId, input.stream);
    try {
      await lease.placed();
      const consumer = await this.#consumeReplay(lease, input.rtpCapabilities, { isKeyFramesOnly: false });
      return { consumer: describe(consumer), state: lease.state };
    } catch (cause) {
      lease.release();
      throw cause;
    }
  }

  /** The same camera stream as a consumer of this peer, over the line that all viewers share. */
  async shareConsumer(input: MediaCallInput<'media.shareConsumer'>): Promise<MediaCallOutput<'media.shareConsumer'>> {
    const { lease: held } = this.#held(input.consumerId);
    if (held === null) throw new Rejected('notFound', 'mediaUnknown');
    const { cameraId, stream } = held.cameraStream;
    const lease = this.#options.acquireStream(cameraId, stream);
    try {
      return { consumer: describe(await this.#consume(await lease.placed(), input.rtpCapabilities, lease)) };
    } catch (cause) {
      lease.release();
      throw cause;
    }
  }

  /** The same camera stream in key frames only, over a private line, for a page that cannot draw all its pictures. */
  async thinConsumer(input: MediaCallInput<'media.thinConsumer'>): Promise<MediaCallOutput<'media.thinConsumer'>> {
    const { lease: held } = this.#held(input.consumerId);
    if (held === null) throw new Rejected('notFound', 'mediaUnknown');
    const { cameraId, stream } = held.cameraStream;
    const lease = this.#options.acquireStream(cameraId, stream);
    try {
      await lease.placed();
      const consumer = await this.#consumeReplay(lease, input.rtpCapabilities, { isKeyFramesOnly: true });
      return { consumer: describe(consumer) };
    } catch (cause) {
      lease.release();
      throw cause;
    }
  }

  /** One at a time: listening to a camera ends listening to the one before. */
  async listenCamera(input: MediaCallInput<'media.listenCamera'>): Promise<MediaCallOutput<'media.listenCamera'>> {
    this.#heard?.close();
    const { release, ...placed } = await this.#options.listen(input.cameraId);
    try {
      const consumer = await this.#consume(placed, input.rtpCapabilities, null);
      this.#heard?.close();
      this.#heard = consumer;
      if (consumer.closed) release();
      else consumer.observer.once('close', release);
      return { consumer: describe(consumer) };
    } catch (cause) {
      release();
      throw cause;
    }
  }

  /** Takes a producer away from the peer, which may consume it no longer. */
  stopConsuming(producerId: string): void {
    for (const { consumer } of [...this.#consumers.values()]) if (consumer.producerId === producerId) consumer.close();
  }

  async resumeConsumer(consumerId: string): Promise<void> {
    await this.#held(consumerId).consumer.resume();
  }

  async pauseConsumer(consumerId: string): Promise<void> {
    await this.#held(consumerId).consumer.pause();
  }

  /** One that is gone already is no error: the transport under it may have been faster. */
  /** Ends the pictures of cameras this peer may no longer see, and says so. */
  closeCameras(mayStay: (cameraId: CameraId) => boolean): void {
    for (const [consumerId, { consumer, lease }] of [...this.#consumers]) {
      if (lease === null || mayStay(lease.cameraStream.cameraId)) continue;
      consumer.close();
      this.#notify('media.consumerClosed', { consumerId, reason: 'notAllowed' });
    }
  }

  closeConsumer(consumerId: string): void {
    this.#consumers.get(consumerId)?.consumer.close();
  }

  async produceAudio(input: MediaCallInput<'media.produceAudio'>): Promise<MediaCallOutput<'media.produceAudio'>> {
    const transport = this.#transport(input.transportId);
    this.#voice?.close();
    const producer = await transport.produce({ kind: 'audio', rtpParameters: input.rtpParameters, paused: true });
    if (this.#isClosed) producer.close();
    this.#voice = producer;
    await this.#options.onMicrophone({ producer, worker: this.#worker });
    return { producerId: producer.id };
  }

  /** A phone's camera; another replaces it. */
  async produceVideo({ transportId, rtpParameters }: MediaCallInput<'media.produceAudio'>): Promise<Producer> {
    const transport = this.#transport(transportId);
    this.#video?.close();
    const producer = await transport.produce({ kind: 'video', rtpParameters });
    if (this.#isClosed) producer.close();
    this.#video = producer;
    return producer;
  }

  /** For what another capability has allowed this peer to see or hear; made paused. */
  async consumeProducer(
    placed: PlacedProducer,
    rtpCapabilities: MediaCallInput<'media.watchCamera'>['rtpCapabilities'],
    onClose: () => void,
  ): Promise<MediaCallOutput<'media.consumeAudio'>['consumer']> {
    const consumer = await this.#consume(placed, rtpCapabilities, null);
    const description = describe(consumer);
    if (consumer.closed) queueMicrotask(onClose);
    else consumer.observer.once('close', onClose);
    return description;
  }

  async consumeAudio(input: MediaCallInput<'media.consumeAudio'>): Promise<MediaCallOutput<'media.consumeAudio'>> {
    const placed = this.#options.findVoice(input.producerId);
    return { consumer: describe(await this.#consume(placed, input.rtpCapabilities, null)) };
  }

  /** For the voice floor: lets this seat's microphone through, or not. No microphone yet is no error. */
  async setTalking(isTalking: boolean): Promise<void> {
    const voice = this.voice;
    if (voice === null) return;
    if (isTalking) await voice.producer.resume();
    else await voice.producer.pause();
  }

  /** The worker died and everything of this peer with it; the seat rebuilds when it hears the notice. */
  moveTo(worker: MediaWorker, workerEpoch: number): void {
    if (this.#isClosed) return;
    this.#worker = worker;
    this.#workerEpoch = workerEpoch;
    this.#drop();
    this.#notify('media.workerRestarted', { workerEpoch });
  }

  tellStreamState(body: MediaNotice<'media.streamState'>): void {
    this.#notify('media.streamState', body);
  }

  close(): void {
    if (this.#isClosed) return;
    this.#isClosed = true;
    this.#drop();
    this.#options.onClose();
  }

  async #consumeReplay(
    lease: StreamLease,
    rtpCapabilities: MediaCallInput<'media.watchCamera'>['rtpCapabilities'],
    options: { isKeyFramesOnly: boolean },
  ): Promise<Consumer> {
    const replay = await lease.cameraStream.openReplay(this.#worker, options);
    const consumer = await this.#consume(replay, rtpCapabilities, lease).catch((cause: unknown) => {
      replay.close();
      throw cause;
    });
    consumer.observer.once('close', replay.close);
    if (consumer.closed) replay.close();
    return consumer;
  }

  async #consume(
    placed: PlacedProducer,
    rtpCapabilities: MediaCallInput<'media.watchCamera'>['rtpCapabilities'],
    lease: StreamLease | null,
  ): Promise<Consumer> {
    this.#assertOpen();
    const transport = this.#newest.receive;
    if (transport === null || transport.closed) throw new Rejected('notFound', 'mediaUnknown');
    if (this.#consumers.size + this.#pendingConsumers >= maxConsumers) throw new Rejected('rateLimited', 'rateLimited');
    this.#pendingConsumers += 1;
    try {
      const producerId = await this.#worker.reach(placed.producer, placed.worker);
      if (!this.#worker.router.canConsume({ producerId, rtpCapabilities }))
        throw new Rejected('malformed', 'mediaInput');
      const consumer = await transport.consume({ producerId, rtpCapabilities, paused: true });
      this.#hold(consumer, lease);
      return consumer;
    } finally {
      this.#pendingConsumers -= 1;
    }
  }

  #hold(consumer: Consumer, lease: StreamLease | null): void {
    this.#consumers.set(consumer.id, { consumer, lease });
    consumer.observer.once('close', () => {
      this.#consumers.delete(consumer.id);
      lease?.release();
    });
    consumer.once('producerclose', () =>
      this.#notify('media.consumerClosed', { consumerId: consumer.id, reason: 'producerClosed' }),
    );
    if (this.#isClosed) consumer.close();
  }

  #drop(): void {
    for (const transport of [...this.#transports.values()]) transport.close();
    this.#transports.clear();
    this.#newest = { send: null, receive: null };
    for (const { consumer } of [...this.#consumers.values()]) consumer.close();
    this.#voice = null;
    this.#video = null;
  }

  #notify: SendMediaNotice = (name, body) => {
    if (!this.#isClosed) this.#options.notify(name, body);
  };

  #transport(transportId: string): WebRtcTransport {
    this.#assertOpen();
    const transport = this.#transports.get(transportId);
    if (transport === undefined) throw new Rejected('notFound', 'mediaUnknown');
    return transport;
  }

  #held(consumerId: string): HeldConsumer {
    const held = this.#consumers.get(consumerId);
    if (held === undefined) throw new Rejected('notFound', 'mediaUnknown');
    return held;
  }

  #assertOpen(): void {
    if (this.#isClosed || this.#worker.isClosed) throw new Rejected('unavailable', 'mediaUnavailable');
  }
}

function describe(consumer: Consumer): MediaCallOutput<'media.watchCamera'>['consumer'] {
  return {
    consumerId: consumer.id,
    producerId: consumer.producerId,
    kind: consumer.kind,
    rtpParameters: parseAsSent(rtpParametersSchema, consumer.rtpParameters),
  };
}

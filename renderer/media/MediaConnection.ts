import { Device } from 'mediasoup-client';
import type { Consumer, RtpCodecCapability, Transport } from 'mediasoup-client/types';
import type { CallMedia, MediaCallOutput } from '../../protocol/media/mediaCalls.ts';
import type { MediaNotice, MediaNoticeName } from '../../protocol/media/mediaNotices.ts';
import { mediaNotices } from '../../protocol/media/mediaNotices.ts';
import {
  parseAsSent,
  rtpCapabilitiesSchema,
  rtpParametersSchema,
  type RtpCapabilities,
  type RtpParameters,
} from '../../protocol/media/rtp.ts';
import { watchRetryMs } from './watchRetryMs.ts';

export type ConsumerDescription = MediaCallOutput<'media.watchCamera'>['consumer'];

type MediaSession = { device: Device; rtpCapabilities: RtpCapabilities; receiving: Transport };
/** Tells the server of a producer this page makes; answers the producer's id. */
type Announce = (transportId: string, rtpParameters: RtpParameters) => Promise<{ producerId: string }>;
type NoticeListener<Name extends MediaNoticeName> = (body: MediaNotice<Name>) => void;

/**
 * The page's line to the media plant: the device, one receiving transport for all tiles and voices, one sending one.
 * `call` carries requests to the server; the owner of the socket hands every notice to `hear` and calls `restart` after
 * a reconnection, since the server then knows this page anew.
 */
export class MediaConnection {
  readonly call: CallMedia;
  #session: Promise<MediaSession> | null = null;
  #sending: Promise<Transport> | null = null;
  readonly #transports = new Set<Transport>();
  #failures = 0;
  #restartTimer: ReturnType<typeof setTimeout> | null = null;
  readonly #restartListeners = new Set<() => void>();
  readonly #noticeListeners = new Map<MediaNoticeName, Set<(body: never) => void>>();
  #isClosed = false;

  constructor(options: { call: CallMedia }) {
    this.call = options.call;
  }

  /** Loads the device and makes the receiving transport; every other method does it when it was not done. */
  async start(): Promise<void> {
    await this.#open();
  }

  async rtpCapabilities(): Promise<RtpCapabilities> {
    return (await this.#open()).rtpCapabilities;
  }

  async consume(description: ConsumerDescription): Promise<Consumer> {
    const { receiving } = await this.#open();
    return receiving.consume({
      id: description.consumerId,
      producerId: description.producerId,
      kind: description.kind,
      rtpParameters: description.rtpParameters,
      // Each picture on its own clock: the browser would else hold tiles of one stream id back for each other.
      streamId: description.consumerId,
    });
  }

  /** Rests a consumer here and on the server, or lets it go on: what is not seen is neither sent nor decoded. */
  async setPaused(consumer: Consumer, isPaused: boolean): Promise<void> {
    const consumerId = consumer.id;
    if (isPaused) {
      consumer.pause();
      await this.call('media.pauseConsumer', { consumerId });
    } else {
      consumer.resume();
      await this.call('media.resumeConsumer', { consumerId });
    }
  }

  /** Ends a consumer on the server, which drops it with the page anyway: a refusal only says that it was faster. */
  dropConsumer(consumerId: string): void {
    this.call('media.closeConsumer', { consumerId }).catch(() => undefined);
  }

  async sendingTransport(): Promise<Transport> {
    const { device } = await this.#open();
    this.#sending ??= this.#makeTransport(device, 'send').catch((cause: unknown) => {
      this.#sending = null;
      throw cause;
    });
    return this.#sending;
  }

  /** The codec of this name as this browser would send it; undefined where it cannot, which leaves it the choice. */
  async sendingCodec(mimeType: string): Promise<RtpCodecCapability | undefined> {
    const { device } = await this.#open();
    return device.sendRtpCapabilities.codecs?.find((codec) => codec.mimeType.toLowerCase() === mimeType.toLowerCase());
  }

  /** For `produce`: this producer is announced this way; without it, it is a microphone. */
  announcing(announce: Announce): Record<string, unknown> {
    return { announce };
  }

  /** A notice of the server, as it came; what is none of ours is ignored. */
  hear(name: string, body: unknown): void {
    if (this.#isClosed || !Object.hasOwn(mediaNotices, name)) return;
    const noticeName = name as MediaNoticeName;
    const notice = mediaNotices[noticeName].parse(body);
    for (const listener of [...(this.#noticeListeners.get(noticeName) ?? [])]) listener(notice as never);
    if (noticeName === 'media.workerRestarted') this.restart();
  }

  /** Everything on the server is gone: begins anew and tells those who show or send something. */
  restart(): void {
    if (this.#isClosed) return;
    this.#drop();
    for (const listener of [...this.#restartListeners]) listener();
  }

  onNotice<Name extends MediaNoticeName>(name: Name, listener: NoticeListener<Name>): () => void {
    const listeners = this.#noticeListeners.get(name) ?? new Set();
    this.#noticeListeners.set(name, listeners);
    listeners.add(listener);
    return () => listeners.delete(listener);
  }

  onRestart(listener: () => void): () => void {
    this.#restartListeners.add(listener);
    return () => this.#restartListeners.delete(listener);
  }

  close(): void {
    if (this.#isClosed) return;
    this.#isClosed = true;
    this.#drop();
    this.#restartListeners.clear();
    this.#noticeListeners.clear();
  }

  #drop(): void {
    if (this.#restartTimer !== null) clearTimeout(this.#restartTimer);
    this.#restartTimer = null;
    this.#session = null;
    this.#sending = null;
    for (const transport of this.#transports) transport.close();
    this.#transports.clear();
  }

  /** A line that failed stays so: the browser gives it up for good, and every tile on it would stand still. */
  #watchLine(transport: Transport, state: Transport['connectionState']): void {
    if (state === 'connected') this.#failures = 0;
    if (state !== 'failed' || !this.#transports.has(transport) || this.#restartTimer !== null) return;
    this.#failures += 1;
    const delayMs = this.#failures === 1 ? 0 : watchRetryMs(this.#failures - 1, Math.random());
    this.#restartTimer = setTimeout(() => this.restart(), delayMs);
  }

  #open(): Promise<MediaSession> {
    if (this.#isClosed) return Promise.reject(new Error('The media connection is closed'));
    if (this.#session === null) {
      const opening = this.#openSession();
      this.#session = opening;
      opening.catch(() => {
        if (this.#session === opening) this.#session = null;
      });
    }
    return this.#session;
  }

  async #openSession(): Promise<MediaSession> {
    const { rtpCapabilities } = await this.call('media.capabilities', {});
    const device = await Device.factory();
    await device.load({ routerRtpCapabilities: rtpCapabilities });
    // Made before any `consume`: concurrent first calls would each make one, and their media ids collide.
    const receiving = await this.#makeTransport(device, 'receive');
    return { device, receiving, rtpCapabilities: parseAsSent(rtpCapabilitiesSchema, device.recvRtpCapabilities) };
  }

  readonly #announceMicrophone: Announce = (transportId, rtpParameters) =>
    this.call('media.produceAudio', { transportId, rtpParameters });

  async #makeTransport(device: Device, direction: 'send' | 'receive'): Promise<Transport> {
    const options = await this.call('media.createTransport', { direction });
    const transport = direction === 'send' ? device.createSendTransport(options) : device.createRecvTransport(options);
    if (this.#isClosed) transport.close();
    this.#transports.add(transport);
    transport.on('connectionstatechange', (state) => this.#watchLine(transport, state));
    transport.on('connect', ({ dtlsParameters }, connected, failed) => {
      this.call('media.connectTransport', { transportId: transport.id, dtlsParameters }).then(
        () => connected(),
        failed,
      );
    });
    transport.on('produce', ({ rtpParameters, appData }, produced, failed) => {
      const parameters = parseAsSent(rtpParametersSchema, rtpParameters);
      const announce = (appData['announce'] as Announce | undefined) ?? this.#announceMicrophone;
      announce(transport.id, parameters).then(({ producerId }) => produced({ id: producerId }), failed);
    });
    return transport;
  }
}

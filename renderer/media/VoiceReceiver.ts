import type { Consumer } from 'mediasoup-client/types';
import type { MediaConnection } from './MediaConnection.ts';

type Voice = { audio: HTMLAudioElement; consumer: Consumer | null; isClosed: boolean };

const silentAfterMs = 300;

/** Plays the voices this page may hear, each prepared before its speaker talks. */
export class VoiceReceiver {
  readonly #connection: MediaConnection;
  readonly #voices = new Map<string, Voice>();
  readonly #stopListening: (() => void)[];
  #volume = 1;

  constructor(options: { connection: MediaConnection }) {
    this.#connection = options.connection;
    this.#stopListening = [
      // Speakers have new producers then; whoever follows the floor will name them.
      options.connection.onRestart(() => this.#dropAll()),
      options.connection.onNotice('media.consumerClosed', ({ consumerId }) => {
        for (const [producerId, voice] of this.#voices) if (voice.consumer?.id === consumerId) this.drop(producerId);
      }),
    ];
  }

  get producerIds(): string[] {
    return [...this.#voices.keys()];
  }

  /** Listens to a speaker until `drop`; does nothing when already listening. */
  async listen(producerId: string): Promise<void> {
    if (this.#voices.has(producerId)) return;
    const voice: Voice = { audio: new Audio(), consumer: null, isClosed: false };
    this.#voices.set(producerId, voice);
    try {
      await this.#open(producerId, voice);
    } catch (cause) {
      this.drop(producerId);
      throw cause;
    }
  }

  drop(producerId: string): void {
    const voice = this.#voices.get(producerId);
    if (voice === undefined) return;
    this.#voices.delete(producerId);
    voice.isClosed = true;
    voice.audio.srcObject = null;
    if (voice.consumer !== null) this.#closeConsumer(voice.consumer);
  }

  /** From 0 to 1, for all voices. */
  setVolume(volume: number): void {
    this.#volume = volume;
    for (const { audio } of this.#voices.values()) audio.volume = volume;
  }

  /** Loudness of the speaker now, 0 to 1; 0 when silent or unknown. */
  level(producerId: string): number {
    const source = this.#voices.get(producerId)?.consumer?.rtpReceiver?.getSynchronizationSources()[0];
    // Browsers keep the last source for ten seconds after its last packet.
    if (source === undefined || performance.timeOrigin + performance.now() - source.timestamp > silentAfterMs) return 0;
    return source.audioLevel ?? 0;
  }

  async stats(producerId: string): Promise<RTCStatsReport | null> {
    const consumer = this.#voices.get(producerId)?.consumer;
    return consumer === null || consumer === undefined || consumer.closed ? null : consumer.getStats();
  }

  close(): void {
    for (const stop of this.#stopListening) stop();
    this.#dropAll();
  }

  async #open(producerId: string, voice: Voice): Promise<void> {
    const rtpCapabilities = await this.#connection.rtpCapabilities();
    const { consumer: description } = await this.#connection.call('media.consumeAudio', {
      producerId,
      rtpCapabilities,
    });
    const consumer = await this.#connection.consume(description);
    if (isDropped(voice)) {
      this.#closeConsumer(consumer);
      return;
    }
    voice.consumer = consumer;
    if (consumer.rtpReceiver) consumer.rtpReceiver.jitterBufferTarget = 0;
    voice.audio.srcObject = new MediaStream([consumer.track]);
    voice.audio.volume = this.#volume;
    await this.#connection.call('media.resumeConsumer', { consumerId: consumer.id });
    await voice.audio.play();
  }

  #dropAll(): void {
    for (const producerId of this.producerIds) this.drop(producerId);
  }

  #closeConsumer(consumer: Consumer): void {
    this.#connection.dropConsumer(consumer.id);
    consumer.close();
  }
}

/** A call, so that the compiler does not take the answer from before an await for the one after it. */
function isDropped(voice: Voice): boolean {
  return voice.isClosed;
}

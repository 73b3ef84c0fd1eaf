import type { Consumer, Producer } from 'mediasoup/types';
import type { Microphone } from '../VoicePorts.ts';
import type { GroupSpeech } from './GroupSpeech.ts';

/** A page's microphone where the server can turn it towards one talkgroup or away from all. Shut unless opened. */
export class MicrophoneTap {
  readonly #producer: Producer;
  readonly #consumer: Consumer;
  readonly #closeTransport: () => void;
  #towards: GroupSpeech | null = null;

  private constructor(producer: Producer, consumer: Consumer, closeTransport: () => void) {
    this.#producer = producer;
    this.#consumer = consumer;
    this.#closeTransport = closeTransport;
    consumer.on('rtp', (packet) => this.#towards?.forward(packet));
  }

  static async create({ producer, router }: Microphone): Promise<MicrophoneTap> {
    await producer.pause();
    const transport = await router.createDirectTransport();
    try {
      const consumer = await transport.consume({
        producerId: producer.id,
        rtpCapabilities: router.rtpCapabilities,
        paused: false,
      });
      return new MicrophoneTap(producer, consumer, () => {
        transport.close();
      });
    } catch (cause) {
      transport.close();
      throw cause;
    }
  }

  get isClosed(): boolean {
    return this.#consumer.closed;
  }

  onClosed(listener: () => void): void {
    this.#consumer.observer.once('close', listener);
  }

  /** Takes effect at once for what is heard; the promise is the worker's answer. */
  async open(towards: GroupSpeech): Promise<void> {
    this.#towards = towards;
    towards.startBurst();
    await this.#producer.resume();
  }

  async shut(): Promise<void> {
    this.#towards?.endBurst();
    this.#towards = null;
    try {
      await this.#producer.pause();
    } catch (error) {
      // What is gone sends nothing any more.
      if (!this.#producer.closed) throw error;
    }
  }

  close(): void {
    this.#towards?.endBurst();
    this.#towards = null;
    this.#closeTransport();
  }
}

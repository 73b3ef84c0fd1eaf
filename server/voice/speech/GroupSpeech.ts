import { randomInt } from 'node:crypto';
import type { Producer, Router } from 'mediasoup/types';
import { SpeechRewriter } from './SpeechRewriter.ts';

const frameMs = 20;
const silentFrames = 5;

/**
 * The one producer of a talkgroup, fed with the packets of whoever has the floor. Its members consume it before anybody
 * talks, so the first syllable and late entry cost no set-up, and what is said in one group cannot reach another.
 */
export class GroupSpeech {
  readonly #producer: Producer;
  readonly #closeTransport: () => void;
  readonly #rewriter: SpeechRewriter;
  #fading: NodeJS.Timeout | undefined;

  private constructor(producer: Producer, closeTransport: () => void, rewriter: SpeechRewriter) {
    this.#producer = producer;
    this.#closeTransport = closeTransport;
    this.#rewriter = rewriter;
  }

  static async create(router: Router): Promise<GroupSpeech> {
    const opus = router.rtpCapabilities.codecs?.find(({ mimeType }) => mimeType.toLowerCase() === 'audio/opus');
    if (opus?.preferredPayloadType === undefined) throw new Error('The router carries no Opus');
    const payloadType = opus.preferredPayloadType;
    const ssrc = randomInt(1, 0xffff_ffff);
    const transport = await router.createDirectTransport();
    try {
      const producer = await transport.produce({
        kind: 'audio',
        rtpParameters: {
          codecs: [
            {
              mimeType: 'audio/opus',
              payloadType,
              clockRate: 48_000,
              channels: 2,
              parameters: { useinbandfec: 1, usedtx: 0 },
            },
          ],
          encodings: [{ ssrc }],
        },
      });
      const rewriter = new SpeechRewriter({ ssrc, payloadType, nowMs: () => performance.now() });
      return new GroupSpeech(
        producer,
        () => {
          transport.close();
        },
        rewriter,
      );
    } catch (cause) {
      transport.close();
      throw cause;
    }
  }

  get producer(): Producer {
    return this.#producer;
  }

  startBurst(): void {
    this.#stopFading();
    this.#rewriter.startBurst();
  }

  /** Silence follows in the speaker's rhythm: a decoder whose packets just stop would draw the last sound out. */
  endBurst(): void {
    this.#stopFading();
    let framesLeft = silentFrames;
    this.#fading = setInterval(() => {
      this.#send(this.#rewriter.makeSilence());
      framesLeft -= 1;
      if (framesLeft === 0) this.#stopFading();
    }, frameMs);
    this.#fading.unref();
  }

  forward(packet: Buffer): void {
    this.#send(this.#rewriter.rewrite(packet));
  }

  close(): void {
    this.#stopFading();
    this.#closeTransport();
  }

  #send(packet: Buffer | null): void {
    // Sending on a closed producer throws, and a packet may still be on its way when the worker dies.
    if (packet !== null && !this.#producer.closed) this.#producer.send(packet);
  }

  #stopFading(): void {
    clearInterval(this.#fading);
    this.#fading = undefined;
  }
}

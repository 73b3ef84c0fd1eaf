import { randomInt } from 'node:crypto';
import type { Producer, Router } from 'mediasoup/types';
import { SpeechRewriter } from './SpeechRewriter.ts';

/**
 * The one producer of a talkgroup, fed with the packets of whoever has the floor. Its members consume it before anybody
 * talks, so the first syllable and late entry cost no set-up, and what is said in one group cannot reach another.
 */
export class GroupSpeech {
  readonly #producer: Producer;
  readonly #closeTransport: () => void;
  readonly #rewriter: SpeechRewriter;

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
    this.#rewriter.startBurst();
  }

  forward(packet: Buffer): void {
    const rewritten = this.#rewriter.rewrite(packet);
    // Sending on a closed producer throws, and a packet may still be on its way when the worker dies.
    if (rewritten !== null && !this.#producer.closed) this.#producer.send(rewritten);
  }

  close(): void {
    this.#closeTransport();
  }
}

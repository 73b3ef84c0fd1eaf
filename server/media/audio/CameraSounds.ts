import { randomInt, randomUUID } from 'node:crypto';
import type { PlainTransport, Producer } from 'mediasoup/types';
import type { CameraId } from '../../../protocol/ids.ts';
import type { StreamReason } from '../../../protocol/media/streamState.ts';
import { Rejected } from '../../../protocol/wire/rejection.ts';
import type { PlacedProducer, VideoAddress } from '../CameraStream.ts';
import type { IngestOrder, IngestReport } from '../ingest/ingestMessages.ts';
import { staticPayloadTypes, type SoundCodec } from '../ingest/audio/parseAudioTrack.ts';
import type { MediaWorker } from '../MediaWorker.ts';

export interface CameraSoundsOptions {
  readonly resolve: (cameraId: CameraId) => VideoAddress | null;
  readonly worker: () => MediaWorker;
  readonly order: (order: IngestOrder) => void;
}

interface Sound {
  readonly soundKey: string;
  readonly transport: PlainTransport;
  readonly ready: Promise<PlacedProducer>;
  readonly hearTrack: (codec: SoundCodec) => void;
  readonly hearEnd: (reason: StreamReason) => void;
  listeners: number;
}

/** A sound's track is known when the camera answered: its own limits of time are longer than no one waits. */
const readyWithinMs = 12_000;

/** The sound of cameras: pulled while somebody listens, once for all listeners, and not a moment longer. */
export class CameraSounds {
  readonly #options: CameraSoundsOptions;
  readonly #sounds = new Map<CameraId, Sound>();

  constructor(options: CameraSoundsOptions) {
    this.#options = options;
  }

  get pulledCount(): number {
    return this.#sounds.size;
  }

  /** The caller releases what it got, once. Throws `Rejected` with the reason there is nothing to hear. */
  async listen(cameraId: CameraId): Promise<PlacedProducer & { release: () => void }> {
    const sound = this.#sounds.get(cameraId) ?? (await this.#open(cameraId));
    sound.listeners += 1;
    let isReleased = false;
    const release = () => {
      if (isReleased) return;
      isReleased = true;
      sound.listeners -= 1;
      if (sound.listeners === 0) this.#close(cameraId, sound);
    };
    try {
      return { ...(await sound.ready), release };
    } catch (cause) {
      release();
      throw cause;
    }
  }

  hear(report: Extract<IngestReport, { type: 'soundTrack' | 'soundEnded' }>): void {
    for (const sound of this.#sounds.values()) {
      if (sound.soundKey !== report.soundKey) continue;
      if (report.type === 'soundTrack') sound.hearTrack(report.codec);
      else sound.hearEnd(report.reason);
    }
  }

  /** The ingest process or everything is going: what was pulled is over. */
  close(): void {
    for (const [cameraId, sound] of [...this.#sounds]) this.#close(cameraId, sound);
  }

  async #open(cameraId: CameraId): Promise<Sound> {
    const address = this.#options.resolve(cameraId);
    if (address === null) throw refusal('notConfigured');
    const worker = this.#options.worker();
    const transport = await worker.router.createPlainTransport({
      listenInfo: { protocol: 'udp', ip: '127.0.0.1' },
      rtcpMux: true,
      comedia: true,
    });
    const other = this.#sounds.get(cameraId);
    if (other !== undefined) {
      transport.close();
      return other;
    }
    const sound = this.#begin(cameraId, transport, worker);
    this.#sounds.set(cameraId, sound);
    const destination = { ip: '127.0.0.1', port: transport.tuple.localPort };
    const { soundKey } = sound;
    this.#options.order({ type: 'openSound', soundKey, ...address, destination, ssrc: ssrcOf(soundKey) });
    return sound;
  }

  #begin(cameraId: CameraId, transport: PlainTransport, worker: MediaWorker): Sound {
    const { promise, resolve, reject } = Promise.withResolvers<PlacedProducer>();
    const soundKey = `${randomInt(1, 0xffffffff)}/${randomUUID()}`;
    const timer = setTimeout(() => reject(refusal('responseTimeout')), readyWithinMs);
    const sound: Sound = {
      soundKey,
      transport,
      ready: promise.finally(() => clearTimeout(timer)),
      listeners: 0,
      hearTrack: (codec) => {
        produce(transport, codec, ssrcOf(soundKey)).then((producer) => resolve({ producer, worker }), reject);
      },
      hearEnd: (reason) => {
        reject(refusal(reason));
        this.#close(cameraId, sound);
      },
    };
    // Whoever waits hears of it; nobody may wait any more.
    sound.ready.catch(() => undefined);
    transport.observer.once('close', () => {
      reject(new Rejected('unavailable', 'mediaUnavailable'));
      this.#close(cameraId, sound);
    });
    return sound;
  }

  #close(cameraId: CameraId, sound: Sound): void {
    if (this.#sounds.get(cameraId) !== sound) return;
    this.#sounds.delete(cameraId);
    this.#options.order({ type: 'closeSound', soundKey: sound.soundKey });
    sound.transport.close();
  }
}

function ssrcOf(soundKey: string): number {
  return Number(soundKey.split('/')[0]);
}

function produce(transport: PlainTransport, codec: SoundCodec, ssrc: number): Promise<Producer> {
  return transport.produce({
    kind: 'audio',
    rtpParameters: {
      codecs: [{ mimeType: `audio/${codec}`, payloadType: staticPayloadTypes[codec], clockRate: 8000, channels: 1 }],
      encodings: [{ ssrc }],
    },
  });
}

function refusal(reason: StreamReason): Rejected {
  if (reason === 'noSound') return new Rejected('notFound', 'cameraNoSound');
  if (reason === 'soundCodec') return new Rejected('unavailable', 'cameraSoundCodec');
  return new Rejected('unavailable', 'cameraSoundFailed', { details: { reason } });
}

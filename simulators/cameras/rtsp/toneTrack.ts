import { randomInt } from 'node:crypto';
import type { RtspTrack } from './rtspSession.ts';
import { createTransport, type RtpTransport, type TransportRequest } from './rtspTransport.ts';

export type ToneCodec = 'PCMA' | 'PCMU';
export const tonePayloadTypes: Record<ToneCodec, number> = { PCMU: 0, PCMA: 8 };

const samplesPerPacket = 160;
const packetMs = 20;
/** Divides the sampling rate, so that every packet holds whole waves and all are alike. */
const toneHz = 400;
const loudness = 8_000;

export interface ToneTrackOptions {
  codec: ToneCodec;
  onSignOfLife: () => void;
}

/** A microphone before which a tone sounds: G.711 over RTP (RFC 3551), to one listener. */
export class ToneTrack implements RtspTrack {
  private readonly transport: RtpTransport;
  private readonly ssrc: number;
  private readonly payloadType: number;
  private readonly payload: Buffer;
  private timer: NodeJS.Timeout | null = null;
  private sequence = randomInt(0, 2 ** 16);
  private timestamp = randomInt(0, 2 ** 32);
  private nextAtMs = 0;

  static async create(options: ToneTrackOptions, request: Omit<TransportRequest, 'ssrc'>): Promise<ToneTrack> {
    const ssrc = randomInt(1, 2 ** 32);
    return new ToneTrack(options, await createTransport({ ...request, ssrc }), ssrc);
  }

  private constructor(options: ToneTrackOptions, transport: RtpTransport, ssrc: number) {
    this.transport = transport;
    this.ssrc = ssrc;
    this.payloadType = tonePayloadTypes[options.codec];
    this.payload = tone(options.codec);
    transport.onReceiverReport(options.onSignOfLife);
  }

  get transportHeader(): string {
    return this.transport.header;
  }

  get nextSequence(): number {
    return this.sequence;
  }

  get isPlaying(): boolean {
    return this.timer !== null;
  }

  play(): void {
    if (this.timer) return;
    this.nextAtMs = performance.now();
    this.timer = setInterval(() => this.send(), packetMs);
  }

  pause(): void {
    if (this.timer) clearInterval(this.timer);
    this.timer = null;
  }

  close(): void {
    this.pause();
    this.transport.close();
  }

  /** Catches up with what a late timer left out. */
  private send(): void {
    const now = performance.now();
    for (; this.nextAtMs <= now; this.nextAtMs += packetMs) {
      const head = Buffer.alloc(12);
      head.writeUInt8(0x80, 0);
      head.writeUInt8(this.payloadType, 1);
      head.writeUInt16BE(this.sequence, 2);
      head.writeUInt32BE(this.timestamp, 4);
      head.writeUInt32BE(this.ssrc, 8);
      this.transport.sendRtp(Buffer.concat([head, this.payload]));
      this.sequence = (this.sequence + 1) % 2 ** 16;
      this.timestamp = (this.timestamp + samplesPerPacket) % 2 ** 32;
    }
  }
}

function tone(codec: ToneCodec): Buffer {
  const encode = codec === 'PCMA' ? encodeALaw : encodeMuLaw;
  return Buffer.from(
    Array.from({ length: samplesPerPacket }, (_, index) =>
      encode(Math.round(loudness * Math.sin((2 * Math.PI * toneHz * index) / 8_000))),
    ),
  );
}

/** ITU-T G.711, table 1: 13 bit, even bits inverted. */
export function encodeALaw(sample: number): number {
  const sign = sample >= 0 ? 0x80 : 0;
  const magnitude = Math.min(sample >= 0 ? sample : -sample - 1, 32_767) >> 3;
  const exponent = Math.max(0, 27 - Math.clz32(magnitude | 1));
  const mantissa = (magnitude >> (exponent === 0 ? 1 : exponent)) & 0x0f;
  return (sign | (exponent << 4) | mantissa) ^ 0x55;
}

/** ITU-T G.711, table 2: 14 bit with a bias of 33, all bits inverted. */
export function encodeMuLaw(sample: number): number {
  const sign = sample < 0 ? 0x80 : 0;
  const magnitude = (Math.min(Math.abs(sample), 32_635) >> 2) + 33;
  const exponent = 26 - Math.clz32(magnitude);
  const mantissa = (magnitude >> (exponent + 1)) & 0x0f;
  return ~(sign | (exponent << 4) | mantissa) & 0xff;
}

import { randomInt } from 'node:crypto';

const clockPerMs = 90;
const ntpEpochOffsetS = 2_208_988_800;
export const payloadType = 96;

export interface RtpPacketizerOptions {
  ssrc?: number;
  /** Longest RTP payload in bytes. */
  maximumPayload?: number;
}

/** H.264 over RTP (RFC 6184, packetization-mode 1) with the sender reports of the same sender. */
export class RtpPacketizer {
  readonly ssrc: number;
  private readonly maximumPayload: number;
  private readonly timestampOffset = randomInt(0, 2 ** 32);
  private sequence = randomInt(0, 2 ** 16);
  private packets = 0;
  private octets = 0;

  constructor(options: RtpPacketizerOptions = {}) {
    this.ssrc = options.ssrc ?? randomInt(1, 2 ** 32);
    this.maximumPayload = options.maximumPayload ?? 1400;
  }

  get nextSequence(): number {
    return this.sequence;
  }

  /** The packets of one picture: small units aggregated (STAP-A), large ones in fragments (FU-A), marker on the last. */
  packetize(nals: readonly Uint8Array[], atMs: number): Buffer[] {
    const payloads = toPayloads(nals, this.maximumPayload);
    const timestamp = this.timestamp(atMs);
    return payloads.map((payload, index) => this.packet(payload, timestamp, index === payloads.length - 1));
  }

  /** RTCP sender report and CNAME; `wallMs` and `mediaMs` name the same moment on the wall clock and the picture clock. */
  senderReport(wallMs: number, mediaMs: number): Buffer {
    const report = Buffer.alloc(28);
    report.writeUInt8(0x80, 0);
    report.writeUInt8(200, 1);
    report.writeUInt16BE(6, 2);
    report.writeUInt32BE(this.ssrc, 4);
    report.writeUInt32BE(Math.floor(wallMs / 1000) + ntpEpochOffsetS, 8);
    report.writeUInt32BE(Math.floor(((((wallMs % 1000) + 1000) % 1000) / 1000) * 2 ** 32) >>> 0, 12);
    report.writeUInt32BE(this.timestamp(mediaMs), 16);
    report.writeUInt32BE(this.packets % 2 ** 32, 20);
    report.writeUInt32BE(this.octets % 2 ** 32, 24);
    return Buffer.concat([report, this.sourceDescription()]);
  }

  private timestamp(atMs: number): number {
    return (Math.round(atMs * clockPerMs) + this.timestampOffset) % 2 ** 32;
  }

  private packet(payload: Buffer, timestamp: number, isLast: boolean): Buffer {
    const packet = Buffer.alloc(12 + payload.length);
    packet.writeUInt8(0x80, 0);
    packet.writeUInt8((isLast ? 0x80 : 0) | payloadType, 1);
    packet.writeUInt16BE(this.sequence, 2);
    packet.writeUInt32BE(timestamp, 4);
    packet.writeUInt32BE(this.ssrc, 8);
    payload.copy(packet, 12);
    this.sequence = (this.sequence + 1) % 2 ** 16;
    this.packets++;
    this.octets += payload.length;
    return packet;
  }

  private sourceDescription(): Buffer {
    const name = Buffer.from('simulated-camera');
    const length = 8 + 2 + name.length + 1;
    const padded = Math.ceil(length / 4) * 4;
    const description = Buffer.alloc(padded);
    description.writeUInt8(0x81, 0);
    description.writeUInt8(202, 1);
    description.writeUInt16BE(padded / 4 - 1, 2);
    description.writeUInt32BE(this.ssrc, 4);
    description.writeUInt8(1, 8);
    description.writeUInt8(name.length, 9);
    name.copy(description, 10);
    return description;
  }
}

function toPayloads(nals: readonly Uint8Array[], maximum: number): Buffer[] {
  const payloads: Buffer[] = [];
  let small: Uint8Array[] = [];
  const flush = () => {
    const [only] = small;
    if (small.length === 1 && only) payloads.push(Buffer.from(only));
    else if (small.length > 1) payloads.push(aggregate(small));
    small = [];
  };
  for (const nal of nals) {
    const aggregated = small.reduce((sum, unit) => sum + 2 + unit.length, 1 + 2 + nal.length);
    if (aggregated > maximum) flush();
    if (nal.length <= maximum) small.push(nal);
    else payloads.push(...fragment(nal, maximum));
  }
  flush();
  return payloads;
}

function aggregate(units: readonly Uint8Array[]): Buffer {
  const importance = Math.max(...units.map((unit) => (unit[0] ?? 0) & 0x60));
  const parts: Uint8Array[] = [Uint8Array.of(importance | 24)];
  for (const unit of units) parts.push(Uint8Array.of(unit.length >> 8, unit.length & 0xff), unit);
  return Buffer.concat(parts);
}

function fragment(nal: Uint8Array, maximum: number): Buffer[] {
  const header = nal[0] ?? 0;
  const fragments: Buffer[] = [];
  const size = maximum - 2;
  for (let from = 1; from < nal.length; from += size) {
    const to = Math.min(from + size, nal.length);
    const start = from === 1 ? 0x80 : 0;
    const end = to === nal.length ? 0x40 : 0;
    const prefix = Uint8Array.of((header & 0xe0) | 28, start | end | (header & 0x1f));
    fragments.push(Buffer.concat([prefix, nal.subarray(from, to)]));
  }
  return fragments;
}

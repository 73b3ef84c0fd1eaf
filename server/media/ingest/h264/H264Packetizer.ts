/** RFC 6184 payload limit that leaves room for SRTP, extensions and a tunnel below 1,200 bytes. */
export const maxPayloadBytes = 1188;

export type H264PacketizerOptions = { ssrc: number; payloadType: number; firstSequence: number };

const headerBytes = 12;

/** Cuts pictures into RTP packets (RFC 6184, packetization-mode 1) with one continuous sequence. */
export class H264Packetizer {
  readonly #ssrc: number;
  readonly #payloadType: number;
  #sequence: number;

  constructor(options: H264PacketizerOptions) {
    this.#ssrc = options.ssrc;
    this.#payloadType = options.payloadType;
    this.#sequence = options.firstSequence & 0xffff;
  }

  /** Parameter sets, if any, travel together in front; the marker stands on the last packet. */
  packetize(parameterSets: readonly Buffer[], units: readonly Buffer[], timestamp: number): Buffer[] {
    const packets: Buffer[] = [];
    const aggregateBytes = parameterSets.reduce((sum, unit) => sum + 2 + unit.length, 1);
    if (parameterSets.length > 0 && aggregateBytes <= maxPayloadBytes) {
      packets.push(this.#aggregate(parameterSets, aggregateBytes, timestamp));
    } else {
      for (const unit of parameterSets) this.#addUnit(packets, unit, timestamp);
    }
    for (const unit of units) this.#addUnit(packets, unit, timestamp);
    const last = packets.at(-1);
    if (last !== undefined) last.writeUInt8(0x80 | this.#payloadType, 1);
    return packets;
  }

  #addUnit(packets: Buffer[], unit: Buffer, timestamp: number): void {
    if (unit.length <= maxPayloadBytes) {
      const packet = this.#packet(unit.length, timestamp);
      unit.copy(packet, headerBytes);
      packets.push(packet);
      return;
    }
    const header = unit.readUInt8(0);
    const bodyBytes = maxPayloadBytes - 2;
    for (let offset = 1; offset < unit.length; offset += bodyBytes) {
      const end = Math.min(offset + bodyBytes, unit.length);
      const packet = this.#packet(2 + end - offset, timestamp);
      packet.writeUInt8((header & 0xe0) | 28, headerBytes);
      const edge = (offset === 1 ? 0x80 : 0) | (end === unit.length ? 0x40 : 0);
      packet.writeUInt8(edge | (header & 0x1f), headerBytes + 1);
      unit.copy(packet, headerBytes + 2, offset, end);
      packets.push(packet);
    }
  }

  #aggregate(units: readonly Buffer[], payloadBytes: number, timestamp: number): Buffer {
    const packet = this.#packet(payloadBytes, timestamp);
    const importance = Math.max(...units.map((unit) => unit.readUInt8(0) & 0x60));
    packet.writeUInt8(importance | 24, headerBytes);
    let offset = headerBytes + 1;
    for (const unit of units) {
      offset = packet.writeUInt16BE(unit.length, offset);
      offset += unit.copy(packet, offset);
    }
    return packet;
  }

  #packet(payloadBytes: number, timestamp: number): Buffer {
    const packet = Buffer.allocUnsafe(headerBytes + payloadBytes);
    packet.writeUInt8(0x80, 0);
    packet.writeUInt8(this.#payloadType, 1);
    packet.writeUInt16BE(this.#sequence, 2);
    packet.writeUInt32BE(timestamp >>> 0, 4);
    packet.writeUInt32BE(this.#ssrc, 8);
    this.#sequence = (this.#sequence + 1) & 0xffff;
    return packet;
  }
}

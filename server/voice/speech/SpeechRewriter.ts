const opusClockRate = 48_000;
/** A full-band CELT frame of 20 ms that decodes to silence (RFC 6716, 3.1: configuration 31). */
const opusSilence = Buffer.from([0xf8, 0xff, 0xfe]);
const opusSilenceTicks = 960;
const fixedHeaderBytes = 12;
const hasPaddingBit = 0x20;
const hasExtensionBit = 0x10;
const markerBit = 0x80;

/** Rewrites the RTP of one speaker after another into one stream (RFC 3550): sequence and time go on, whoever talks. */
export class SpeechRewriter {
  readonly #ssrc: number;
  readonly #payloadType: number;
  readonly #nowMs: () => number;
  #isBurstStart = true;
  #sequenceOffset = 0;
  #timestampOffset = 0;
  #lastSequence = 0;
  #lastTimestamp = 0;
  #lastSentMs: number | null = null;

  constructor(options: { ssrc: number; payloadType: number; nowMs: () => number }) {
    this.#ssrc = options.ssrc;
    this.#payloadType = options.payloadType;
    this.#nowMs = options.nowMs;
  }

  /** The next packet is the first of another burst. */
  startBurst(): void {
    this.#isBurstStart = true;
  }

  /**
   * The packet as it goes on, without the header extensions of its origin, or null for what is no RTP packet. Gaps and
   * disorder within a burst stay, so that the listener's loss concealment still sees them.
   */
  rewrite(packet: Buffer): Buffer | null {
    const payloadOffset = findPayload(packet);
    if (payloadOffset === null) return null;
    const sequence = packet.readUInt16BE(2);
    const timestamp = packet.readUInt32BE(4);
    const isFirst = this.#isBurstStart;
    if (isFirst) this.#beginAt(sequence, timestamp);
    const nextSequence = (sequence + this.#sequenceOffset) & 0xffff;
    const nextTimestamp = (timestamp + this.#timestampOffset) >>> 0;

    const rewritten = Buffer.allocUnsafe(fixedHeaderBytes + packet.length - payloadOffset);
    rewritten[0] = 0x80 | ((packet[0] ?? 0) & hasPaddingBit);
    rewritten[1] = this.#payloadType | (isFirst ? markerBit : 0);
    rewritten.writeUInt16BE(nextSequence, 2);
    rewritten.writeUInt32BE(nextTimestamp, 4);
    rewritten.writeUInt32BE(this.#ssrc, 8);
    packet.copy(rewritten, fixedHeaderBytes, payloadOffset);

    // Half of the number space decides what is newer (RFC 1982).
    if (isFirst || ((nextSequence - this.#lastSequence) & 0xffff) < 0x8000) {
      this.#lastSequence = nextSequence;
      this.#lastTimestamp = nextTimestamp;
    }
    this.#lastSentMs = this.#nowMs();
    return rewritten;
  }

  /** One frame of silence after what was said last; null before anything was said. */
  makeSilence(): Buffer | null {
    if (this.#lastSentMs === null) return null;
    const packet = Buffer.allocUnsafe(fixedHeaderBytes + opusSilence.length);
    packet[0] = 0x80;
    packet[1] = this.#payloadType;
    this.#lastSequence = (this.#lastSequence + 1) & 0xffff;
    this.#lastTimestamp = (this.#lastTimestamp + opusSilenceTicks) >>> 0;
    this.#lastSentMs = this.#nowMs();
    packet.writeUInt16BE(this.#lastSequence, 2);
    packet.writeUInt32BE(this.#lastTimestamp, 4);
    packet.writeUInt32BE(this.#ssrc, 8);
    opusSilence.copy(packet, fixedHeaderBytes);
    return packet;
  }

  /** The silence between two bursts is as long in the stream as it was for the listener. */
  #beginAt(sequence: number, timestamp: number): void {
    this.#isBurstStart = false;
    const silenceMs = this.#lastSentMs === null ? 0 : Math.max(20, this.#nowMs() - this.#lastSentMs);
    this.#sequenceOffset = this.#lastSequence + 1 - sequence;
    const silence = Math.round((silenceMs * opusClockRate) / 1000);
    this.#timestampOffset = this.#lastTimestamp + silence - timestamp;
  }
}

function findPayload(packet: Buffer): number | null {
  const first = packet[0];
  if (first === undefined || packet.length < fixedHeaderBytes || first >> 6 !== 2) return null;
  let offset = fixedHeaderBytes + (first & 0x0f) * 4;
  if ((first & hasExtensionBit) !== 0) {
    if (packet.length < offset + 4) return null;
    offset += 4 + packet.readUInt16BE(offset + 2) * 4;
  }
  return offset < packet.length ? offset : null;
}

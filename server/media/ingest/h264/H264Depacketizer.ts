import type { RtpPacket } from '../rtpPacket.ts';

/** One picture as the camera sent it, without start codes. */
export type AccessUnit = {
  units: Buffer[];
  /** In the camera's own 90 kHz clock. */
  timestamp: number;
  /** Something of this picture, or between it and the one before, was lost. */
  isDamaged: boolean;
};

const stapA = 24;
const fuA = 28;
const maxPictureBytes = 4 * 1024 * 1024;
const maxPictureUnits = 1024;

/**
 * Rebuilds pictures from RTP (RFC 6184, single NAL unit, STAP-A and FU-A). A picture ends at the marker, or where the
 * timestamp changes for cameras that set none. Holds at most one picture of 4 MiB; never throws on what a camera sends.
 */
export class H264Depacketizer {
  readonly #onAccessUnit: (accessUnit: AccessUnit) => void;
  #expectedSequence: number | null = null;
  #timestamp: number | null = null;
  #units: Buffer[] = [];
  #fragments: Buffer[] = [];
  #bytes = 0;
  #isDamaged = false;

  constructor(onAccessUnit: (accessUnit: AccessUnit) => void) {
    this.#onAccessUnit = onAccessUnit;
  }

  push(packet: RtpPacket): void {
    const { sequence } = packet;
    if (this.#expectedSequence !== null && sequence !== this.#expectedSequence) {
      const ahead = (sequence - this.#expectedSequence) & 0xffff;
      // Behind by a little is a repeated packet; over TCP nothing is overtaken.
      if (ahead > 0xffff - 100) return;
      this.#damage();
    }
    this.#expectedSequence = (sequence + 1) & 0xffff;
    if (this.#timestamp !== null && packet.timestamp !== this.#timestamp) this.#finish();
    this.#timestamp = packet.timestamp;
    this.#takePayload(packet.payload);
    if (packet.hasMarker) this.#finish();
  }

  #takePayload(payload: Buffer): void {
    if (payload.length < 1) return;
    const type = payload.readUInt8(0) & 0x1f;
    if (type !== fuA && this.#fragments.length > 0) this.#damage();
    if (type >= 1 && type <= 23) this.#addUnit(payload);
    else if (type === stapA) this.#takeAggregate(payload);
    else if (type === fuA) this.#takeFragment(payload);
    else this.#damage();
  }

  #takeAggregate(payload: Buffer): void {
    let offset = 1;
    while (offset + 2 < payload.length) {
      const end = offset + 2 + payload.readUInt16BE(offset);
      if (end > payload.length || end === offset + 2) {
        this.#damage();
        return;
      }
      this.#addUnit(payload.subarray(offset + 2, end));
      offset = end;
    }
  }

  #takeFragment(payload: Buffer): void {
    if (payload.length < 3) {
      this.#damage();
      return;
    }
    const indicator = payload.readUInt8(0);
    const header = payload.readUInt8(1);
    const isStart = (header & 0x80) !== 0;
    if (isStart === this.#fragments.length > 0) {
      // Either a second start, or a continuation whose start never came.
      this.#damage();
      if (!isStart) return;
    }
    if (isStart) this.#fragments.push(Buffer.from([(indicator & 0xe0) | (header & 0x1f)]));
    this.#fragments.push(payload.subarray(2));
    this.#bytes += payload.length;
    if (this.#bytes > maxPictureBytes) this.#discard();
    else if ((header & 0x40) !== 0) {
      const unit = Buffer.concat(this.#fragments);
      this.#fragments = [];
      this.#units.push(unit);
    }
  }

  #addUnit(unit: Buffer): void {
    this.#bytes += unit.length;
    if (this.#bytes > maxPictureBytes || this.#units.length >= maxPictureUnits) this.#discard();
    else this.#units.push(unit);
  }

  /** What was begun is lost, what is whole may still be of use. */
  #damage(): void {
    this.#fragments = [];
    this.#isDamaged = true;
  }

  #discard(): void {
    this.#units = [];
    this.#bytes = 0;
    this.#damage();
  }

  #finish(): void {
    if (this.#fragments.length > 0) this.#damage();
    const timestamp = this.#timestamp ?? 0;
    const accessUnit = { units: this.#units, timestamp, isDamaged: this.#isDamaged };
    this.#units = [];
    this.#bytes = 0;
    this.#timestamp = null;
    // A loss with no unit left must still spoil the next picture, which was predicted from the lost one.
    if (accessUnit.units.length === 0) return;
    this.#isDamaged = false;
    this.#onAccessUnit(accessUnit);
  }
}

import type { EncodedPicture } from '../h264/h264Encoder.ts';

const finest = 20;
const coarsest = 44;
const trafficRefinement = 3;
/** Share of the bits that key pictures of a standing camera may take; the rest is traffic, clock and head-room. */
const keyShare = 0.55;
/** While the camera turns it may send this much more than the nominal rate. */
const movingAllowance = 1.6;
const movingFramesPerSecond = 10;

/** Chooses the quantiser from the sizes of the pictures before, one for a standing and one for a turning camera. */
export class RateControl {
  private readonly keyBytes: number;
  private readonly movingBytes: number;
  private restingQp = 29;
  private movingQp = 32;

  constructor(options: { kilobitsPerSecond: number; keyIntervalMs: number }) {
    const bytesPerSecond = options.kilobitsPerSecond * 125;
    this.keyBytes = ((bytesPerSecond * options.keyIntervalMs) / 1000) * keyShare;
    this.movingBytes = (bytesPerSecond * movingAllowance) / movingFramesPerSecond;
  }

  /** What moves through a standing picture is coded finer than its key pictures, so that it leaves no trail behind. */
  qp(isTurned: boolean, isKey: boolean): number {
    if (isTurned) return this.movingQp;
    return isKey ? this.restingQp : Math.max(finest, this.restingQp - trafficRefinement);
  }

  account(picture: EncodedPicture, isTurned: boolean): void {
    const bytes = picture.nals.reduce((sum, nal) => sum + nal.length, 0);
    if (isTurned && !picture.isKey) this.movingQp = adjust(this.movingQp, bytes / this.movingBytes);
    if (!isTurned && picture.isKey) this.restingQp = adjust(this.restingQp, bytes / this.keyBytes);
  }
}

/** Six steps of the quantiser about halve the size. */
function adjust(qp: number, ratio: number): number {
  const step = Math.max(-2, Math.min(3, Math.round(Math.log2(ratio) * 4)));
  return Math.max(finest, Math.min(coarsest, qp + step));
}

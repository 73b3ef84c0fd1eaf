import { BitWriter } from './bitWriter.ts';
import { MacroblockCoder } from './macroblockCoder.ts';
import { frameNumberBits, pictureParameterSet, sequenceParameterSet } from './parameterSets.ts';
import { copyPicturePlanes, createPicturePlanes } from './picturePlanes.ts';
import type { PicturePlanes } from './picturePlanes.ts';

export interface PictureRequest {
  planes: PicturePlanes;
  isKey: boolean;
  /** Quantiser, 12 (fine) to 48 (coarse). */
  qp: number;
  /** One byte per macroblock, not zero where the picture may differ from the one before; all when absent. */
  changed?: Uint8Array;
  /** Where the content of a macroblock was in the picture before, in whole samples relative to it; nowhere else when absent. */
  motion?: (column: number, row: number) => { x: number; y: number };
}

export interface EncodedPicture {
  isKey: boolean;
  /** NAL units without start codes; a key picture begins with its parameter sets. */
  nals: Uint8Array[];
}

/** H.264 constrained baseline: one slice a picture, one reference, CAVLC, Intra16x16, P16x16 and skip, no deblocking. */
export class H264Encoder {
  readonly sps: Uint8Array;
  readonly pps = pictureParameterSet();
  /** What a decoder shows after the last picture. */
  readonly decoded: PicturePlanes;
  private readonly reference: PicturePlanes;
  private readonly writer = new BitWriter();
  private readonly coder: MacroblockCoder;
  private frameNumber = 0;
  private idrId = 0;
  private hasReference = false;

  constructor(width: number, height: number) {
    this.sps = sequenceParameterSet(width, height);
    this.decoded = createPicturePlanes(width, height);
    this.reference = createPicturePlanes(width, height);
    this.coder = new MacroblockCoder(this.writer, this.decoded, this.reference);
  }

  encode(request: PictureRequest): EncodedPicture {
    const isKey = request.isKey || !this.hasReference;
    this.hasReference = true;
    copyPicturePlanes(this.decoded, this.reference);
    if (isKey) this.frameNumber = 0;
    this.writeSliceHeader(isKey, request.qp);
    this.coder.startSlice({ planes: request.planes, qp: request.qp, isKey });
    for (let row = 0; row < this.decoded.rows; row++)
      for (let column = 0; column < this.decoded.columns; column++) {
        const isChanged = (request.changed?.[row * this.decoded.columns + column] ?? 1) !== 0;
        if (isKey) this.coder.codeIntra(column, row);
        else if (isChanged) this.coder.codeInter(column, row, request.motion?.(column, row));
        else this.coder.codeUnchanged(column, row);
      }
    this.coder.endSlice();
    const slice = this.writer.finishNal(isKey ? 0x65 : 0x61);
    this.frameNumber = (this.frameNumber + 1) % (1 << frameNumberBits);
    if (isKey) this.idrId = (this.idrId + 1) % 2;
    return { isKey, nals: isKey ? [this.sps, this.pps, slice] : [slice] };
  }

  private writeSliceHeader(isKey: boolean, qp: number): void {
    this.writer.putUnsigned(0);
    this.writer.putUnsigned(isKey ? 7 : 5);
    this.writer.putUnsigned(0);
    this.writer.put(this.frameNumber, frameNumberBits);
    if (isKey) {
      this.writer.putUnsigned(this.idrId);
      this.writer.put(0, 2);
    } else this.writer.put(0, 3);
    this.writer.putSigned(qp - 26);
    this.writer.putUnsigned(1);
  }
}

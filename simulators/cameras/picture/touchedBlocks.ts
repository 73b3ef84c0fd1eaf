import { createPicturePlanes } from '../h264/picturePlanes.ts';
import type { PicturePlanes } from '../h264/picturePlanes.ts';

/** Remembers which macroblocks were drawn over, brings their background back, and tells which differ from the last frame. */
export class TouchedBlocks {
  private readonly planes: PicturePlanes;
  private readonly background: PicturePlanes;
  private readonly previous: PicturePlanes;
  private now: Uint8Array;
  private before: Uint8Array;
  private readonly result: Uint8Array;

  constructor(planes: PicturePlanes, background: PicturePlanes) {
    this.planes = planes;
    this.background = background;
    this.previous = createPicturePlanes(planes.columns * 16, planes.rows * 16);
    const size = planes.columns * planes.rows;
    this.now = new Uint8Array(size);
    this.before = new Uint8Array(size);
    this.result = new Uint8Array(size);
  }

  /** Marks a rectangle of luma samples as drawn on; right and bottom are exclusive. */
  touch(left: number, top: number, right: number, bottom: number): void {
    const { columns, rows } = this.planes;
    const lastColumn = Math.min(columns - 1, (right - 1) >> 4);
    const lastRow = Math.min(rows - 1, (bottom - 1) >> 4);
    for (let row = Math.max(0, top >> 4); row <= lastRow; row++)
      for (let column = Math.max(0, left >> 4); column <= lastColumn; column++) this.now[row * columns + column] = 1;
  }

  /** Undoes the drawing of the last frame. */
  restore(): void {
    const drawn = this.now;
    this.now = this.before.fill(0);
    this.before = drawn;
    const { planes, background } = this;
    const { columns } = planes;
    for (let block = 0; block < drawn.length; block++) {
      if (drawn[block] === 0) continue;
      const luma = lumaOffset(block, columns);
      const chroma = chromaOffset(block, columns);
      copyBlock(background.luma, planes.luma, { offset: luma, stride: columns * 16, size: 16 });
      copyBlock(background.blue, planes.blue, { offset: chroma, stride: columns * 8, size: 8 });
      copyBlock(background.red, planes.red, { offset: chroma, stride: columns * 8, size: 8 });
    }
  }

  /** The blocks that differ from the last frame, among those drawn on in either. */
  changed(): Uint8Array {
    const { result, now, before, planes, previous } = this;
    const { columns } = planes;
    for (let block = 0; block < result.length; block++) {
      result[block] = 0;
      if (now[block] === 0 && before[block] === 0) continue;
      const luma = { offset: lumaOffset(block, columns), stride: columns * 16, size: 16 };
      const chroma = { offset: chromaOffset(block, columns), stride: columns * 8, size: 8 };
      if (
        isSameBlock(planes.luma, previous.luma, luma) &&
        isSameBlock(planes.blue, previous.blue, chroma) &&
        isSameBlock(planes.red, previous.red, chroma)
      )
        continue;
      result[block] = 1;
      copyBlock(planes.luma, previous.luma, luma);
      copyBlock(planes.blue, previous.blue, chroma);
      copyBlock(planes.red, previous.red, chroma);
    }
    return result;
  }

  /** After the background itself changed: every block. */
  all(): Uint8Array {
    this.previous.luma.set(this.planes.luma);
    this.previous.blue.set(this.planes.blue);
    this.previous.red.set(this.planes.red);
    return this.result.fill(1);
  }
}

interface BlockSpan {
  offset: number;
  stride: number;
  size: number;
}

function lumaOffset(block: number, columns: number): number {
  const column = block % columns;
  return (block - column) * 256 + column * 16;
}

function chromaOffset(block: number, columns: number): number {
  const column = block % columns;
  return (block - column) * 64 + column * 8;
}

function copyBlock(from: Uint8Array, to: Uint8Array, { offset, stride, size }: BlockSpan): void {
  for (let row = 0, start = offset; row < size; row++, start += stride)
    for (let at = start; at < start + size; at++) to[at] = from[at] ?? 0;
}

function isSameBlock(a: Uint8Array, b: Uint8Array, { offset, stride, size }: BlockSpan): boolean {
  for (let row = 0, start = offset; row < size; row++, start += stride)
    for (let at = start; at < start + size; at++) if (a[at] !== b[at]) return false;
  return true;
}

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
    this.forEachBlock(drawn, (offset, stride, rows, plane) => {
      for (let row = 0; row < rows; row++) {
        const at = offset + row * stride;
        this.planes[plane].set(this.background[plane].subarray(at, at + rows), at);
      }
    });
  }

  /** The blocks that differ from the last frame, among those drawn on in either. */
  changed(): Uint8Array {
    const { result, now, before } = this;
    for (let index = 0; index < result.length; index++) result[index] = (now[index] ?? 0) | (before[index] ?? 0);
    const candidates = result.slice();
    result.fill(0);
    this.forEachBlock(candidates, (offset, stride, rows, plane, block) => {
      const current = this.planes[plane];
      const last = this.previous[plane];
      for (let row = 0; row < rows; row++)
        for (let at = offset + row * stride, end = at + rows; at < end; at++)
          if (current[at] !== last[at]) {
            result[block] = 1;
            last[at] = current[at] ?? 0;
          }
    });
    return result;
  }

  /** After the background itself changed: every block. */
  all(): Uint8Array {
    for (const plane of ['luma', 'blue', 'red'] as const) this.previous[plane].set(this.planes[plane]);
    return this.result.fill(1);
  }

  private forEachBlock(
    blocks: Uint8Array,
    visit: (offset: number, stride: number, rows: 16 | 8, plane: 'luma' | 'blue' | 'red', block: number) => void,
  ): void {
    const { columns } = this.planes;
    for (let block = 0; block < blocks.length; block++) {
      if (!blocks[block]) continue;
      const column = block % columns;
      const row = (block - column) / columns;
      visit(row * 16 * columns * 16 + column * 16, columns * 16, 16, 'luma', block);
      for (const plane of ['blue', 'red'] as const)
        visit(row * 8 * columns * 8 + column * 8, columns * 8, 8, plane, block);
    }
  }
}

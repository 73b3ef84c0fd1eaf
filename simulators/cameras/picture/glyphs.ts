import { inflateSync } from 'node:zlib';
import type { PicturePlanes } from '../h264/picturePlanes.ts';

const side = 16;
const bytesPerGlyph = (side * side) / 4;
const white = 232;

/**
 * A bitmap font of 16 x 16 cells with four grades of grey. The file is deflated: a count (32 bit), then per glyph its code
 * point (32 bit) and advance (8 bit), then the cells, two bits a pixel, all little endian.
 */
export class Glyphs {
  private readonly cells: Uint8Array;
  private readonly places = new Map<number, { offset: number; advance: number }>();

  constructor(file: Uint8Array) {
    const bytes = inflateSync(file);
    const count = bytes.readUInt32LE(0);
    this.cells = bytes.subarray(4 + count * 5);
    if (this.cells.length !== count * bytesPerGlyph) throw new Error('the glyph file is damaged');
    for (let index = 0; index < count; index++)
      this.places.set(bytes.readUInt32LE(4 + index * 5), {
        offset: index * bytesPerGlyph,
        advance: bytes.readUInt8(8 + index * 5),
      });
  }

  width(text: string, scale: number): number {
    return Array.from(text).reduce((sum, letter) => sum + this.place(letter).advance * scale, 0);
  }

  /** White letters with a dark edge. A letter the font lacks is drawn as a box. */
  draw(planes: PicturePlanes, text: string, at: { x: number; y: number; scale: number }): void {
    for (const pass of ['edge', 'face'] as const) {
      let x = at.x;
      for (const letter of text) {
        const { offset, advance } = this.place(letter);
        this.drawLetter(planes, offset, { x, y: at.y, scale: at.scale }, pass);
        x += advance * at.scale;
      }
    }
  }

  private place(letter: string): { offset: number; advance: number } {
    return this.places.get(letter.codePointAt(0) ?? 0) ?? this.places.get(0x25a1) ?? { offset: -1, advance: side };
  }

  private drawLetter(
    planes: PicturePlanes,
    offset: number,
    at: { x: number; y: number; scale: number },
    pass: 'edge' | 'face',
  ): void {
    if (offset < 0) return;
    for (let row = 0; row < side * at.scale; row++)
      for (let column = 0; column < side * at.scale; column++) {
        const grade = this.grade(offset, Math.floor(column / at.scale), Math.floor(row / at.scale));
        if (grade === 0) continue;
        if (pass === 'face') put(planes, at.x + column, at.y + row, { luma: white, share: grade / 3 });
        else
          for (const [dx, dy] of [
            [-1, 0],
            [1, 0],
            [0, -1],
            [0, 1],
            [1, 1],
          ] as const)
            put(planes, at.x + column + dx, at.y + row + dy, { luma: 24, share: (grade / 3) * 0.45 });
      }
  }

  private grade(offset: number, column: number, row: number): number {
    const pixel = row * side + column;
    return ((this.cells[offset + (pixel >> 2)] ?? 0) >> ((pixel & 3) * 2)) & 3;
  }
}

function put(planes: PicturePlanes, x: number, y: number, ink: { luma: number; share: number }): void {
  if (x < 0 || y < 0 || x >= planes.columns * 16 || y >= planes.rows * 16) return;
  const index = y * planes.columns * 16 + x;
  planes.luma[index] = (planes.luma[index] ?? 0) * (1 - ink.share) + ink.luma * ink.share;
  if (ink.share < 0.6) return;
  const chroma = (y >> 1) * planes.columns * 8 + (x >> 1);
  planes.blue[chroma] = 128;
  planes.red[chroma] = 128;
}

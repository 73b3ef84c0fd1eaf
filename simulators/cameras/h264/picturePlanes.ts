/** A 4:2:0 picture whose planes are padded to whole macroblocks; stride = columns * 16 (luma), columns * 8 (chroma). */
export interface PicturePlanes {
  readonly columns: number;
  readonly rows: number;
  readonly luma: Uint8Array;
  readonly blue: Uint8Array;
  readonly red: Uint8Array;
}

export function createPicturePlanes(width: number, height: number): PicturePlanes {
  const columns = Math.ceil(width / 16);
  const rows = Math.ceil(height / 16);
  const size = columns * rows;
  return {
    columns,
    rows,
    luma: new Uint8Array(size * 256).fill(16),
    blue: new Uint8Array(size * 64).fill(128),
    red: new Uint8Array(size * 64).fill(128),
  };
}

export function copyPicturePlanes(from: PicturePlanes, to: PicturePlanes): void {
  to.luma.set(from.luma);
  to.blue.set(from.blue);
  to.red.set(from.red);
}

/** Zigzag scan of a 4x4 block (frame coding): scan position -> raster position. */
export const zigzag = [0, 1, 4, 8, 5, 2, 3, 6, 9, 12, 13, 10, 7, 11, 14, 15] as const;

const scan = Int32Array.from(zigzag);
/** Class of a raster position: 0 corner-like, 1 both odd, 2 mixed. */
const positionClass = Int32Array.from({ length: 16 }, (_, position) => {
  const odd = (position & 1) + ((position >> 2) & 1);
  return odd === 0 ? 0 : odd === 2 ? 1 : 2;
});
const forwardScales = [
  [13107, 5243, 8066],
  [11916, 4660, 7490],
  [10082, 4194, 6554],
  [9362, 3647, 5825],
  [8192, 3355, 5243],
  [7282, 2893, 4559],
];
const inverseScales = [
  [10, 16, 13],
  [11, 18, 14],
  [13, 20, 16],
  [14, 23, 18],
  [16, 25, 20],
  [18, 29, 23],
];

function perPosition(scales: number[][]): Int32Array[] {
  return scales.map((row) => Int32Array.from(positionClass, (kind) => row[kind] ?? 0));
}

const forwardTables = perPosition(forwardScales);
const inverseTables = perPosition(inverseScales);
const chromaQps = [29, 30, 31, 32, 32, 33, 34, 34, 35, 35, 36, 36, 37, 37, 37, 38, 38, 38, 39, 39, 39, 39];

export function chromaQp(lumaQp: number): number {
  return lumaQp < 30 ? lumaQp : (chromaQps[lumaQp - 30] ?? 39);
}

/** The scales of one quantiser step (QP 12 to 51). */
export interface Quantiser {
  forward: Int32Array;
  inverse: Int32Array;
  shift: number;
  leftShift: number;
  rounding: number;
}

/** `deadZone`: the rounding offset is 2^shift / deadZone: 3 for intra, 6 for inter. */
export function createQuantiser(qp: number, deadZone: 3 | 6): Quantiser {
  const shift = 15 + Math.floor(qp / 6);
  return {
    forward: forwardTables[qp % 6] ?? new Int32Array(16),
    inverse: inverseTables[qp % 6] ?? new Int32Array(16),
    shift,
    leftShift: Math.floor(qp / 6),
    rounding: Math.floor(2 ** shift / deadZone),
  };
}

/** Forward 4x4 core transform of a residual in place, raster order. */
export function forwardTransform(block: Int32Array): void {
  for (let row = 0; row < 16; row += 4) {
    const a = block[row] ?? 0;
    const b = block[row + 1] ?? 0;
    const c = block[row + 2] ?? 0;
    const d = block[row + 3] ?? 0;
    block[row] = a + d + b + c;
    block[row + 1] = 2 * (a - d) + b - c;
    block[row + 2] = a + d - b - c;
    block[row + 3] = a - d - 2 * (b - c);
  }
  for (let column = 0; column < 4; column++) {
    const a = block[column] ?? 0;
    const b = block[column + 4] ?? 0;
    const c = block[column + 8] ?? 0;
    const d = block[column + 12] ?? 0;
    block[column] = a + d + b + c;
    block[column + 4] = 2 * (a - d) + b - c;
    block[column + 8] = a + d - b - c;
    block[column + 12] = a - d - 2 * (b - c);
  }
}

/** Inverse 4x4 core transform in place, raster order; the result is the residual. */
export function inverseTransform(block: Int32Array): void {
  for (let row = 0; row < 16; row += 4) {
    const a = block[row] ?? 0;
    const b = block[row + 1] ?? 0;
    const c = block[row + 2] ?? 0;
    const d = block[row + 3] ?? 0;
    const e = a + c;
    const f = a - c;
    const g = (b >> 1) - d;
    const h = b + (d >> 1);
    block[row] = e + h;
    block[row + 1] = f + g;
    block[row + 2] = f - g;
    block[row + 3] = e - h;
  }
  for (let column = 0; column < 4; column++) {
    const a = block[column] ?? 0;
    const b = block[column + 4] ?? 0;
    const c = block[column + 8] ?? 0;
    const d = block[column + 12] ?? 0;
    const e = a + c;
    const f = a - c;
    const g = (b >> 1) - d;
    const h = b + (d >> 1);
    block[column] = (e + h + 32) >> 6;
    block[column + 4] = (f + g + 32) >> 6;
    block[column + 8] = (f - g + 32) >> 6;
    block[column + 12] = (e - h + 32) >> 6;
  }
}

/**
 * Quantises scan positions `from` to 15 into `levels` at `offset` (scan order) and leaves the dequantised coefficients
 * in `block`. Returns the number of non-zero levels.
 */
export function quantise(
  block: Int32Array,
  quantiser: Quantiser,
  target: { levels: Int32Array; offset: number; from: 0 | 1 },
): number {
  const { forward, inverse, shift, leftShift, rounding } = quantiser;
  const { levels, offset, from } = target;
  let nonZero = 0;
  for (let index = from; index < 16; index++) {
    const position = scan[index] ?? 0;
    const value = block[position] ?? 0;
    const level = (Math.abs(value) * (forward[position] ?? 0) + rounding) >> shift;
    if (level === 0) {
      block[position] = 0;
      levels[offset + index] = 0;
    } else {
      const signed = value < 0 ? -level : level;
      nonZero++;
      levels[offset + index] = signed;
      block[position] = (signed * (inverse[position] ?? 0)) << leftShift;
    }
  }
  return nonZero;
}

function hadamard4(block: Int32Array): void {
  for (let pass = 0; pass < 2; pass++) {
    const step = pass === 0 ? 1 : 4;
    const next = pass === 0 ? 4 : 1;
    for (let line = 0; line < 4; line++) {
      const start = line * next;
      const a = block[start] ?? 0;
      const b = block[start + step] ?? 0;
      const c = block[start + 2 * step] ?? 0;
      const d = block[start + 3 * step] ?? 0;
      block[start] = a + b + c + d;
      block[start + step] = a + b - c - d;
      block[start + 2 * step] = a - b - c + d;
      block[start + 3 * step] = a - b + c - d;
    }
  }
}

function quantiseDc(value: number, quantiser: Quantiser): number {
  const level = (Math.abs(value) * (quantiser.forward[0] ?? 0) + 2 * quantiser.rounding) >> (quantiser.shift + 1);
  return value < 0 ? -level : level;
}

/** Luma DC of an Intra16x16 macroblock: `block` (raster) becomes the dequantised DC values. Returns the non-zero count. */
export function codeLumaDc(block: Int32Array, quantiser: Quantiser, levels: Int32Array): number {
  hadamard4(block);
  let nonZero = 0;
  for (let index = 0; index < 16; index++) {
    const position = scan[index] ?? 0;
    const level = quantiseDc(((block[position] ?? 0) + 1) >> 1, quantiser);
    levels[index] = level;
    block[position] = level;
    if (level !== 0) nonZero++;
  }
  hadamard4(block);
  const scale = quantiser.inverse[0] ?? 0;
  for (let position = 0; position < 16; position++)
    block[position] = ((block[position] ?? 0) * scale * 2 ** quantiser.leftShift + 2) >> 2;
  return nonZero;
}

/** Chroma DC (2x2, raster): as codeLumaDc. */
export function codeChromaDc(block: Int32Array, quantiser: Quantiser, levels: Int32Array): number {
  let nonZero = 0;
  hadamard2(block);
  for (let index = 0; index < 4; index++) {
    const level = quantiseDc(block[index] ?? 0, quantiser);
    levels[index] = level;
    block[index] = level;
    if (level !== 0) nonZero++;
  }
  hadamard2(block);
  const scale = quantiser.inverse[0] ?? 0;
  for (let index = 0; index < 4; index++) block[index] = (((block[index] ?? 0) * scale) << quantiser.leftShift) >> 1;
  return nonZero;
}

function hadamard2(block: Int32Array): void {
  const [a = 0, b = 0, c = 0, d = 0] = block;
  block[0] = a + b + c + d;
  block[1] = a - b + c - d;
  block[2] = a + b - c - d;
  block[3] = a - b - c + d;
}

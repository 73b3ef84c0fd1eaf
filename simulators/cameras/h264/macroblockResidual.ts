import type { Plane } from './prediction.ts';
import { codeChromaDc, codeLumaDc, forwardTransform, inverseTransform, quantise } from './transform.ts';
import type { Quantiser } from './transform.ts';

/** Column and row, in 4x4 blocks, of each luma block in coding order. */
export const blockColumns = Int32Array.from({ length: 16 }, (_, block) => (block & 1) + ((block >> 2) & 1) * 2);
export const blockRows = Int32Array.from({ length: 16 }, (_, block) => ((block >> 1) & 1) + (block >> 3) * 2);

/** Quantised levels of one macroblock, in scan order. Index 0 of a block is unused where its DC is coded apart. */
export interface MacroblockLevels {
  lumaDc: Int32Array;
  /** 16 blocks of 16 in coding order. */
  luma: Int32Array;
  /** Blue then red, 4 each. */
  chromaDc: [Int32Array, Int32Array];
  /** Blue then red, 4 blocks of 16 each. */
  chroma: [Int32Array, Int32Array];
}

export function createMacroblockLevels(): MacroblockLevels {
  return {
    lumaDc: new Int32Array(16),
    luma: new Int32Array(256),
    chromaDc: [new Int32Array(4), new Int32Array(4)],
    chroma: [new Int32Array(64), new Int32Array(64)],
  };
}

export interface BlockPlace {
  x: number;
  y: number;
  size: 8 | 16;
}

const block = new Int32Array(16);
const dc = new Int32Array(16);
const coefficients = new Int32Array(256);

function loadResidual(source: Plane, place: BlockPlace, prediction: Uint8Array, column: number, row: number): void {
  for (let line = 0; line < 4; line++) {
    const from = (place.y + row + line) * source.stride + place.x + column;
    const predicted = (row + line) * place.size + column;
    for (let index = 0; index < 4; index++)
      block[line * 4 + index] = (source.samples[from + index] ?? 0) - (prediction[predicted + index] ?? 0);
  }
}

function storeDecoded(decoded: Plane, place: BlockPlace, prediction: Uint8Array, column: number, row: number): void {
  for (let line = 0; line < 4; line++) {
    const to = (place.y + row + line) * decoded.stride + place.x + column;
    const predicted = (row + line) * place.size + column;
    for (let index = 0; index < 4; index++) {
      const value = (prediction[predicted + index] ?? 0) + (block[line * 4 + index] ?? 0);
      decoded.samples[to + index] = value < 0 ? 0 : value > 255 ? 255 : value;
    }
  }
}

export interface PlaneCoding {
  source: Plane;
  decoded: Plane;
  place: BlockPlace;
  prediction: Uint8Array;
  quantiser: Quantiser;
}

/** Inter luma: returns the coded block pattern (one bit per 8x8 quarter) and writes the decoded samples. */
export function codeInterLuma(coding: PlaneCoding, levels: MacroblockLevels): number {
  let pattern = 0;
  for (let index = 0; index < 16; index++) {
    const column = (blockColumns[index] ?? 0) * 4;
    const row = (blockRows[index] ?? 0) * 4;
    loadResidual(coding.source, coding.place, coding.prediction, column, row);
    forwardTransform(block);
    const count = quantise(block, coding.quantiser, { levels: levels.luma, offset: index * 16, from: 0 });
    if (count > 0) {
      pattern |= 1 << (index >> 2);
      inverseTransform(block);
    }
    storeDecoded(coding.decoded, coding.place, coding.prediction, column, row);
  }
  return pattern;
}

/** Intra16x16 luma: returns whether any AC level is not zero and writes the decoded samples. */
export function codeIntraLuma(coding: PlaneCoding, levels: MacroblockLevels): boolean {
  let count = 0;
  for (let index = 0; index < 16; index++) {
    const column = blockColumns[index] ?? 0;
    const row = blockRows[index] ?? 0;
    loadResidual(coding.source, coding.place, coding.prediction, column * 4, row * 4);
    forwardTransform(block);
    dc[row * 4 + column] = block[0] ?? 0;
    count += quantise(block, coding.quantiser, { levels: levels.luma, offset: index * 16, from: 1 });
    coefficients.set(block, index * 16);
  }
  codeLumaDc(dc, coding.quantiser, levels.lumaDc);
  for (let index = 0; index < 16; index++) {
    const column = blockColumns[index] ?? 0;
    const row = blockRows[index] ?? 0;
    for (let at = 0; at < 16; at++) block[at] = coefficients[index * 16 + at] ?? 0;
    block[0] = dc[row * 4 + column] ?? 0;
    inverseTransform(block);
    storeDecoded(coding.decoded, coding.place, coding.prediction, column * 4, row * 4);
  }
  return count > 0;
}

/** One chroma plane (0 blue, 1 red): returns 0 nothing, 1 DC only, 2 DC and AC. */
export function codeChroma(coding: PlaneCoding, levels: MacroblockLevels, plane: 0 | 1): 0 | 1 | 2 {
  let count = 0;
  for (let index = 0; index < 4; index++) {
    loadResidual(coding.source, coding.place, coding.prediction, (index & 1) * 4, (index >> 1) * 4);
    forwardTransform(block);
    dc[index] = block[0] ?? 0;
    count += quantise(block, coding.quantiser, { levels: levels.chroma[plane], offset: index * 16, from: 1 });
    coefficients.set(block, index * 16);
  }
  const dcCount = codeChromaDc(dc, coding.quantiser, levels.chromaDc[plane]);
  for (let index = 0; index < 4; index++) {
    for (let at = 0; at < 16; at++) block[at] = coefficients[index * 16 + at] ?? 0;
    block[0] = dc[index] ?? 0;
    inverseTransform(block);
    storeDecoded(coding.decoded, coding.place, coding.prediction, (index & 1) * 4, (index >> 1) * 4);
  }
  if (count > 0) return 2;
  return dcCount > 0 ? 1 : 0;
}

import type { BitWriter } from './bitWriter.ts';
import { chromaDcTokens, chromaDcTotalZeros, coefficientTokens, runsBefore, totalZeros } from './cavlcTables.ts';
import type { CodeTable } from './cavlcTables.ts';

export interface CoefficientBlock {
  /** Quantised levels in scan order. */
  levels: Int32Array;
  offset: number;
  /** 16, 15 (AC only) or 4 (chroma DC). */
  count: number;
}

const nonZero = new Int32Array(16);
const runs = new Int32Array(16);

function putCode(writer: BitWriter, table: CodeTable | undefined, index: number): void {
  writer.put(table?.codes[index] ?? 0, table?.lengths[index] ?? 0);
}

function tokenTable(context: number): CodeTable {
  if (context < 0) return chromaDcTokens;
  if (context < 2) return coefficientTokens[0];
  if (context < 4) return coefficientTokens[1];
  return context < 8 ? coefficientTokens[2] : coefficientTokens[3];
}

/**
 * CAVLC residual block (H.264 clause 9.2), returns the number of non-zero levels. `context` is nC, -1 for chroma DC.
 */
export function writeCoefficients(writer: BitWriter, block: CoefficientBlock, context: number): number {
  const { levels, offset, count } = block;
  let total = 0;
  let zeros = 0;
  let run = 0;
  for (let index = 0; index < count; index++) {
    const level = levels[offset + index] ?? 0;
    if (level === 0) run++;
    else {
      nonZero[total] = level;
      runs[total++] = run;
      zeros += run;
      run = 0;
    }
  }
  let trailingOnes = 0;
  while (trailingOnes < 3 && trailingOnes < total && Math.abs(nonZero[total - 1 - trailingOnes] ?? 0) === 1)
    trailingOnes++;
  putCode(writer, tokenTable(context), total * 4 + trailingOnes);
  if (total === 0) return 0;
  for (let index = 0; index < trailingOnes; index++) writer.put((nonZero[total - 1 - index] ?? 0) < 0 ? 1 : 0, 1);
  writeLevels(writer, total, trailingOnes);
  if (total < count) putCode(writer, (context < 0 ? chromaDcTotalZeros : totalZeros)[total - 1], zeros);
  for (let index = total - 1, left = zeros; index > 0 && left > 0; index--) {
    const before = runs[index] ?? 0;
    putCode(writer, runsBefore[Math.min(left, 7) - 1], before);
    left -= before;
  }
  return total;
}

function writeLevels(writer: BitWriter, total: number, trailingOnes: number): void {
  let suffixLength = total > 10 && trailingOnes < 3 ? 1 : 0;
  for (let index = total - 1 - trailingOnes; index >= 0; index--) {
    const level = nonZero[index] ?? 0;
    let code = level > 0 ? 2 * level - 2 : -2 * level - 1;
    // The first level after fewer than three trailing ones cannot be +-1, so its codes start two lower.
    if (index === total - 1 - trailingOnes && trailingOnes < 3) code -= 2;
    writeLevelCode(writer, code, suffixLength);
    if (suffixLength === 0) suffixLength = 1;
    if (Math.abs(level) > 3 << (suffixLength - 1) && suffixLength < 6) suffixLength++;
  }
}

function writeLevelCode(writer: BitWriter, code: number, suffixLength: number): void {
  const escape = suffixLength === 0 ? 30 : 15 << suffixLength;
  if (code >= escape) {
    writer.put(1, 16);
    writer.put(code - escape, 12);
  } else if (suffixLength > 0) {
    writer.put(1, (code >> suffixLength) + 1);
    writer.put(code, suffixLength);
  } else if (code < 14) writer.put(1, code + 1);
  else {
    writer.put(1, 15);
    writer.put(code - 14, 4);
  }
}

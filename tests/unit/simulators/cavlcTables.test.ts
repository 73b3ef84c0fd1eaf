import { describe, expect, it } from 'vitest';
import {
  chromaDcTokens,
  chromaDcTotalZeros,
  coefficientTokens,
  interPatternCodes,
  runsBefore,
  totalZeros,
} from '../../../simulators/cameras/h264/cavlcTables.ts';
import type { CodeTable } from '../../../simulators/cameras/h264/cavlcTables.ts';

function codeWords(table: CodeTable): string[] {
  return table.lengths.flatMap((length, index) =>
    length === 0 ? [] : [(table.codes[index] ?? 0).toString(2).padStart(length, '0')],
  );
}

describe('CAVLC tables', () => {
  const tables: [string, CodeTable][] = [
    ...coefficientTokens.map((table, index): [string, CodeTable] => [`coeff_token ${index}`, table]),
    ['coeff_token chroma DC', chromaDcTokens],
    ...totalZeros.map((table, index): [string, CodeTable] => [`total_zeros ${index + 1}`, table]),
    ...chromaDcTotalZeros.map((table, index): [string, CodeTable] => [`total_zeros chroma ${index + 1}`, table]),
    ...runsBefore.map((table, index): [string, CodeTable] => [`run_before ${index + 1}`, table]),
  ];

  it.each(tables)('%s is a prefix code', (_, table) => {
    const words = codeWords(table);
    for (const [index, word] of words.entries()) {
      expect(word).toHaveLength(table.lengths.filter((length) => length > 0)[index] ?? 0);
      expect(words.filter((other) => other.startsWith(word))).toEqual([word]);
    }
  });

  it('gives each coded block pattern its own code number', () => {
    expect([...interPatternCodes].sort((a, b) => a - b)).toEqual(Array.from({ length: 48 }, (_, code) => code));
  });
});

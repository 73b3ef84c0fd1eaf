import { describe, expect, it } from 'vitest';
import { BitWriter } from '../../../simulators/cameras/h264/bitWriter.ts';

function rbspBits(write: (writer: BitWriter) => void): string {
  const writer = new BitWriter(8);
  write(writer);
  const nal = writer.finishNal(0x61);
  const bits = Array.from(nal.subarray(1), (byte) => byte.toString(2).padStart(8, '0')).join('');
  return bits.replace(/10*$/, '');
}

describe('BitWriter', () => {
  it('writes the Exp-Golomb codes of the standard', () => {
    const unsigned = ['1', '010', '011', '00100', '00101', '00110', '00111', '0001000'];
    expect(unsigned.map((_, value) => rbspBits((writer) => writer.putUnsigned(value)))).toEqual(unsigned);
    const signed: [number, string][] = [
      [0, '1'],
      [1, '010'],
      [-1, '011'],
      [2, '00100'],
      [-2, '00101'],
    ];
    for (const [value, code] of signed) expect(rbspBits((writer) => writer.putSigned(value))).toBe(code);
  });

  it('keeps the order of bits over byte borders and beyond its first capacity', () => {
    const values = Array.from({ length: 400 }, (_, index) => [(index * 2654435761) >>> 0, 1 + (index % 32)] as const);
    const expected = values.map(([value, count]) =>
      value
        .toString(2)
        .padStart(32, '0')
        .slice(32 - count),
    );
    const writer = new BitWriter(8);
    for (const [value, count] of values) writer.put(value, count);
    const nal = writer.finishNal(0x61);
    const plain = Array.from(nal.subarray(1)).filter(
      (byte, index, all) => !(byte === 3 && all[index - 1] === 0 && all[index - 2] === 0),
    );
    const bits = plain.map((byte) => byte.toString(2).padStart(8, '0')).join('');
    expect(bits.startsWith(expected.join(''))).toBe(true);
  });

  it('never lets a start code appear inside a NAL unit', () => {
    const writer = new BitWriter();
    for (const byte of [0, 0, 1, 0, 0, 0, 0, 3, 0, 0, 2]) writer.put(byte, 8);
    expect([...writer.finishNal(0x65)]).toEqual([0x65, 0, 0, 3, 1, 0, 0, 3, 0, 0, 3, 3, 0, 0, 3, 2, 0x80]);
  });
});

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { unitIdSchema } from '../../../../protocol/ids.ts';
import { packPositions, unpackPositions } from '../../../../protocol/unit/packedPositions.ts';

const at = 1_795_309_983_821;
const idArbitrary = fc.stringMatching(/^[A-Za-z0-9][A-Za-z0-9_.:-]{0,63}$/).map((id) => unitIdSchema.parse(id));
const positionArbitrary = fc.record({
  unitId: idArbitrary,
  lon: fc.integer({ min: -1_800_000_000, max: 1_800_000_000 }).map((steps) => steps / 1e7),
  lat: fc.integer({ min: -900_000_000, max: 900_000_000 }).map((steps) => steps / 1e7),
  accuracyM: fc.integer({ min: 0, max: 65_535 }),
  at: fc.integer({ min: at - 60_000, max: at }),
});

test('whatever units report comes out as it went in', () => {
  fc.assert(
    fc.property(fc.uniqueArray(positionArbitrary, { selector: ({ unitId }) => unitId }), (positions) => {
      const sorted = positions.toSorted((one, other) => (one.unitId < other.unitId ? -1 : 1));
      expect(unpackPositions(packPositions(positions))).toEqual(sorted);
      // A page gets the buffer itself, a program a view into a larger one.
      const packed = packPositions(positions);
      const larger = new Uint8Array(packed.length + 5);
      larger.set(packed, 5);
      expect(unpackPositions(larger.subarray(5))).toEqual(sorted);
      expect(unpackPositions(packed.buffer)).toEqual(sorted);
    }),
  );
});

test('a position of thousands takes less than twenty bytes', () => {
  const positions = Array.from({ length: 5_000 }, (_, index) => ({
    unitId: unitIdSchema.parse(`unit-police-${String(index).padStart(4, '0')}`),
    ...{ lon: 113 + index / 1e5, lat: 29.5, accuracyM: 8, at },
  }));
  expect(packPositions(positions).length).toBeLessThan(5_000 * 20);
});

test('bytes that were cut or are something else are refused', () => {
  const unitId = unitIdSchema.parse('unit-fire-01');
  const packed = packPositions([{ unitId, lon: 113, lat: 29.5, accuracyM: 5, at }]);
  for (let length = 0; length < packed.length; length += 1)
    expect(() => unpackPositions(packed.slice(0, length))).toThrow(RangeError);
  const other = packed.slice();
  other[12] = 9;
  expect(() => unpackPositions(other)).toThrow(RangeError);
});

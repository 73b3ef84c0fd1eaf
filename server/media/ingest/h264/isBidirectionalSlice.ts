import { BitReader } from './BitReader.ts';
import { nalType, nalTypes } from './nalUnit.ts';

/** Whether a coded slice is a B slice (slice_type 1 or 6, ISO/IEC 14496-10 7.4.3); false for what is no slice. */
export function isBidirectionalSlice(unit: Buffer): boolean {
  const type = nalType(unit);
  if (type !== nalTypes.slice && type !== 2) return false;
  const reader = new BitReader(unit.subarray(1, 17));
  try {
    reader.unsigned();
    return reader.unsigned() % 5 === 1;
  } catch (cause) {
    if (cause instanceof RangeError) return false;
    throw cause;
  }
}

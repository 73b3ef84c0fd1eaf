import { BitWriter } from './bitWriter.ts';

export const frameNumberBits = 4;

/** Sequence parameter set: constrained baseline, level 3.1 (42e01f, what every browser decodes), one reference frame, output order = decoding order, BT.709 limited range, no reordering. */
export function sequenceParameterSet(width: number, height: number): Uint8Array {
  const writer = new BitWriter(64);
  writer.put(0x42, 8);
  writer.put(0xe0, 8);
  writer.put(0x1f, 8);
  writer.putUnsigned(0);
  writer.putUnsigned(frameNumberBits - 4);
  writer.putUnsigned(2);
  writer.putUnsigned(1);
  writer.put(0, 1);
  const columns = Math.ceil(width / 16);
  const rows = Math.ceil(height / 16);
  writer.putUnsigned(columns - 1);
  writer.putUnsigned(rows - 1);
  writer.put(0b11, 2);
  const cropRight = (columns * 16 - width) / 2;
  const cropBottom = (rows * 16 - height) / 2;
  writer.put(cropRight + cropBottom > 0 ? 1 : 0, 1);
  if (cropRight + cropBottom > 0) for (const edge of [0, cropRight, 0, cropBottom]) writer.putUnsigned(edge);
  writeUsability(writer);
  return writer.finishNal(0x67);
}

function writeUsability(writer: BitWriter): void {
  writer.put(1, 1);
  writer.put(0, 2);
  writer.put(1, 1);
  writer.put(5, 3);
  writer.put(0, 1);
  writer.put(1, 1);
  for (let entry = 0; entry < 3; entry++) writer.put(1, 8);
  writer.put(0, 5);
  writer.put(1, 1);
  writer.put(1, 1);
  for (const value of [0, 0, 10, 10, 0, 1]) writer.putUnsigned(value);
}

/** Picture parameter set: CAVLC, one slice group, deblocking switched per slice. */
export function pictureParameterSet(): Uint8Array {
  const writer = new BitWriter(16);
  writer.putUnsigned(0);
  writer.putUnsigned(0);
  writer.put(0, 2);
  writer.putUnsigned(0);
  writer.putUnsigned(0);
  writer.putUnsigned(0);
  writer.put(0, 3);
  for (let entry = 0; entry < 3; entry++) writer.putSigned(0);
  writer.put(0b100, 3);
  return writer.finishNal(0x68);
}

import { StreamFailure } from '../StreamFailure.ts';
import { BitReader } from './BitReader.ts';

export type SequenceParameterSet = {
  /** profile_idc, constraint flags and level_idc in hexadecimal, as in `profile-level-id`. */
  profileLevelId: string;
  profile: number;
  width: number;
  height: number;
  bitDepth: number;
  /** 0 grey, 1 4:2:0, 2 4:2:2, 3 4:4:4. */
  chromaFormat: number;
};

/** Profiles whose parameter set carries the chroma format (ISO/IEC 14496-10 7.3.2.1.1). */
const highProfiles = new Set([44, 83, 86, 100, 110, 118, 122, 128, 134, 135, 138, 139, 144, 244]);

/** Reads a NAL unit of type 7 up to the cropping; throws a `StreamFailure` on one that no decoder could use. */
export function parseSequenceParameterSet(unit: Buffer): SequenceParameterSet {
  try {
    return read(unit);
  } catch (cause) {
    if (cause instanceof StreamFailure) throw cause;
    throw new StreamFailure('unsupportedCodec', 'unreadable sequence parameter set', { cause });
  }
}

function read(unit: Buffer): SequenceParameterSet {
  if (unit.length < 5) throw new RangeError('Sequence parameter set too short');
  const profile = unit.readUInt8(1);
  const profileLevelId = unit.toString('hex', 1, 4);
  const reader = new BitReader(unit.subarray(4, 512));
  reader.unsigned();
  let chromaFormat = 1;
  let bitDepth = 8;
  if (highProfiles.has(profile)) {
    chromaFormat = reader.unsigned();
    if (chromaFormat === 3) reader.flag();
    bitDepth = 8 + reader.unsigned();
    reader.unsigned();
    reader.flag();
    if (reader.flag()) skipScalingLists(reader, chromaFormat === 3 ? 12 : 8);
  }
  reader.unsigned();
  skipPictureOrder(reader);
  reader.unsigned();
  reader.flag();
  const widthInBlocks = reader.unsigned() + 1;
  const heightInMapUnits = reader.unsigned() + 1;
  const isFrameOnly = reader.flag();
  if (!isFrameOnly) reader.flag();
  reader.flag();
  let width = widthInBlocks * 16;
  let height = heightInMapUnits * 16 * (isFrameOnly ? 1 : 2);
  if (reader.flag()) {
    const unitX = chromaFormat === 1 || chromaFormat === 2 ? 2 : 1;
    const unitY = (chromaFormat === 1 ? 2 : 1) * (isFrameOnly ? 1 : 2);
    width -= (reader.unsigned() + reader.unsigned()) * unitX;
    height -= (reader.unsigned() + reader.unsigned()) * unitY;
  }
  if (width <= 0 || height <= 0 || width > 16384 || height > 16384) throw new RangeError('Impossible picture size');
  return { profileLevelId, profile, width, height, bitDepth, chromaFormat };
}

function skipPictureOrder(reader: BitReader): void {
  const type = reader.unsigned();
  if (type === 0) reader.unsigned();
  else if (type === 1) {
    reader.flag();
    reader.signed();
    reader.signed();
    const cycle = reader.unsigned();
    if (cycle > 255) throw new RangeError('Picture order cycle too long');
    for (let index = 0; index < cycle; index += 1) reader.signed();
  }
}

function skipScalingLists(reader: BitReader, count: number): void {
  for (let list = 0; list < count; list += 1) {
    if (!reader.flag()) continue;
    const size = list < 6 ? 16 : 64;
    let last = 8;
    let next = 8;
    for (let index = 0; index < size; index += 1) {
      if (next !== 0) next = (last + reader.signed() + 256) % 256;
      if (next !== 0) last = next;
    }
  }
}

/** `takenAt` in milliseconds: a picture stands until the next one was taken. */
export type MovieSample = { bytes: number; takenAt: number; isKeyFrame: boolean };

export type MovieDescription = {
  samples: readonly MovieSample[];
  width: number;
  height: number;
  sequence: Buffer;
  pictureSets: readonly Buffer[];
};

const ticksPerSecond = 90_000;
/** How long the last picture stands: 15 frames a second is what most cameras send. */
const lastTicks = 6_000;
/** The fields are of 32 bit, which end after thirteen hours. */
const longestTicks = 6 * 3_600 * ticksPerSecond;
const identityMatrix = [0x10000, 0, 0, 0, 0x10000, 0, 0, 0, 0x40000000];

/** Everything of an MP4 file that stands before its pictures: `ftyp`, `moov` and the head of `mdat`. */
export function movieHeader(movie: MovieDescription): Buffer {
  const fileType = box('ftyp', text('isom'), words(0x200), text('isomiso2avc1mp41'));
  const dataBytes = movie.samples.reduce((sum, { bytes }) => sum + bytes, 0);
  // The offset of the pictures depends on the size of what describes them, which does not depend on the offset.
  const size = movieBox(movie, 0).length;
  const described = movieBox(movie, fileType.length + size + 8);
  return Buffer.concat([fileType, described, words(8 + dataBytes), text('mdat')]);
}

function movieBox(movie: MovieDescription, firstByte: number): Buffer {
  const { samples, width, height } = movie;
  let shownTo = ticksAfter(samples, 0);
  const durations = samples.map((_, index) => {
    if (index === samples.length - 1) return lastTicks;
    // What rounding or an order out of time took from one picture, the next one gives back.
    const duration = Math.min(Math.max(ticksAfter(samples, index + 1) - shownTo, 1), longestTicks);
    shownTo += duration;
    return duration;
  });
  const ticks = durations.reduce((sum, duration) => sum + duration, 0);
  const keyFrames = samples.flatMap(({ isKeyFrame }, index) => (isKeyFrame ? [index + 1] : []));
  const table = box(
    'stbl',
    full('stsd', 0, words(1), sampleEntry(movie)),
    full('stts', 0, words(durations.length, ...durations.flatMap((duration) => [1, duration]))),
    full('stss', 0, words(keyFrames.length, ...keyFrames)),
    full('stsc', 0, words(1, 1, samples.length, 1)),
    full('stsz', 0, words(0, samples.length, ...samples.map(({ bytes }) => bytes))),
    full('stco', 0, words(1, firstByte)),
  );
  const media = box(
    'minf',
    full('vmhd', 1, words(0, 0)),
    box('dinf', full('dref', 0, words(1), full('url ', 1))),
    table,
  );
  const track = box(
    'trak',
    full('tkhd', 3, words(0, 0, 1, 0, ticks, 0, 0, 0, 0, ...identityMatrix, width * 0x10000, height * 0x10000)),
    box(
      'mdia',
      full('mdhd', 0, words(0, 0, ticksPerSecond, ticks, 0x55c40000)),
      full('hdlr', 0, words(0), text('vide'), words(0, 0, 0), text('video\0')),
      media,
    ),
  );
  const header = words(0, 0, ticksPerSecond, ticks, 0x10000, 0x01000000, 0, 0, ...identityMatrix, 0, 0, 0, 0, 0, 0, 2);
  return box('moov', full('mvhd', 0, header), track);
}

/** From when the first picture was taken to when this one was. */
function ticksAfter(samples: readonly MovieSample[], index: number): number {
  const passedMs = (samples[index]?.takenAt ?? 0) - (samples[0]?.takenAt ?? 0);
  return Math.round((passedMs * ticksPerSecond) / 1_000);
}

function sampleEntry({ width, height, sequence, pictureSets }: MovieDescription): Buffer {
  const entry = Buffer.alloc(78);
  entry.writeUInt16BE(1, 6);
  entry.writeUInt16BE(width, 24);
  entry.writeUInt16BE(height, 26);
  entry.writeUInt32BE(0x480000, 28);
  entry.writeUInt32BE(0x480000, 32);
  entry.writeUInt16BE(1, 40);
  entry.writeUInt16BE(0x18, 74);
  entry.writeInt16BE(-1, 76);
  const head = Buffer.from([1, sequence[1] ?? 0, sequence[2] ?? 0, sequence[3] ?? 0, 0xff, 0xe1]);
  const sets = [sized(sequence), Buffer.from([pictureSets.length]), ...pictureSets.map(sized)];
  return box('avc1', entry, box('avcC', head, ...sets));
}

function sized(unit: Buffer): Buffer {
  return Buffer.concat([Buffer.from([unit.length >> 8, unit.length & 0xff]), unit]);
}

function box(type: string, ...parts: readonly Buffer[]): Buffer {
  const bytes = parts.reduce((sum, part) => sum + part.length, 8);
  return Buffer.concat([words(bytes), text(type), ...parts]);
}

/** A box with version 0 and flags. */
function full(type: string, flags: number, ...parts: readonly Buffer[]): Buffer {
  return box(type, words(flags), ...parts);
}

function words(...values: readonly number[]): Buffer {
  const bytes = Buffer.allocUnsafe(values.length * 4);
  values.forEach((value, index) => bytes.writeUInt32BE(value >>> 0, index * 4));
  return bytes;
}

function text(value: string): Buffer {
  return Buffer.from(value, 'latin1');
}

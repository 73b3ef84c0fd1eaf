import { H264Depacketizer } from '../h264/H264Depacketizer.ts';
import { nalType, nalTypes } from '../h264/nalUnit.ts';
import { parseSequenceParameterSet } from '../h264/parseSequenceParameterSet.ts';
import { parseRtpPacket } from '../rtpPacket.ts';
import { movieHeader, type MovieSample } from './movieHeader.ts';
import type { DatedPicture } from './RecentPictures.ts';

export type RecentMovie = { from: number; to: number; bytes: Buffer };

type FormatSets = { sequence: Buffer; pictures: Buffer[] };
type Sample = MovieSample & { units: Buffer[] };

/**
 * One MP4 file (ISO/IEC 14496-12 and -15) of pictures that begin with a key frame, nothing coded anew; null when there is
 * none to begin with. Where the camera changed its picture's format, the file begins after the change.
 */
export function muxMp4(pictures: readonly DatedPicture[]): RecentMovie | null {
  let samples: Sample[] = [];
  let sets = null as FormatSets | null;
  for (const picture of pictures) {
    const units = unitsOf(picture);
    const sequence = units.find((unit) => nalType(unit) === nalTypes.sequenceParameterSet);
    if (sequence !== undefined && sets?.sequence.equals(sequence) !== true) {
      samples = [];
      sets = { sequence, pictures: units.filter((unit) => nalType(unit) === nalTypes.pictureParameterSet) };
    }
    if (sets === null) continue;
    const coded = units.filter(
      (unit) => nalType(unit) !== nalTypes.sequenceParameterSet && nalType(unit) !== nalTypes.pictureParameterSet,
    );
    const bytes = coded.reduce((sum, unit) => sum + 4 + unit.length, 0);
    const { takenAt, isKeyFrame } = picture;
    if (bytes > 0) samples.push({ units: coded, bytes, takenAt, isKeyFrame });
  }
  const first = samples[0];
  const last = samples.at(-1);
  if (sets === null || first === undefined || last === undefined) return null;
  const { width, height } = parseSequenceParameterSet(sets.sequence);
  const header = movieHeader({ samples, width, height, sequence: sets.sequence, pictureSets: sets.pictures });
  const parts = samples.flatMap(({ units }) => units.flatMap((unit) => [lengthOf(unit), unit]));
  return { from: first.takenAt, to: last.takenAt, bytes: Buffer.concat([header, ...parts]) };
}

/** The NAL units of one picture out of the packets it was sent in. */
function unitsOf(picture: DatedPicture): Buffer[] {
  const units: Buffer[] = [];
  const depacketizer = new H264Depacketizer((accessUnit) => units.push(...accessUnit.units));
  for (const bytes of picture.packets) {
    const packet = parseRtpPacket(bytes);
    if (packet !== null) depacketizer.push(packet);
  }
  return units;
}

function lengthOf(unit: Buffer): Buffer {
  const length = Buffer.allocUnsafe(4);
  length.writeUInt32BE(unit.length);
  return length;
}

import { H264Depacketizer } from '../h264/H264Depacketizer.ts';
import { nalType, nalTypes } from '../h264/nalUnit.ts';
import type { RecentPicture } from '../recent/RecentPictures.ts';
import { parseRtpPacket } from '../rtpPacket.ts';

export type KeyFrame = { readonly codec: string; readonly bytes: Buffer };

const startCode = Buffer.from([0, 0, 0, 1]);
/** Several seats ask for the same frame. */
const made = new WeakMap<RecentPicture, KeyFrame>();

/** A key frame as a decoder takes it (ISO/IEC 14496-10, annex B), with its parameter sets; null when they are missing. */
export function keyFrameBytes(picture: RecentPicture): KeyFrame | null {
  const known = made.get(picture);
  if (known !== undefined) return known;
  const units: Buffer[] = [];
  const depacketizer = new H264Depacketizer((accessUnit) => units.push(...accessUnit.units));
  for (const packet of picture.packets) {
    const parsed = parseRtpPacket(packet);
    if (parsed !== null) depacketizer.push(parsed);
  }
  const sequence = units.find((unit) => nalType(unit) === nalTypes.sequenceParameterSet);
  if (sequence === undefined) return null;
  const frame = {
    codec: `avc1.${sequence.toString('hex', 1, 4)}`,
    bytes: Buffer.concat(units.flatMap((unit) => [startCode, unit])),
  };
  made.set(picture, frame);
  return frame;
}

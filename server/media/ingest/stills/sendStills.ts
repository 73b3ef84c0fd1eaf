import type { RecentPictures } from '../recent/RecentPictures.ts';
import { sendToServer } from '../sendToServer.ts';
import { keyFrameBytes } from './keyFrameBytes.ts';

interface Wanted {
  readonly streamKey: string;
  /** The key frame that is known already; the same one is not sent again. */
  readonly after: number;
}

/** Hands the last key frame of each stream to the server, where it is newer than the one known. */
export function sendStills(
  wanted: readonly Wanted[],
  recentOf: (streamKey: string) => RecentPictures | undefined,
  to: { port: number; token: string },
): void {
  const parts: Buffer[] = [];
  const stills = wanted.flatMap(({ streamKey, after }) => {
    const picture = recentOf(streamKey)?.lastKeyFrame;
    if (picture === undefined || picture.at <= after) return [];
    const frame = keyFrameBytes(picture);
    if (frame === null) return [];
    parts.push(frame.bytes);
    return [{ streamKey, at: picture.at, codec: frame.codec, sizeBytes: frame.bytes.length }];
  });
  sendToServer(to, { stills }, Buffer.concat(parts));
}

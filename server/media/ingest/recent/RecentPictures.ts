import type { RelayedPicture } from '../H264Relay.ts';
import { takenTimes } from './takenTimes.ts';

/** A picture with the moment it came, server milliseconds since 1970. */
export type RecentPicture = RelayedPicture & { at: number };
/** With the moment it was taken, as well as all that is kept can tell. */
export type DatedPicture = RecentPicture & { takenAt: number };

export const recentMs = 120_000;
/** Two minutes of 2 Mb/s; a richer stream keeps a shorter past. */
const mostBytes = 32 * 1024 * 1024;

/**
 * The last two minutes of one stream as they were sent on. Goes from key frame to key frame, so that what is kept always
 * begins with a picture that stands alone.
 */
export class RecentPictures {
  /** Oldest first; each begins with a key frame. */
  #groups: { pictures: RecentPicture[]; bytes: number }[] = [];
  #bytes = 0;

  get bytes(): number {
    return this.#bytes;
  }

  /** The newest picture that stands alone. */
  get lastKeyFrame(): RecentPicture | undefined {
    return this.#groups.at(-1)?.pictures[0];
  }

  add(picture: RelayedPicture, at: number): void {
    if (picture.isKeyFrame) {
      compact(this.#groups.at(-1)?.pictures ?? []);
      this.#groups.push({ pictures: [], bytes: 0 });
    }
    const group = this.#groups.at(-1);
    if (group === undefined) return;
    group.pictures.push({ ...picture, at });
    group.bytes += picture.bytes;
    this.#bytes += picture.bytes;
    while (this.#isOverdue(at)) this.dropOldest();
  }

  /** From the last key frame at or before the moment, oldest first; everything where the moment is older than all. */
  since(from: number): DatedPicture[] {
    const all = this.#groups.flatMap(({ pictures }) => pictures);
    const times = takenTimes(all);
    const dated = all.map((picture, index) => ({ ...picture, takenAt: times[index] ?? picture.at }));
    const begin = dated.findLastIndex(({ isKeyFrame, takenAt }) => isKeyFrame && takenAt <= from);
    return dated.slice(Math.max(0, begin));
  }

  /** Gives up the oldest group of pictures. */
  dropOldest(): void {
    this.#bytes -= this.#groups.shift()?.bytes ?? 0;
  }

  /** The second group already reaches far enough back, or the whole weighs too much. */
  #isOverdue(now: number): boolean {
    const next = this.#groups[1]?.pictures[0];
    if (next === undefined) return this.#bytes > mostBytes;
    return this.#bytes > mostBytes || next.at <= now - recentMs;
  }
}

/** Moves a finished group into memory of its own: small buffers share slabs with others, which keeping one keeps whole. */
function compact(pictures: RecentPicture[]): void {
  const packets = pictures.flatMap((picture) => picture.packets);
  const memory = Buffer.allocUnsafeSlow(packets.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const picture of pictures) {
    picture.packets = picture.packets.map((packet) => {
      const moved = memory.subarray(at, at + packet.length);
      packet.copy(moved);
      at += packet.length;
      return moved;
    });
  }
}

import type { RelayedPicture } from './H264Relay.ts';
import { ticksPerMs } from './RtpTimeline.ts';

export type PictureReplayOptions = {
  ssrc: number;
  payloadType: number;
  firstSequence: number;
  /** Of the playout-delay header extension, 1 to 14. */
  playoutDelayId: number;
  /** Leaves out what lies between the key frames: a page that cannot draw them all then decodes none of it. */
  isKeyFramesOnly: boolean;
  /** The pictures since the last key frame, oldest first. */
  kept: () => readonly RelayedPicture[];
  send: (packet: Buffer) => void;
  now: () => number;
};

const headerBytes = 12;
const extensionBytes = 8;
/** A burst of a whole group of pictures would overrun the socket's buffer, so it goes out in spoonfuls a millisecond. */
const spoonful = 32;
const replayEveryMs = 500;
const announcement = Buffer.from([0x67, 0x42, 0xc0, 0x1f]);

/**
 * One viewer's private line: what is kept since the last key frame, squeezed to a millisecond a picture and ending at the
 * newest, then the live pictures. So a picture is there at once instead of at the next key frame. It begins when the
 * viewer's consumer asks for a key frame, which it does when it can receive.
 */
export class PictureReplay {
  readonly #options: PictureReplayOptions;
  #sequence: number;
  #isWanted = false;
  #isFlowing = false;
  #startedAt = -Infinity;
  #waiting: Buffer[] = [];
  #timer: NodeJS.Timeout | null = null;

  constructor(options: PictureReplayOptions) {
    this.#options = options;
    this.#sequence = options.firstSequence & 0xffff;
  }

  /**
   * Makes the far end know the source, so that a viewer's wish for a key frame has somewhere to go. mediasoup takes a
   * sequence parameter set for a key frame and asks for none; nobody listens yet, so that its content does not matter.
   */
  announce(): void {
    const packet = Buffer.alloc(headerBytes + announcement.length);
    packet.writeUInt8(0x80, 0);
    announcement.copy(packet, headerBytes);
    this.#options.send(this.#rewrite(packet, 0));
  }

  /** The viewer wants a key frame: the first time, and after it lost something. */
  start(): void {
    const now = this.#options.now();
    if (now - this.#startedAt < replayEveryMs) return;
    this.#isWanted = true;
    const { isKeyFramesOnly } = this.#options;
    const all = this.#options.kept();
    const kept = isKeyFramesOnly ? all.slice(0, 1) : all;
    const newest = kept.at(-1);
    if (newest === undefined) return;
    this.#startedAt = now;
    this.#isFlowing = true;
    this.#waiting = [];
    kept.forEach((picture, index) => {
      const behindMs = kept.length - 1 - index;
      this.#enqueue(picture, (newest.timestamp - behindMs * ticksPerMs) >>> 0);
    });
    this.#flow();
  }

  /** A live picture; where nothing was kept to replay, the line begins with the next key frame. */
  add(picture: RelayedPicture): void {
    if (this.#options.isKeyFramesOnly && !picture.isKeyFrame) return;
    if (!this.#isFlowing) {
      if (!picture.isKeyFrame || !this.#isWanted) return;
      this.#startedAt = this.#options.now();
      this.#isFlowing = true;
    }
    this.#enqueue(picture, picture.timestamp);
    this.#flow();
  }

  close(): void {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
    this.#waiting = [];
    this.#isFlowing = false;
    this.#isWanted = false;
    this.#startedAt = Infinity;
  }

  #enqueue(picture: RelayedPicture, timestamp: number): void {
    for (const packet of picture.packets) this.#waiting.push(this.#rewrite(packet, timestamp));
  }

  #flow(): void {
    if (this.#timer !== null) return;
    for (const packet of this.#waiting.splice(0, spoonful)) {
      this.#options.send(packet);
    }
    if (this.#waiting.length === 0) return;
    this.#timer = setTimeout(() => {
      this.#timer = null;
      this.#flow();
    }, 1);
  }

  /** Own source and sequence, and the wish to be shown without delay (playout-delay 0/0). */
  #rewrite(packet: Buffer, timestamp: number): Buffer {
    const { ssrc, payloadType, playoutDelayId } = this.#options;
    const rewritten = Buffer.allocUnsafe(packet.length + extensionBytes);
    rewritten.writeUInt8(0x90, 0);
    rewritten.writeUInt8((packet.readUInt8(1) & 0x80) | payloadType, 1);
    rewritten.writeUInt16BE(this.#sequence, 2);
    rewritten.writeUInt32BE(timestamp, 4);
    rewritten.writeUInt32BE(ssrc, 8);
    rewritten.writeUInt32BE(0xbede0001, headerBytes);
    rewritten.writeUInt32BE((((playoutDelayId << 4) | 2) << 24) >>> 0, headerBytes + 4);
    packet.copy(rewritten, headerBytes + extensionBytes, headerBytes);
    this.#sequence = (this.#sequence + 1) & 0xffff;
    return rewritten;
  }
}

import type { StreamReason } from '../../../../protocol/media/streamState.ts';
import { parseRtpPacket } from '../rtpPacket.ts';
import type { StreamFailure } from '../StreamFailure.ts';
import { staticPayloadTypes, type AudioTrack, type SoundCodec } from './parseAudioTrack.ts';

export type SoundEvents = {
  onTrack: (track: AudioTrack) => void;
  onRtp: (packet: Buffer) => void;
  onEnd: (failure: StreamFailure) => void;
};

export type SoundFeedOptions = {
  ssrc: number;
  startPull: (events: SoundEvents) => { close: () => void };
  send: (packet: Buffer) => void;
  onTrack: (codec: SoundCodec) => void;
  /** The sound is over; whoever wants it asks again. */
  onEnd: (reason: StreamReason) => void;
};

/** A camera's sound as it comes, under a source of our own: nothing is coded anew. */
export class SoundFeed {
  readonly #pull: { close: () => void };
  #track: AudioTrack | null = null;
  #isClosed = false;

  constructor({ ssrc, startPull, send, onTrack, onEnd }: SoundFeedOptions) {
    this.#pull = startPull({
      onTrack: (track) => {
        this.#track = track;
        onTrack(track.codec);
      },
      onRtp: (bytes) => {
        const packet = parseRtpPacket(bytes);
        if (this.#isClosed || packet === null || packet.payloadType !== this.#track?.payloadType) return;
        send(rewrite(packet, staticPayloadTypes[this.#track.codec], ssrc));
      },
      onEnd: (failure) => {
        if (!this.#isClosed) onEnd(failure.reason);
      },
    });
  }

  close(): void {
    if (this.#isClosed) return;
    this.#isClosed = true;
    this.#pull.close();
  }
}

type Packet = NonNullable<ReturnType<typeof parseRtpPacket>>;

/** Under our source and without what the camera put into the header besides. */
function rewrite({ hasMarker, sequence, timestamp, payload }: Packet, payloadType: number, ssrc: number): Buffer {
  const head = Buffer.allocUnsafe(12);
  head.writeUInt8(0x80, 0);
  head.writeUInt8((hasMarker ? 0x80 : 0) | payloadType, 1);
  head.writeUInt16BE(sequence, 2);
  head.writeUInt32BE(timestamp, 4);
  head.writeUInt32BE(ssrc, 8);
  return Buffer.concat([head, payload]);
}

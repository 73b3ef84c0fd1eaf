import { H264Depacketizer, type AccessUnit } from './h264/H264Depacketizer.ts';
import { H264Packetizer } from './h264/H264Packetizer.ts';
import { isBidirectionalSlice } from './h264/isBidirectionalSlice.ts';
import { isPicturePart, nalType, nalTypes } from './h264/nalUnit.ts';
import { ParameterSets } from './h264/ParameterSets.ts';
import type { SequenceParameterSet } from './h264/parseSequenceParameterSet.ts';
import { parseRtpPacket } from './rtpPacket.ts';
import { RtpTimeline } from './RtpTimeline.ts';
import type { VideoTrack } from './rtsp/parseSdp.ts';
import { StreamFailure } from './StreamFailure.ts';

export type RelayedPicture = {
  packets: Buffer[];
  bytes: number;
  timestamp: number;
  /** Timestamps of one number tell how far apart pictures were taken. */
  clock: number;
  isKeyFrame: boolean;
};

export type H264RelayOptions = {
  ssrc: number;
  payloadType: number;
  firstSequence: number;
  firstTimestamp: number;
  onPicture: (picture: RelayedPicture) => void;
  /** Pictures are being withheld until a key frame comes. */
  onKeyFrameWanted: () => void;
};

/**
 * Turns a camera's H.264 packets into the packets a browser can take: one sequence and clock for ever, parameter sets
 * before every key frame, nothing predicted from a picture that was lost. Throws a `StreamFailure` on what it cannot carry.
 */
export class H264Relay {
  readonly #options: H264RelayOptions;
  readonly #packetizer: H264Packetizer;
  readonly #timeline: RtpTimeline;
  #depacketizer: H264Depacketizer;
  #parameterSets = new ParameterSets();
  #track: VideoTrack | null = null;
  #isAwaitingKeyFrame = true;
  #nowMs = 0;
  #cameraSsrc = 0;

  constructor(options: H264RelayOptions) {
    this.#options = options;
    this.#packetizer = new H264Packetizer(options);
    this.#timeline = new RtpTimeline(options.firstTimestamp);
    this.#depacketizer = new H264Depacketizer((accessUnit) => this.#relay(accessUnit));
  }

  get sequenceParameterSet(): SequenceParameterSet | null {
    return this.#parameterSets.sequence;
  }

  /** The synchronisation source the camera sends under, for feedback to it. */
  get cameraSsrc(): number {
    return this.#cameraSsrc;
  }

  timestampAt(nowMs: number): number {
    return this.#timeline.at(nowMs);
  }

  /** A connection was (re)made. */
  startTrack(track: VideoTrack): void {
    this.#track = track;
    this.#timeline.restart();
    this.#isAwaitingKeyFrame = true;
    this.#parameterSets = new ParameterSets();
    this.#depacketizer = new H264Depacketizer((accessUnit) => this.#relay(accessUnit));
    for (const unit of track.parameterSets) this.#parameterSets.add(unit);
    this.#assertDecodable();
  }

  pushRtp(bytes: Buffer, nowMs: number): void {
    const packet = parseRtpPacket(bytes);
    if (packet === null || packet.payloadType !== this.#track?.payloadType) return;
    this.#nowMs = nowMs;
    this.#cameraSsrc = packet.ssrc;
    this.#depacketizer.push(packet);
  }

  #relay(accessUnit: AccessUnit): void {
    const units: Buffer[] = [];
    let isKeyFrame = false;
    let isPicture = false;
    for (const unit of accessUnit.units) {
      const type = nalType(unit);
      this.#parameterSets.add(unit);
      if (!isPicturePart(type)) continue;
      if (isBidirectionalSlice(unit)) throw new StreamFailure('bFrames', 'pictures that refer to later ones');
      if (type === nalTypes.idrSlice) isKeyFrame = true;
      if (type !== nalTypes.supplemental) isPicture = true;
      units.push(unit);
    }
    const parameterSets = isKeyFrame ? this.#parameterSets.units() : [];
    if (accessUnit.isDamaged) this.#awaitKeyFrame();
    if (!isPicture || accessUnit.isDamaged) return;
    if (isKeyFrame && parameterSets.length > 0) {
      this.#assertDecodable();
      this.#isAwaitingKeyFrame = false;
    }
    const timestamp = this.#timeline.map(accessUnit.timestamp, this.#nowMs);
    if (this.#isAwaitingKeyFrame) return;
    const packets = this.#packetizer.packetize(parameterSets, units, timestamp);
    const bytes = packets.reduce((sum, packet) => sum + packet.length, 0);
    this.#options.onPicture({ packets, bytes, timestamp, clock: this.#timeline.clock, isKeyFrame });
  }

  #awaitKeyFrame(): void {
    if (!this.#isAwaitingKeyFrame) this.#options.onKeyFrameWanted();
    this.#isAwaitingKeyFrame = true;
  }

  /** Browsers decode 8 bit 4:2:0 only. */
  #assertDecodable(): void {
    const set = this.#parameterSets.sequence;
    if (set !== null && (set.bitDepth !== 8 || set.chromaFormat > 1)) {
      throw new StreamFailure('unsupportedCodec', 'depth or chroma', { codec: `H264 ${set.profileLevelId}` });
    }
  }
}

import type { VideoPicture, VideoSource } from '../videoSource.ts';
import type { CameraFaults } from '../cameraFaults.ts';
import { RtpPacketizer } from './rtpPacketizer.ts';
import type { RtspTrack } from './rtspSession.ts';
import { createTransport } from './rtspTransport.ts';
import type { RtpTransport, TransportRequest } from './rtspTransport.ts';

const reportIntervalMs = 2000;

export interface VideoTrackOptions {
  source: VideoSource;
  faults: Readonly<CameraFaults>;
  onSignOfLife: () => void;
}

/** The pictures of one stream for one viewer: transport, packets, reports. */
export class VideoTrack implements RtspTrack {
  private readonly options: VideoTrackOptions;
  private readonly packetizer: RtpPacketizer;
  private readonly transport: RtpTransport;
  private unsubscribe: (() => void) | null = null;
  private awaitsKey = true;
  private reportedAtMs = -Infinity;

  static async create(options: VideoTrackOptions, request: Omit<TransportRequest, 'ssrc'>): Promise<VideoTrack> {
    const packetizer = new RtpPacketizer();
    const transport = await createTransport({ ...request, ssrc: packetizer.ssrc });
    return new VideoTrack(options, packetizer, transport);
  }

  private constructor(options: VideoTrackOptions, packetizer: RtpPacketizer, transport: RtpTransport) {
    this.options = options;
    this.packetizer = packetizer;
    this.transport = transport;
    transport.onReceiverReport(options.onSignOfLife);
  }

  get transportHeader(): string {
    return this.transport.header;
  }

  get nextSequence(): number {
    return this.packetizer.nextSequence;
  }

  get isPlaying(): boolean {
    return this.unsubscribe !== null;
  }

  play(): void {
    if (this.unsubscribe) return;
    this.awaitsKey = true;
    this.unsubscribe = this.options.source.subscribe((picture) => this.send(picture));
    this.options.source.requestKeyPicture();
  }

  pause(): void {
    this.unsubscribe?.();
    this.unsubscribe = null;
  }

  close(): void {
    this.pause();
    this.transport.close();
  }

  private send(picture: VideoPicture): void {
    if (this.options.faults.hang) return;
    if (this.transport.isCongested) this.awaitsKey = true;
    if (this.awaitsKey && (!picture.isKey || this.transport.isCongested)) return;
    this.awaitsKey = false;
    for (const packet of this.packetizer.packetize(picture.nals, picture.mediaMs)) this.transport.sendRtp(packet);
    const now = performance.now();
    if (now - this.reportedAtMs < reportIntervalMs) return;
    this.reportedAtMs = now;
    this.transport.sendRtcp(this.packetizer.senderReport(picture.wallMs, picture.mediaMs));
  }
}

import { randomBytes } from 'node:crypto';
import type { VideoPicture, VideoSource } from '../videoSource.ts';
import type { CameraFaults } from '../cameraFaults.ts';
import { RtpPacketizer } from './rtpPacketizer.ts';
import { createTransport } from './rtspTransport.ts';
import type { RtpTransport, TransportRequest } from './rtspTransport.ts';

const reportIntervalMs = 2000;

export interface RtspSessionOptions {
  source: VideoSource;
  faults: Readonly<CameraFaults>;
  timeoutMs: number;
  onTimeout: () => void;
}

/** One viewer's session with one stream: transport, packets, reports, time limit. */
export class RtspSession {
  readonly id = randomBytes(8).toString('hex');
  private readonly options: RtspSessionOptions;
  private readonly packetizer: RtpPacketizer;
  private readonly transport: RtpTransport;
  private readonly limit: NodeJS.Timeout;
  private unsubscribe: (() => void) | null = null;
  private awaitsKey = true;
  private reportedAtMs = -Infinity;

  static async create(options: RtspSessionOptions, request: Omit<TransportRequest, 'ssrc'>): Promise<RtspSession> {
    const packetizer = new RtpPacketizer();
    const transport = await createTransport({ ...request, ssrc: packetizer.ssrc });
    return new RtspSession(options, packetizer, transport);
  }

  private constructor(options: RtspSessionOptions, packetizer: RtpPacketizer, transport: RtpTransport) {
    this.options = options;
    this.packetizer = packetizer;
    this.transport = transport;
    this.limit = setTimeout(options.onTimeout, options.timeoutMs);
    transport.onReceiverReport(() => this.keepAlive());
  }

  get transportHeader(): string {
    return this.transport.header;
  }

  get nextSequence(): number {
    return this.packetizer.nextSequence;
  }

  /** The client showed a sign of life. */
  keepAlive(): void {
    this.limit.refresh();
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
    clearTimeout(this.limit);
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

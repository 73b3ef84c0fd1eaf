import { createSocket, type Socket } from 'node:dgram';
import { CameraFeed } from './CameraFeed.ts';
import type { IngestOrder, IngestReport, RtpDestination } from './ingestMessages.ts';
import { asksForKeyFrame } from './rtcp.ts';
import type { RtspTimeouts } from './rtsp/RtspConnection.ts';
import { RtspPull } from './rtsp/RtspPull.ts';

type OpenFeed = { feed: CameraFeed; outlet: RtpOutlet };

const tickMs = 250;
export const defaultRtspTimeouts: RtspTimeouts = { connectMs: 4_000, responseMs: 5_000, firstPacketMs: 6_000 };

/** All camera feeds of the ingest process, opened and closed by orders. */
export class IngestHub {
  readonly #report: (report: IngestReport) => void;
  readonly #timeouts: RtspTimeouts;
  readonly #feeds = new Map<string, OpenFeed>();
  readonly #timer: NodeJS.Timeout;

  constructor(report: (report: IngestReport) => void, timeouts: RtspTimeouts = defaultRtspTimeouts) {
    this.#report = report;
    this.#timeouts = timeouts;
    this.#timer = setInterval(() => {
      for (const { feed } of this.#feeds.values()) feed.tick();
    }, tickMs);
  }

  obey(order: IngestOrder): void {
    switch (order.type) {
      case 'open':
        this.#open(order);
        break;
      case 'retarget':
        this.#feeds.get(order.streamKey)?.outlet.retarget(order.destination);
        break;
      case 'requestKeyFrame':
        this.#feeds.get(order.streamKey)?.feed.requestKeyFrame();
        break;
      case 'close':
        this.#close(order.streamKey);
        break;
    }
  }

  close(): void {
    clearInterval(this.#timer);
    for (const streamKey of [...this.#feeds.keys()]) this.#close(streamKey);
  }

  #open(order: Extract<IngestOrder, { type: 'open' }>): void {
    const { streamKey, url, credentials } = order;
    this.#close(streamKey);
    const outlet = new RtpOutlet(order.destination, () => this.#feeds.get(streamKey)?.feed.requestKeyFrame());
    const feed = new CameraFeed({
      ssrc: order.ssrc,
      payloadType: order.payloadType,
      startPull: (events) => new RtspPull({ url, credentials, timeouts: this.#timeouts, ...events }),
      send: (packet) => outlet.send(packet),
      onState: (state) => this.#report({ type: 'state', streamKey, state }),
      onKeyFrameWanted: () => this.#report({ type: 'keyFrameWanted', streamKey }),
      now: () => Date.now(),
      random: () => Math.random(),
    });
    this.#feeds.set(streamKey, { feed, outlet });
  }

  #close(streamKey: string): void {
    const open = this.#feeds.get(streamKey);
    if (open === undefined) return;
    this.#feeds.delete(streamKey);
    open.feed.close();
    open.outlet.close();
  }
}

/** One connected UDP socket towards the media worker; feedback comes back on it. */
class RtpOutlet {
  readonly #onKeyFrameWanted: () => void;
  #socket: Socket;
  #isConnected = false;
  #isClosed = false;

  constructor(destination: RtpDestination, onKeyFrameWanted: () => void) {
    this.#onKeyFrameWanted = onKeyFrameWanted;
    this.#socket = this.#connect(destination);
  }

  send(packet: Buffer): void {
    if (this.#isConnected) this.#socket.send(packet);
  }

  retarget(destination: RtpDestination): void {
    if (this.#isClosed) return;
    this.#socket.close();
    this.#isConnected = false;
    this.#socket = this.#connect(destination);
  }

  close(): void {
    if (this.#isClosed) return;
    this.#isClosed = true;
    this.#isConnected = false;
    this.#socket.close();
  }

  #connect(destination: RtpDestination): Socket {
    const socket = createSocket(destination.ip.includes(':') ? 'udp6' : 'udp4');
    // A worker that died answers ECONNREFUSED; the server will name another destination.
    socket.on('error', () => undefined);
    socket.on('message', (message) => {
      if (asksForKeyFrame(message)) this.#onKeyFrameWanted();
    });
    socket.connect(destination.port, destination.ip, () => {
      if (this.#isClosed || socket !== this.#socket) return;
      this.#isConnected = true;
    });
    return socket;
  }
}

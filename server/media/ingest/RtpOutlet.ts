import { createSocket, type Socket } from 'node:dgram';
import type { RtpDestination } from './ingestMessages.ts';
import { asksForKeyFrame } from './rtcp.ts';

export type RtpOutletOptions = {
  destination: RtpDestination;
  onKeyFrameWanted: () => void;
  /** Packets can be sent from now on; again after a retarget. */
  onConnected?: () => void;
};

/** One connected UDP socket towards the media worker; feedback comes back on it. */
export class RtpOutlet {
  readonly #options: RtpOutletOptions;
  #socket: Socket;
  #isConnected = false;
  #isClosed = false;

  constructor(options: RtpOutletOptions) {
    this.#options = options;
    this.#socket = this.#connect(options.destination);
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
      if (asksForKeyFrame(message)) this.#options.onKeyFrameWanted();
    });
    socket.connect(destination.port, destination.ip, () => {
      if (this.#isClosed || socket !== this.#socket) return;
      this.#isConnected = true;
      this.#options.onConnected?.();
    });
    return socket;
  }
}

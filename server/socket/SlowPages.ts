import type { Server } from 'socket.io';
import type { Log } from '../log/index.ts';

export interface SlowPagesOptions {
  readonly server: Server;
  readonly log: Log;
  readonly mostWaitingBytes?: number;
  readonly everyMs?: number;
}

/** Seconds of the busiest hall; two hundred pages that stand still then still fit into a server's memory. */
const defaultMostWaitingBytes = 16 * 1024 * 1024;
const defaultEveryMs = 2_000;

/**
 * Cuts off pages that take in less than the hall says. What waits for them lies in the server's memory; a page that
 * comes back asks for what it lacks, and far behind it gets a snapshot, which is less.
 */
export class SlowPages {
  readonly #server: Server;
  readonly #log: Log;
  readonly #mostWaitingBytes: number;
  readonly #timer: NodeJS.Timeout;

  constructor({ server, log, mostWaitingBytes = defaultMostWaitingBytes, everyMs = defaultEveryMs }: SlowPagesOptions) {
    this.#server = server;
    this.#log = log;
    this.#mostWaitingBytes = mostWaitingBytes;
    this.#timer = setInterval(() => this.#check(), everyMs);
    this.#timer.unref();
  }

  close(): void {
    clearInterval(this.#timer);
  }

  #check(): void {
    for (const socket of this.#server.sockets.sockets.values()) {
      const { conn } = socket;
      const { writeBuffer, transport } = conn as unknown as EngineSocket;
      const waitingBytes = writeBuffer.reduce((sum, { data }) => sum + sizeOf(data), 0);
      if (waitingBytes <= this.#mostWaitingBytes) continue;
      this.#log.warn(
        { address: conn.remoteAddress, waitingBytes },
        'a page that did not keep up was cut off; it will ask for what it lacks',
      );
      // A close would wait half a minute for the answer of a page that takes nothing in, and keep all of it so long.
      transport.socket.terminate();
    }
  }
}

/** What Engine.IO keeps to itself: what the transport has not taken yet, and the WebSocket under it. */
interface EngineSocket {
  readonly writeBuffer: readonly { readonly data?: unknown }[];
  readonly transport: { readonly socket: { terminate(): void } };
}

function sizeOf(data: unknown): number {
  if (typeof data === 'string') return data.length;
  return ArrayBuffer.isView(data) ? data.byteLength : 0;
}

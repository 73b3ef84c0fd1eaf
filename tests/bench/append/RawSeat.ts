import { randomBytes } from 'node:crypto';
import { connect, type Socket } from 'node:net';
import { PROTOCOL_VERSION } from '../../../protocol/protocolVersion.ts';

export interface RawSeatOptions {
  readonly url: string;
  readonly cookie: string;
  /** Every reply to a command, as its number and its JSON text. */
  readonly onReply?: (number: number, text: string) => void;
}

const textFrame = 0x81;
const connectTimeoutMs = 20_000;

/**
 * A seat at the wire, without a client library (RFC 6455, Engine.IO 4, Socket.IO 5): it counts what it hears and parses
 * none of it, so that two hundred of them do not take the server's core. Only replies are read.
 */
export class RawSeat {
  bytes = 0;
  /** Broadcasts and other events; replies and pings are not counted. */
  events = 0;
  readonly #socket: Socket;
  readonly #onReply: (number: number, text: string) => void;
  #rest: Buffer = Buffer.alloc(0);
  #skipBytes = 0;
  #onJoined: () => void = () => undefined;
  #onFailed: (error: Error) => void = () => undefined;

  private constructor(socket: Socket, onReply: (number: number, text: string) => void) {
    this.#socket = socket;
    this.#onReply = onReply;
  }

  static async connect({ url, cookie, onReply = () => undefined }: RawSeatOptions): Promise<RawSeat> {
    const { hostname, port, host } = new URL(url);
    const socket = connect({ host: hostname, port: Number(port), noDelay: true });
    const seat = new RawSeat(socket, onReply);
    const joined = new Promise<void>((resolve, reject) => {
      seat.#onJoined = resolve;
      seat.#onFailed = reject;
      const timer = setTimeout(() => reject(new Error('A bench seat could not connect in time')), connectTimeoutMs);
      timer.unref();
    });
    socket.on('error', (error) => seat.#onFailed(error));
    socket.on('close', () => seat.#onFailed(new Error('The server closed the socket of a bench seat')));
    socket.on('data', (chunk: Buffer) => seat.#handshake(chunk));
    const key = randomBytes(16).toString('base64');
    socket.write(
      `GET /socket/?EIO=4&transport=websocket HTTP/1.1\r\nHost: ${host}\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n` +
        `Sec-WebSocket-Key: ${key}\r\nSec-WebSocket-Version: 13\r\nCookie: ${cookie}\r\n\r\n`,
    );
    await joined;
    return seat;
  }

  /** Sends one command; its reply comes to `onReply` with the same number. */
  command(number: number, envelope: unknown): void {
    this.#send(`42${number}["command",${JSON.stringify(envelope)}]`);
  }

  /** Asks something; its reply comes to `onReply` with the same number. */
  call(number: number, name: string, input: unknown): void {
    this.#send(`42${number}["call",${JSON.stringify({ name, input })}]`);
  }

  close(): void {
    this.#onFailed = () => undefined;
    this.#socket.destroy();
  }

  #handshake(chunk: Buffer): void {
    this.#rest = Buffer.concat([this.#rest, chunk]);
    const end = this.#rest.indexOf('\r\n\r\n');
    if (end < 0) return;
    const head = this.#rest.toString('latin1', 0, end);
    if (!head.startsWith('HTTP/1.1 101')) {
      this.#onFailed(new Error(`The server refused a bench seat: ${head.split('\r\n')[0] ?? ''}`));
      return;
    }
    const frames = this.#rest.subarray(end + 4);
    this.#rest = Buffer.alloc(0);
    this.#socket.removeAllListeners('data').on('data', (next: Buffer) => this.#read(next));
    this.#read(frames);
  }

  #read(chunk: Buffer): void {
    this.bytes += chunk.length;
    if (this.#skipBytes >= chunk.length) {
      this.#skipBytes -= chunk.length;
      return;
    }
    const fresh = chunk.subarray(this.#skipBytes);
    this.#skipBytes = 0;
    let left = this.#rest.length === 0 ? fresh : Buffer.concat([this.#rest, fresh]);
    for (;;) {
      const frame = frameAt(left);
      // Two bytes of the payload tell whether the rest is worth keeping.
      if (frame === null || left.length < frame.start + Math.min(2, frame.length)) break;
      const end = frame.start + frame.length;
      const kind = left.toString('latin1', frame.start, frame.start + Math.min(2, frame.length));
      if (kind === '42') {
        this.events += 1;
        if (end > left.length) {
          this.#skipBytes = end - left.length;
          left = Buffer.alloc(0);
          break;
        }
      } else {
        if (end > left.length) break;
        this.#hear(left.toString('utf8', frame.start, end));
      }
      left = left.subarray(end);
    }
    this.#rest = left;
  }

  #hear(text: string): void {
    if (text === '2') this.#send('3');
    else if (text.startsWith('0')) this.#send(`40${JSON.stringify({ protocolVersion: PROTOCOL_VERSION })}`);
    else if (text.startsWith('40')) this.#onJoined();
    else if (text.startsWith('44')) this.#onFailed(new Error(`The server refused a bench seat: ${text.slice(2)}`));
    else if (text.startsWith('43')) {
      const bracket = text.indexOf('[');
      this.#onReply(Number(text.slice(2, bracket)), text.slice(bracket + 1, -1));
    }
  }

  #send(text: string): void {
    const payload = Buffer.from(text);
    const length = payload.length;
    const head =
      length < 126
        ? Buffer.from([textFrame, 0x80 | length])
        : Buffer.from([textFrame, 0xfe, length >> 8, length & 255]);
    // A mask of zeros is a mask: the payload stays as it is.
    this.#socket.write(Buffer.concat([head, Buffer.alloc(4), payload]));
  }
}

/** Where the payload of the first frame begins and how long it is; null while its head is not complete. */
function frameAt(buffer: Buffer): { start: number; length: number } | null {
  const short = (buffer[1] ?? 0) & 0x7f;
  if (buffer.length < 2 || (short === 126 && buffer.length < 4) || (short === 127 && buffer.length < 10)) return null;
  if (short === 126) return { start: 4, length: buffer.readUInt16BE(2) };
  if (short === 127) return { start: 10, length: Number(buffer.readBigUInt64BE(2)) };
  return { start: 2, length: short };
}

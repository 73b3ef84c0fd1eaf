import { randomBytes } from 'node:crypto';
import { connect, type Socket } from 'node:net';
import { StreamFailure } from '../StreamFailure.ts';
import { authorizationFor, chooseChallenge, type Challenge, type RtspCredentials } from './authorization.ts';
import { RtspParser, type RtspFrame, type RtspMessage, type RtspResponse } from './RtspParser.ts';

export type RtspTimeouts = { connectMs: number; responseMs: number; firstPacketMs: number };

export type RtspConnectionOptions = {
  host: string;
  port: number;
  credentials: RtspCredentials | null;
  /** Whether this host may be sent the password itself; one that another only pointed to may not. */
  isTrusted: boolean;
  timeouts: RtspTimeouts;
  onFrame: (frame: RtspFrame) => void;
  /** Called once, never after `close()`. */
  onEnd: (failure: StreamFailure) => void;
};

type Waiting = {
  resolve: (response: RtspResponse) => void;
  reject: (failure: StreamFailure) => void;
  timer: NodeJS.Timeout;
};

/** More than this unsent to the camera means that it no longer reads. */
const maxUnsentBytes = 64 * 1024;

/** One TCP connection to a camera: requests answered in order of CSeq, authorised when asked, frames handed on. */
export class RtspConnection {
  readonly #options: RtspConnectionOptions;
  readonly #socket: Socket;
  readonly #parser = new RtspParser((message) => this.#receive(message));
  readonly #waiting = new Map<number, Waiting>();
  #sequence = 0;
  #challenge: Challenge | null = null;
  #nonceCount = 0;
  #isOver = false;

  private constructor(options: RtspConnectionOptions, socket: Socket) {
    this.#options = options;
    this.#socket = socket;
    socket.on('data', (chunk: Buffer) => this.#read(chunk));
    socket.on('error', (cause) => this.#end(new StreamFailure('disconnected', 'connection error', { cause })));
    socket.on('close', () => this.#end(new StreamFailure('disconnected', 'camera closed the connection')));
  }

  static async create(options: RtspConnectionOptions): Promise<RtspConnection> {
    const socket = connect({ host: options.host, port: options.port, noDelay: true });
    const { promise, resolve, reject } = Promise.withResolvers<undefined>();
    const timer = setTimeout(
      () => reject(new StreamFailure('connectTimeout', 'no TCP connection')),
      options.timeouts.connectMs,
    );
    const onError = (cause: Error) => reject(new StreamFailure('unreachable', 'no TCP connection', { cause }));
    socket.once('error', onError);
    socket.once('connect', () => resolve(undefined));
    try {
      await promise;
    } catch (failure) {
      // A second error after the first has no listener of ours left and must not end the process.
      socket.on('error', () => undefined);
      socket.destroy();
      throw failure;
    } finally {
      clearTimeout(timer);
      socket.removeListener('error', onError);
    }
    return new RtspConnection(options, socket);
  }

  /** The answer whatever its status; a challenge is answered once. */
  async request(method: string, uri: string, headers: Readonly<Record<string, string>> = {}): Promise<RtspResponse> {
    const response = await this.#send(method, uri, headers);
    if (response.status !== 401 || this.#options.credentials === null) return response;
    const challenge = chooseChallenge(response.headers.get('www-authenticate') ?? [], {
      basic: this.#options.isTrusted,
    });
    if (challenge === null) return response;
    const isRepeated = this.#challenge !== null && !(challenge.scheme === 'digest' && challenge.isStale);
    const isSameNonce =
      this.#challenge?.scheme === challenge.scheme &&
      (challenge.scheme === 'basic' ||
        (this.#challenge.scheme === 'digest' && this.#challenge.nonce === challenge.nonce));
    if (isRepeated && isSameNonce) return response;
    this.#challenge = challenge;
    this.#nonceCount = 0;
    return this.#send(method, uri, headers);
  }

  /** Sends a request whose answer nobody waits for. */
  notify(method: string, uri: string, headers: Readonly<Record<string, string>>): void {
    if (!this.#isOver) this.#write(method, uri, headers);
  }

  sendFrame(channel: number, payload: Buffer): void {
    if (this.#isOver || this.#socket.writableLength > maxUnsentBytes) return;
    const head = Buffer.from([0x24, channel, payload.length >> 8, payload.length & 0xff]);
    this.#socket.write(Buffer.concat([head, payload]));
  }

  /** Ends the connection after what was written is out, within a second. */
  close(): void {
    if (this.#isOver) return;
    this.#isOver = true;
    this.#rejectWaiting(new StreamFailure('disconnected', 'closed here'));
    this.#socket.end();
    const timer = setTimeout(() => this.#socket.destroy(), 1000);
    this.#socket.once('close', () => clearTimeout(timer));
  }

  #send(method: string, uri: string, headers: Readonly<Record<string, string>>): Promise<RtspResponse> {
    if (this.#isOver) return Promise.reject(new StreamFailure('disconnected', 'connection is closed'));
    const sequence = this.#write(method, uri, headers);
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => {
        this.#waiting.delete(sequence);
        reject(new StreamFailure('responseTimeout', `no answer to ${method}`));
      }, this.#options.timeouts.responseMs);
      this.#waiting.set(sequence, { resolve, reject, timer });
    });
  }

  #write(method: string, uri: string, headers: Readonly<Record<string, string>>): number {
    this.#sequence += 1;
    const lines = [`${method} ${uri} RTSP/1.0`, `CSeq: ${this.#sequence}`, 'User-Agent: Yigan'];
    const { credentials } = this.#options;
    if (this.#challenge !== null && credentials !== null) {
      this.#nonceCount += 1;
      const clientNonce = randomBytes(8).toString('hex');
      const nonceCount = this.#nonceCount;
      const value = authorizationFor({ challenge: this.#challenge, credentials, method, uri, nonceCount, clientNonce });
      lines.push(`Authorization: ${value}`);
    }
    for (const [name, value] of Object.entries(headers)) lines.push(`${name}: ${value}`);
    this.#socket.write(`${lines.join('\r\n')}\r\n\r\n`);
    return this.#sequence;
  }

  #read(chunk: Buffer): void {
    if (this.#isOver) return;
    try {
      this.#parser.push(chunk);
    } catch (cause) {
      this.#end(cause instanceof StreamFailure ? cause : new StreamFailure('badAnswer', 'unreadable', { cause }));
    }
  }

  #receive(message: RtspMessage): void {
    if (this.#isOver) return;
    if (message.kind === 'frame') {
      this.#options.onFrame(message);
      return;
    }
    const sequence = Number(message.headers.get('cseq')?.[0]);
    if (message.kind === 'request') {
      // Some cameras probe their clients; an honest "not implemented" keeps them content.
      const status = message.method === 'OPTIONS' ? '200 OK' : '501 Not Implemented';
      this.#socket.write(`RTSP/1.0 ${status}\r\nCSeq: ${Number.isInteger(sequence) ? sequence : 0}\r\n\r\n`);
      return;
    }
    const waiting = this.#waiting.get(sequence);
    if (waiting === undefined) return;
    this.#waiting.delete(sequence);
    clearTimeout(waiting.timer);
    waiting.resolve(message);
  }

  #end(failure: StreamFailure): void {
    if (this.#isOver) return;
    this.#isOver = true;
    this.#rejectWaiting(failure);
    this.#socket.destroy();
    this.#options.onEnd(failure);
  }

  #rejectWaiting(failure: StreamFailure): void {
    for (const waiting of this.#waiting.values()) {
      clearTimeout(waiting.timer);
      waiting.reject(failure);
    }
    this.#waiting.clear();
  }
}

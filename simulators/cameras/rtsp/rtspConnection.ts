import type { Socket } from 'node:net';
import type { CameraFaults } from '../cameraFaults.ts';
import type { VideoSource } from '../videoSource.ts';
import { DigestAuthentication } from './digestAuthentication.ts';
import type { Credentials, DigestAlgorithm } from './digestAuthentication.ts';
import { RtspReader, formatReply } from './rtspMessage.ts';
import type { RtspReply, RtspRequest } from './rtspMessage.ts';
import { RtspSession } from './rtspSession.ts';
import { ToneSession, type ToneCodec } from './toneSession.ts';
import { describeSession } from './sessionDescription.ts';

/** What a URL of the server leads to. */
export interface PublishedStream {
  name: string;
  source: VideoSource;
  faults: Readonly<CameraFaults>;
  /** What its microphone gives; null where it has none. */
  sound: ToneCodec | null;
}

export interface RtspConnectionOptions {
  socket: Socket;
  host: string;
  credentials: Credentials;
  algorithms: readonly DigestAlgorithm[];
  sessionTimeoutS: number;
  find: (path: string) => PublishedStream | null;
}

const methods = 'OPTIONS, DESCRIBE, SETUP, PLAY, PAUSE, GET_PARAMETER, SET_PARAMETER, TEARDOWN';

/** Speaks RTSP 1.0 (RFC 2326) with one client. */
export class RtspConnection {
  private readonly options: RtspConnectionOptions;
  private readonly reader = new RtspReader();
  private readonly authentication: DigestAuthentication;
  private readonly sessions = new Map<string, RtspSession | ToneSession>();
  private stream: PublishedStream | null = null;
  private work: Promise<void> = Promise.resolve();

  constructor(options: RtspConnectionOptions) {
    this.options = options;
    this.authentication = new DigestAuthentication(options.credentials, options.algorithms);
    const { socket } = options;
    socket.setNoDelay(true);
    socket.on('error', () => this.close());
    socket.on('close', () => this.close());
    socket.on('data', (chunk) => this.receive(chunk));
  }

  /** The stream that the client asked for last; decides which faults apply to the connection. */
  get currentStream(): PublishedStream | null {
    return this.stream;
  }

  close(): void {
    for (const session of this.sessions.values()) session.close();
    this.sessions.clear();
    this.options.socket.destroy();
  }

  private receive(chunk: Buffer): void {
    try {
      for (const message of this.reader.push(chunk)) {
        for (const session of this.sessions.values()) session.keepAlive();
        // Requests are answered in order, although SETUP has to wait for its sockets.
        if (message.kind === 'request') this.work = this.work.then(() => this.answer(message));
      }
    } catch {
      this.options.socket.end(formatReply({ status: 400 }, '0'));
    }
  }

  private async answer(request: RtspRequest): Promise<void> {
    const { socket } = this.options;
    const path = URL.canParse(request.url) ? decodeURIComponent(new URL(request.url).pathname) : '';
    const stream = this.options.find(path);
    if (stream) this.stream = stream;
    if (stream?.faults.drop) {
      this.close();
      return;
    }
    if (stream?.faults.hang) return;
    if (stream?.faults.garbage) {
      socket.write(Buffer.from('\u0000\u0013\ufffdgarbage\r\nnot a reply\r\n\r\n$$$$'));
      return;
    }
    const reply = await this.reply(request, stream).catch((): RtspReply => ({ status: 400 }));
    if (!socket.destroyed) socket.write(formatReply(reply, request.headers.get('cseq') ?? '0'));
    // The first packets must not overtake the reply to PLAY.
    if (request.method === 'PLAY' && reply.status === 200) this.sessionOf(request)?.play();
  }

  private async reply(request: RtspRequest, stream: PublishedStream | null): Promise<RtspReply> {
    if (request.method === 'OPTIONS') return { status: 200, headers: [['Public', methods]] };
    if (stream?.faults.refuseAuthentication || !this.authentication.isAuthentic(request))
      return { status: 401, headers: this.authentication.challenges() };
    switch (request.method) {
      case 'DESCRIBE':
        return stream ? this.describe(request, stream) : { status: 404 };
      case 'SETUP':
        return stream ? this.setUp(request, stream) : { status: 404 };
      case 'PLAY':
      case 'PAUSE':
      case 'TEARDOWN':
        return this.control(request);
      case 'GET_PARAMETER':
      case 'SET_PARAMETER':
        return { status: request.headers.has('session') && !this.sessionOf(request) ? 454 : 200 };
      default:
        return { status: 501 };
    }
  }

  private describe(request: RtspRequest, stream: PublishedStream): RtspReply {
    return {
      status: 200,
      headers: [
        ['Content-Type', 'application/sdp'],
        ['Content-Base', `${request.url.replace(/\/$/, '')}/`],
      ],
      body: describeSession(stream.source.description, {
        name: stream.name,
        host: this.options.host,
        sound: stream.sound,
      }),
    };
  }

  private async setUp(request: RtspRequest, stream: PublishedStream): Promise<RtspReply> {
    if (request.headers.has('session')) return { status: 459 };
    const header = request.headers.get('transport') ?? '';
    let session: RtspSession | ToneSession;
    const wanted = { header, connection: this.options.socket, host: this.options.host };
    const limit = { timeoutMs: this.options.sessionTimeoutS * 1000, onTimeout: () => this.close() };
    const isSound = request.url.endsWith('/track2');
    if (isSound && stream.sound === null) return { status: 404 };
    try {
      session =
        isSound && stream.sound !== null
          ? await ToneSession.create({ codec: stream.sound, ...limit }, wanted)
          : await RtspSession.create({ source: stream.source, faults: stream.faults, ...limit }, wanted);
    } catch {
      return { status: 461 };
    }
    this.sessions.set(session.id, session);
    if (this.options.socket.destroyed) this.close();
    return {
      status: 200,
      headers: [
        ['Session', `${session.id};timeout=${this.options.sessionTimeoutS}`],
        ['Transport', session.transportHeader],
      ],
    };
  }

  private control(request: RtspRequest): RtspReply {
    const session = this.sessionOf(request);
    if (!session) return { status: 454 };
    const headers: [string, string][] = [['Session', session.id]];
    if (request.method === 'PAUSE') session.pause();
    if (request.method === 'TEARDOWN') {
      session.close();
      this.sessions.delete(session.id);
    }
    if (request.method === 'PLAY') {
      const track = request.url.endsWith('/track1') ? request.url : `${request.url.replace(/\/$/, '')}/track1`;
      headers.push(['Range', 'npt=now-'], ['RTP-Info', `url=${track};seq=${session.nextSequence}`]);
    }
    return { status: 200, headers };
  }

  private sessionOf(request: RtspRequest): RtspSession | ToneSession | undefined {
    return this.sessions.get((request.headers.get('session') ?? '').split(';')[0] ?? '');
  }
}

import type { Socket } from 'node:net';
import type { CameraFaults } from '../cameraFaults.ts';
import type { VideoSource } from '../videoSource.ts';
import { DigestAuthentication } from './digestAuthentication.ts';
import type { Credentials, DigestAlgorithm } from './digestAuthentication.ts';
import { RtspReader, formatReply } from './rtspMessage.ts';
import type { RtspReply, RtspRequest } from './rtspMessage.ts';
import { RtspSession, type RtspTrack } from './rtspSession.ts';
import { ToneTrack, type ToneCodec } from './toneTrack.ts';
import type { TransportRequest } from './rtspTransport.ts';
import { describeSession } from './sessionDescription.ts';
import { VideoTrack } from './videoTrack.ts';

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

const videoTrackName = 'track1';
const soundTrackName = 'track2';
const methods = 'OPTIONS, DESCRIBE, SETUP, PLAY, PAUSE, GET_PARAMETER, SET_PARAMETER, TEARDOWN';

/** Speaks RTSP 1.0 (RFC 2326) with one client. */
export class RtspConnection {
  private readonly options: RtspConnectionOptions;
  private readonly reader = new RtspReader();
  private readonly authentication: DigestAuthentication;
  private readonly sessions = new Map<string, RtspSession>();
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
    if (request.method !== 'PLAY' || reply.status !== 200) return;
    for (const [, track] of this.sessionOf(request)?.select(trackName(request)) ?? []) track.play();
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
    const known = this.sessionOf(request);
    if (request.headers.has('session') && !known) return { status: 454 };
    // One that asks for the whole gets its pictures, as cameras do.
    const name = trackName(request) ?? videoTrackName;
    if (known?.select(name).some(([, track]) => track.isPlaying)) return { status: 455 };
    const timeoutMs = this.options.sessionTimeoutS * 1000;
    const session = known ?? new RtspSession({ timeoutMs, onTimeout: () => this.close() });
    // Known from now on, so that it ends with a connection that is lost meanwhile.
    this.sessions.set(session.id, session);
    const reply = await this.setUpTrack(request, stream, session, name);
    if (this.options.socket.destroyed) this.close();
    else if (session.trackCount === 0) this.end(session);
    return reply;
  }

  private async setUpTrack(
    request: RtspRequest,
    stream: PublishedStream,
    session: RtspSession,
    name: string,
  ): Promise<RtspReply> {
    const { sound } = stream;
    if (name !== videoTrackName && (name !== soundTrackName || sound === null)) return { status: 404 };
    const firstChannel = 2 * session.trackCount;
    const wanted: Omit<TransportRequest, 'ssrc'> = {
      ...{ header: request.headers.get('transport') ?? '', connection: this.options.socket, host: this.options.host },
      channels: [firstChannel, firstChannel + 1],
    };
    const onSignOfLife = () => session.keepAlive();
    let track: RtspTrack;
    try {
      track =
        name === soundTrackName && sound !== null
          ? await ToneTrack.create({ codec: sound, onSignOfLife }, wanted)
          : await VideoTrack.create({ source: stream.source, faults: stream.faults, onSignOfLife }, wanted);
    } catch {
      return { status: 461 };
    }
    session.remove(name);
    session.add(name, track);
    return {
      status: 200,
      headers: [
        ['Session', `${session.id};timeout=${this.options.sessionTimeoutS}`],
        ['Transport', track.transportHeader],
      ],
    };
  }

  /** On the whole session, or on the track that the address names. */
  private control(request: RtspRequest): RtspReply {
    const session = this.sessionOf(request);
    if (!session) return { status: 454 };
    const name = trackName(request);
    const chosen = session.select(name);
    if (chosen.length === 0) return { status: 404 };
    const headers: [string, string][] = [['Session', session.id]];
    if (request.method === 'PAUSE') for (const [, track] of chosen) track.pause();
    if (request.method === 'TEARDOWN') {
      session.remove(name);
      if (session.trackCount === 0) this.end(session);
    }
    if (request.method === 'PLAY') {
      const aggregate = name === null ? request.url.replace(/\/$/, '') : request.url.slice(0, -name.length - 1);
      const begun = chosen.map(([own, track]) => `url=${aggregate}/${own};seq=${track.nextSequence}`);
      headers.push(['Range', 'npt=now-'], ['RTP-Info', begun.join(',')]);
    }
    return { status: 200, headers };
  }

  private end(session: RtspSession): void {
    session.close();
    this.sessions.delete(session.id);
  }

  private sessionOf(request: RtspRequest): RtspSession | undefined {
    return this.sessions.get((request.headers.get('session') ?? '').split(';')[0] ?? '');
  }
}

/** The track at the end of an address; null where it names the whole presentation. */
function trackName({ url }: RtspRequest): string | null {
  return /\/(track\d+)\/?$/.exec(url)?.[1] ?? null;
}

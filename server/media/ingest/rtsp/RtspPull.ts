import type { RtspCredentials } from './authorization.ts';
import { StreamFailure } from '../StreamFailure.ts';
import { RtspConnection, type RtspTimeouts } from './RtspConnection.ts';
import type { RtspResponse } from './RtspParser.ts';

/** Where a track is set up; as written: absolute, relative or absent. */
type Controlled = { control: string | null; sessionControl: string | null };

export type RtspPullOptions<Track extends Controlled> = {
  url: string;
  credentials: RtspCredentials | null;
  timeouts: RtspTimeouts;
  /** Finds the wanted track in a session description; throws a `StreamFailure`. */
  parse: (sdp: string) => Track;
  onTrack: (track: Track) => void;
  onRtp: (packet: Buffer) => void;
  /** Called once with the named end, never after `close()`. */
  onEnd: (failure: StreamFailure) => void;
};

const maxRedirects = 3;
const defaultSessionTimeoutS = 60;

/** Plays one track of a camera stream over RTSP with TCP interleaving, from the first connection to its end. */
export class RtspPull<Track extends Controlled> {
  readonly #options: RtspPullOptions<Track>;
  #connection: RtspConnection | null = null;
  #rtpChannel = 0;
  #firstPacketTimer: NodeJS.Timeout | null = null;
  #keepAliveTimer: NodeJS.Timeout | null = null;
  #aggregateUrl = '';
  #session: string | null = null;
  #keepAliveMethod = 'OPTIONS';
  #hasPacket = false;
  #isOver = false;

  constructor(options: RtspPullOptions<Track>) {
    this.#options = options;
    this.#run().catch((cause: unknown) => {
      this.#end(cause instanceof StreamFailure ? cause : new StreamFailure('badAnswer', 'unexpected', { cause }));
    });
  }

  /** Sends one RTCP compound to the camera; dropped silently while not playing. */
  sendRtcp(packet: Buffer): void {
    if (this.#hasPacket) this.#connection?.sendFrame(this.#rtpChannel + 1, packet);
  }

  close(): void {
    if (this.#isOver) return;
    this.#isOver = true;
    this.#release();
  }

  async #run(): Promise<void> {
    let url = this.#options.url;
    for (let redirects = 0; redirects <= maxRedirects; redirects += 1) {
      const location = await this.#play(url);
      if (location === null || this.#isOver) return;
      this.#connection?.close();
      url = location;
    }
    throw new StreamFailure('tooManyRedirects', `more than ${maxRedirects}`);
  }

  /** Plays, or returns the address the camera points to instead. */
  async #play(url: string): Promise<string | null> {
    const { host, port, requestUrl } = splitUrl(url);
    const connection = await this.#connect(host, port);
    const options = await connection.request('OPTIONS', requestUrl);
    if (options.headers.get('public')?.some((methods) => /\bGET_PARAMETER\b/.test(methods))) {
      this.#keepAliveMethod = 'GET_PARAMETER';
    }
    const described = await connection.request('DESCRIBE', requestUrl, { Accept: 'application/sdp' });
    if (described.status >= 301 && described.status <= 305) return redirectTarget(described, requestUrl);
    assertAccepted(described, 'DESCRIBE');
    const track = this.#options.parse(described.body.toString('utf8'));
    const base = described.headers.get('content-base')?.[0] ?? described.headers.get('content-location')?.[0];
    const baseUrl = base !== undefined && base.startsWith('rtsp://') ? base : requestUrl;
    this.#aggregateUrl = resolveControl(track.sessionControl, baseUrl);
    const setUp = await connection.request('SETUP', resolveControl(track.control, baseUrl), {
      Transport: 'RTP/AVP/TCP;unicast;interleaved=0-1',
    });
    assertAccepted(setUp, 'SETUP');
    const channels = /interleaved=(\d{1,3})/.exec(setUp.headers.get('transport')?.[0] ?? '');
    this.#rtpChannel = channels ? Number(channels[1]) : 0;
    const [session = '', ...parameters] = (setUp.headers.get('session')?.[0] ?? '').split(';');
    this.#session = session.trim() || null;
    const timeoutS = Number(/timeout=(\d{1,5})/.exec(parameters.join(';'))?.[1] ?? defaultSessionTimeoutS);
    this.#options.onTrack(track);
    const played = await connection.request('PLAY', this.#aggregateUrl, {
      ...this.#sessionHeader(),
      Range: 'npt=0.000-',
    });
    assertAccepted(played, 'PLAY');
    this.#startTimers(Math.max(timeoutS, 1) * 500);
    return null;
  }

  async #connect(host: string, port: number): Promise<RtspConnection> {
    const { credentials, timeouts } = this.#options;
    const connection = await RtspConnection.create({
      host,
      port,
      credentials,
      isTrusted: host === splitUrl(this.#options.url).host,
      timeouts,
      onFrame: (frame) => {
        if (frame.channel !== this.#rtpChannel || this.#isOver) return;
        this.#hasPacket = true;
        this.#options.onRtp(frame.payload);
      },
      onEnd: (failure) => this.#end(failure),
    });
    if (this.#isOver) {
      connection.close();
      throw new StreamFailure('disconnected', 'closed while connecting');
    }
    this.#connection = connection;
    return connection;
  }

  #startTimers(keepAliveMs: number): void {
    if (this.#isOver) return;
    this.#keepAliveTimer = setInterval(() => this.#keepAlive(), keepAliveMs);
    this.#firstPacketTimer = setTimeout(() => {
      if (!this.#hasPacket) this.#end(new StreamFailure('noPackets', 'PLAY was accepted, nothing came'));
    }, this.#options.timeouts.firstPacketMs);
  }

  #keepAlive(): void {
    const url = this.#aggregateUrl;
    // Cameras that never answer a keep-alive are common; frames, not answers, decide whether the stream lives.
    this.#connection?.request(this.#keepAliveMethod, url, this.#sessionHeader()).catch((cause: unknown) => {
      if (!(cause instanceof StreamFailure)) throw cause;
    });
  }

  #sessionHeader(): Record<string, string> {
    return this.#session === null ? {} : { Session: this.#session };
  }

  #end(failure: StreamFailure): void {
    if (this.#isOver) return;
    this.#isOver = true;
    this.#release();
    this.#options.onEnd(failure);
  }

  #release(): void {
    if (this.#firstPacketTimer !== null) clearTimeout(this.#firstPacketTimer);
    if (this.#keepAliveTimer !== null) clearInterval(this.#keepAliveTimer);
    if (this.#session !== null) this.#connection?.notify('TEARDOWN', this.#aggregateUrl, this.#sessionHeader());
    this.#connection?.close();
  }
}

function splitUrl(text: string): { host: string; port: number; requestUrl: string } {
  const url = URL.parse(text);
  if (url === null || url.protocol !== 'rtsp:' || url.hostname === '')
    throw new StreamFailure('badAddress', 'no rtsp URL');
  const host = url.hostname.replace(/^\[(.*)\]$/, '$1');
  // The request line is cut from the text as configured: some cameras compare it letter by letter, WHATWG URL would re-encode it.
  const requestUrl = text.replace(/^(rtsp:\/\/)[^/?#]*@/i, '$1').replace(/[\s\r\n]/g, '');
  return { host, port: url.port === '' ? 554 : Number(url.port), requestUrl };
}

function resolveControl(control: string | null, baseUrl: string): string {
  if (control === null || control === '*' || control === '') return baseUrl;
  if (/^rtsp:\/\//i.test(control)) return control;
  return `${baseUrl.replace(/\/$/, '')}/${control.replace(/^\//, '')}`;
}

function redirectTarget(response: RtspResponse, requestUrl: string): string {
  const location = response.headers.get('location')?.[0];
  const target = location === undefined ? null : URL.parse(location, requestUrl);
  if (target === null || target.protocol !== 'rtsp:') throw new StreamFailure('badAnswer', 'redirect to nowhere');
  return target.href;
}

function assertAccepted(response: RtspResponse, method: string): void {
  if (response.status === 200) return;
  const detail = `${method} was answered ${response.status}`;
  if (response.status === 401 || response.status === 403) throw new StreamFailure('unauthorized', detail);
  if (response.status === 404 || response.status === 454) throw new StreamFailure('notFound', detail);
  throw new StreamFailure('refused', detail);
}

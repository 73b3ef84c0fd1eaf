import { createHash } from 'node:crypto';
import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { connect } from 'node:net';
import type { Socket } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { RtspServer } from '../../../simulators/cameras/rtsp/rtspServer.ts';
import type { RtspServerOptions } from '../../../simulators/cameras/rtsp/rtspServer.ts';
import { cameraFaultsSchema } from '../../../simulators/cameras/cameraFaults.ts';
import { pictureParameterSet, sequenceParameterSet } from '../../../simulators/cameras/h264/parameterSets.ts';
import type { VideoPicture } from '../../../simulators/cameras/videoSource.ts';

const credentials = { username: 'demo', password: 'camera password' };
const waitMs = 10_000;
const opened: { close(): unknown }[] = [];
afterEach(async () => {
  for (const resource of opened.splice(0).reverse()) await resource.close();
});

/** A source whose pictures the test makes by hand. */
function createSource() {
  const viewers = new Set<(picture: VideoPicture) => void>();
  let mediaMs = 1_790_000_000_000;
  return {
    description: {
      ...{ width: 640, height: 360, framesPerSecond: 10 },
      ...{ sps: sequenceParameterSet(640, 360), pps: pictureParameterSet() },
    },
    viewers,
    keyRequests: 0,
    subscribe(viewer: (picture: VideoPicture) => void) {
      viewers.add(viewer);
      return () => void viewers.delete(viewer);
    },
    requestKeyPicture() {
      this.keyRequests++;
    },
    show(isKey: boolean, bytes: number) {
      mediaMs += 100;
      const nals = [new Uint8Array(bytes).fill(isKey ? 0x65 : 0x41)];
      for (const viewer of viewers) viewer({ isKey, nals, mediaMs, wallMs: mediaMs });
    },
  };
}

async function serve(extra: Partial<RtspServerOptions> = {}) {
  const source = createSource();
  const streams = new Map([
    ['/cam-1/sub', { name: '路口', source, faults: cameraFaultsSchema.parse({}), sound: null }],
  ]);
  const server = await RtspServer.create({ host: '127.0.0.1', port: 0, credentials, streams, ...extra });
  opened.push(server);
  return { source, server, url: `rtsp://127.0.0.1:${server.port}/cam-1/sub` };
}

interface Reply {
  status: number;
  headers: string;
  body: string;
}

/** A client that knows just enough RTSP; interleaved packets are kept apart. */
class Client {
  readonly packets: { channel: number; payload: Buffer }[] = [];
  private readonly socket: Socket;
  private buffered = Buffer.alloc(0);
  private sequence = 0;
  private nonce = '';

  constructor(port: number) {
    this.socket = connect(port, '127.0.0.1');
    this.socket.on('data', (chunk) => {
      this.buffered = Buffer.concat([this.buffered, chunk]);
      this.takePackets();
      this.socket.emit('progress');
    });
    opened.push({ close: () => this.socket.destroy() });
  }

  async until(condition: () => boolean): Promise<void> {
    while (!condition()) await once(this.socket, 'progress', { signal: AbortSignal.timeout(waitMs) });
  }

  async closed(): Promise<void> {
    if (!this.socket.closed) await once(this.socket, 'close', { signal: AbortSignal.timeout(waitMs) });
  }

  async ask(method: string, url: string, headers: string[] = []): Promise<Reply> {
    const lines = [`${method} ${url} RTSP/1.0`, `CSeq: ${++this.sequence}`, ...headers];
    if (this.nonce) lines.push(`Authorization: ${this.authorization(method, url)}`);
    this.socket.write(`${lines.join('\r\n')}\r\n\r\n`);
    await this.until(() => this.buffered[0] !== 0x24 && this.buffered.includes('\r\n\r\n'));
    const end = this.buffered.indexOf('\r\n\r\n');
    const head = this.buffered.toString('utf8', 0, end);
    const length = Number(/Content-Length: (\d+)/.exec(head)?.[1] ?? 0);
    await this.until(() => this.buffered.length >= end + 4 + length);
    const body = this.buffered.toString('utf8', end + 4, end + 4 + length);
    this.buffered = this.buffered.subarray(end + 4 + length);
    this.takePackets();
    const nonce = /nonce="([^"]+)", algorithm=SHA-256/.exec(head)?.[1];
    if (nonce !== undefined) this.nonce = nonce;
    return { status: Number(head.split(' ')[1]), headers: head, body };
  }

  private authorization(method: string, url: string): string {
    const hash = (text: string) => createHash('sha256').update(text).digest('hex');
    const secret = hash(`demo:Simulated camera:${credentials.password}`);
    const response = hash(`${secret}:${this.nonce}:00000001:abc:auth:${hash(`${method}:${url}`)}`);
    return (
      `Digest username="demo", realm="Simulated camera", nonce="${this.nonce}", uri="${url}", ` +
      `algorithm=SHA-256, qop=auth, nc=00000001, cnonce="abc", response="${response}"`
    );
  }

  private takePackets(): void {
    while (this.buffered[0] === 0x24 && this.buffered.length >= 4) {
      const length = this.buffered.readUInt16BE(2);
      if (this.buffered.length < 4 + length) return;
      this.packets.push({ channel: this.buffered.readUInt8(1), payload: this.buffered.subarray(4, 4 + length) });
      this.buffered = this.buffered.subarray(4 + length);
    }
  }
}

function sessionOf(reply: Reply): string {
  return /Session: (\w+)/.exec(reply.headers)?.[1] ?? '';
}

describe('RtspServer', () => {
  it('leads a client with SHA-256 digest through a whole interleaved session', async () => {
    const { source, server, url } = await serve();
    const client = new Client(server.port);
    expect((await client.ask('OPTIONS', url)).headers).toContain('SET_PARAMETER');
    const challenge = await client.ask('DESCRIBE', url);
    expect(challenge.status).toBe(401);
    expect(challenge.headers.match(/algorithm=\S+/g)).toEqual(['algorithm=SHA-256', 'algorithm=MD5']);
    const { body } = await client.ask('DESCRIBE', url);
    expect(body).toMatch(/packetization-mode=1;profile-level-id=42e01f;sprop-parameter-sets=[\w+/=]+,[\w+/=]+\r\n/);
    const setup = await client.ask('SETUP', `${url}/track1`, ['Transport: RTP/AVP/TCP;unicast;interleaved=4-5']);
    expect(setup.headers).toContain('interleaved=4-5');
    const session = `Session: ${sessionOf(setup)}`;
    expect(source.viewers.size).toBe(0);
    expect((await client.ask('PLAY', url, [session])).status).toBe(200);
    expect([source.viewers.size, source.keyRequests]).toEqual([1, 1]);
    source.show(false, 100);
    source.show(true, 3000);
    source.show(false, 100);
    await client.until(() => client.packets.length >= 5);
    expect(client.packets.map(({ channel }) => channel)).toEqual([4, 4, 4, 5, 4]);
    const types = client.packets.map(({ payload }) => payload.readUInt8(12) & 31);
    expect([types[0], types[4]]).toEqual([28, 1]);
    expect((await client.ask('GET_PARAMETER', url, [session])).status).toBe(200);
    expect((await client.ask('PLAY', url, ['Session: 00'])).status).toBe(454);
    expect((await client.ask('RECORD', url, [session])).status).toBe(501);
    expect((await client.ask('TEARDOWN', url, [session])).status).toBe(200);
    expect(source.viewers.size).toBe(0);
  });

  it('sends over UDP, and gives up a viewer that shows no sign of life', async () => {
    const { source, server, url } = await serve({ sessionTimeoutS: 1 });
    const receiver = createSocket('udp4').bind(0, '127.0.0.1');
    await once(receiver, 'listening');
    opened.push({ close: () => receiver.close() });
    const client = new Client(server.port);
    await client.ask('DESCRIBE', url);
    const { port } = receiver.address();
    const refused = await client.ask('SETUP', `${url}/track1`, ['Transport: RTP/AVP;multicast']);
    expect(refused.status).toBe(461);
    const setup = await client.ask('SETUP', `${url}/track1`, [
      `Transport: RTP/AVP;unicast;client_port=${port}-${port}`,
    ]);
    expect(setup.headers).toMatch(/server_port=\d+-\d+/);
    expect(setup.headers).toContain('timeout=1');
    await client.ask('PLAY', url, [`Session: ${sessionOf(setup)}`]);
    const received = once(receiver, 'message', { signal: AbortSignal.timeout(waitMs) }) as Promise<[Buffer]>;
    source.show(true, 500);
    const [packet] = await received;
    expect(packet.subarray(12)).toEqual(Buffer.alloc(500, 0x65));
    await client.closed();
    expect(source.viewers.size).toBe(0);
  });

  it('closes with viewers connected, and again', async () => {
    const { source, server, url } = await serve();
    const client = new Client(server.port);
    await client.ask('DESCRIBE', url);
    const setup = await client.ask('SETUP', `${url}/track1`, ['Transport: RTP/AVP/TCP;unicast;interleaved=0-1']);
    await client.ask('PLAY', url, [`Session: ${sessionOf(setup)}`]);
    await server.close();
    await client.closed();
    expect(source.viewers.size).toBe(0);
    await server.close();
  });
});

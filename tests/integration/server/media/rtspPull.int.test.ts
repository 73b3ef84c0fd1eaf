import { afterEach, expect, test } from 'vitest';
import { RtspPull } from '../../../../server/media/ingest/rtsp/RtspPull.ts';
import { parseSdp } from '../../../../server/media/ingest/rtsp/parseSdp.ts';
import type { StreamFailure } from '../../../../server/media/ingest/StreamFailure.ts';
import { RtspImpostor } from '../../../support/RtspImpostor.ts';

type Request = { method: string; url: string; headers: Map<string, string> };

const sdp =
  'v=0\r\no=- 1 1 IN IP4 0.0.0.0\r\ns=camera\r\na=control:*\r\nm=video 0 RTP/AVP 96\r\na=rtpmap:96 H264/90000\r\na=control:trackID=1\r\n';
const closers: (() => Promise<void>)[] = [];

afterEach(async () => {
  await Promise.all(closers.splice(0).map((close) => close()));
});

function parseRequest(text: string): Request {
  const [start = '', ...lines] = text.trim().split('\r\n');
  const [method = '', url = ''] = start.split(' ');
  const headers = new Map(
    lines.map((line) => {
      const colon = line.indexOf(':');
      return [line.slice(0, colon), line.slice(colon + 1).trim()];
    }),
  );
  return { method, url, headers };
}

/** A camera that plays nothing but answers like one; `special` may answer first. */
async function startCamera(special: (request: Request) => string | null = () => null) {
  const requests: Request[] = [];
  const camera = await RtspImpostor.create((text) => {
    const request = parseRequest(text);
    requests.push(request);
    const reply = (head: string, body = '') =>
      `RTSP/1.0 ${head}\r\nCSeq: ${request.headers.get('CSeq') ?? ''}\r\nContent-Length: ${body.length}\r\n\r\n${body}`;
    const answer = special(request);
    if (answer !== null) return reply(answer);
    if (request.method === 'OPTIONS') return reply('200 OK\r\nPublic: DESCRIBE, SETUP, PLAY, GET_PARAMETER');
    if (request.method === 'DESCRIBE') return reply('200 OK', sdp);
    if (request.method === 'SETUP')
      return reply('200 OK\r\nSession: 4711;timeout=1\r\nTransport: RTP/AVP/TCP;interleaved=4-5');
    if (request.method === 'PLAY') {
      const packet = Buffer.from('24040010806000010000000a0000000700000000', 'hex');
      return `${reply('200 OK')}${packet.toString('latin1')}`;
    }
    return reply('200 OK');
  });
  closers.push(() => camera.close());
  return { camera, requests, methods: () => requests.map(({ method }) => method) };
}

function pull(url: string, credentials: { username: string; password: string } | null = null) {
  const packets: Buffer[] = [];
  const ends: StreamFailure[] = [];
  const pulling = new RtspPull({
    parse: parseSdp,
    url,
    credentials,
    timeouts: { connectMs: 2_000, responseMs: 2_000, firstPacketMs: 2_000 },
    onTrack: () => undefined,
    onRtp: (packet) => packets.push(packet),
    onEnd: (failure) => ends.push(failure),
  });
  closers.push(() => {
    pulling.close();
    return Promise.resolve();
  });
  return { pulling, packets, ends };
}

test('plays on the channel the camera chose, keeps the session alive by half its timeout, and says goodbye', async () => {
  const { camera, requests, methods } = await startCamera();
  const { pulling, packets } = pull(camera.url);
  await expect.poll(() => packets.length, { timeout: 5_000 }).toBe(1);
  expect(methods().slice(0, 4)).toEqual(['OPTIONS', 'DESCRIBE', 'SETUP', 'PLAY']);
  expect(requests[2]?.url).toBe(`${camera.url}/trackID=1`);
  await expect.poll(() => methods().filter((method) => method === 'GET_PARAMETER').length, { timeout: 5_000 }).toBe(2);
  expect(requests[4]?.headers.get('Session')).toBe('4711');
  pulling.close();
  await expect.poll(() => methods().at(-1)).toBe('TEARDOWN');
});

test('answers a SHA-256 challenge once, and never writes the password', async () => {
  const { camera, requests } = await startCamera(({ headers }) =>
    headers.has('Authorization')
      ? null
      : '401 Unauthorized\r\nWWW-Authenticate: Basic realm="c"\r\nWWW-Authenticate: Digest realm="c", nonce="n", algorithm=SHA-256, qop="auth"',
  );
  const { packets } = pull(camera.url, { username: 'operator', password: 'secret' });
  await expect.poll(() => packets.length, { timeout: 5_000 }).toBe(1);
  const written = requests.map(({ headers }) => headers.get('Authorization') ?? '');
  expect(written.slice(1).every((value) => value.includes('algorithm=SHA-256') && !value.includes('secret'))).toBe(
    true,
  );
  expect(new Set(written.slice(1).map((value) => /nc=(\w+)/.exec(value)?.[1])).size).toBe(written.length - 1);
});

test('follows a redirect to another camera', async () => {
  const target = await startCamera();
  const first = await startCamera(({ method }) =>
    method === 'DESCRIBE' ? `302 Found\r\nLocation: ${target.camera.url}` : null,
  );
  const { packets } = pull(first.camera.url);
  await expect.poll(() => packets.length, { timeout: 5_000 }).toBe(1);
  expect(first.methods()).toEqual(['OPTIONS', 'DESCRIBE']);
});

test('sends the password itself to the configured host only, never to one it was pointed to', async () => {
  const asksBasic = ({ headers }: Request) =>
    headers.has('Authorization') ? null : '401 Unauthorized\r\nWWW-Authenticate: Basic realm="c"';
  const target = await startCamera(asksBasic);
  const elsewhere = target.camera.url.replace('127.0.0.1', 'localhost');
  let location = elsewhere;
  const first = await startCamera((request) =>
    request.method === 'DESCRIBE' ? (asksBasic(request) ?? `302 Found\r\nLocation: ${location}`) : null,
  );
  const credentials = { username: 'operator', password: 'secret' };
  const { ends } = pull(first.camera.url, credentials);
  await expect.poll(() => ends.map(({ reason }) => reason), { timeout: 5_000 }).toEqual(['unauthorized']);
  expect(first.requests.some(({ headers }) => headers.has('Authorization'))).toBe(true);
  expect(target.requests.filter(({ headers }) => headers.has('Authorization'))).toEqual([]);

  location = target.camera.url;
  const { packets } = pull(first.camera.url, credentials);
  await expect.poll(() => packets.length, { timeout: 5_000 }).toBe(1);
});

test('ends a session that was accepted and plays nothing', async () => {
  const mute = await startCamera(({ method }) => (method === 'PLAY' ? '200 OK' : null));
  const { ends } = pull(mute.camera.url);
  await expect.poll(() => ends.map(({ reason }) => reason), { timeout: 8_000 }).toEqual(['noPackets']);
});

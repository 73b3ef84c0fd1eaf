import { createHash, randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { connectClient, post, type HallClient } from '../../support/hallClient.ts';
import { demoPassword, makeDataFolder, startHallServer, type HallServer } from '../../support/hallServer.ts';
import { readLiveCameras } from '../../support/readLiveCameras.ts';

const cameraId = readLiveCameras()[0] ?? '';
const incidentId = 'incident-snapshot';
const png = Buffer.concat([Buffer.from('89504e470d0a1a0a', 'hex'), Buffer.alloc(64, 7)]);
const frame = { cameraId, stream: 'main', frameAgeMs: 30, widthPx: 1280, heightPx: 720, watermark: '视频席' };
const opened: (() => unknown)[] = [];
let server: HallServer;
let operator: HallClient;

beforeAll(async () => {
  const folder = makeDataFolder();
  opened.push(() => folder.remove());
  server = await startHallServer({ dataFolder: folder.path });
  opened.push(() => server.stop());
  operator = await connectClient(server.url, 'shipin');
  opened.push(() => operator.close());
});

afterAll(async () => {
  for (const close of opened.reverse()) await close();
});

test('a stored picture goes into the incident’s log with its hash, and not without its bytes', async () => {
  const report = {
    type: 'reportIncident',
    incidentId,
    incidentType: 'fire',
    priority: 2,
    place: { lon: 113, lat: 29.5 },
    areaId: null,
    summary: '起火',
    source: 'desk',
  };
  expect(await operator.command(report)).toMatchObject({ ok: true });
  const attachmentId = randomUUID();
  const command = { type: 'takeSnapshot', incidentId, attachmentId, caption: '东门', ...frame };
  expect(await operator.command(command)).toMatchObject({ rejection: { reason: 'attachmentUnknown' } });
  const stored = await fetch(`${server.url}/api/attachments/${attachmentId}`, {
    method: 'PUT',
    headers: { cookie: operator.cookie, origin: server.url, 'content-type': 'image/png' },
    body: png,
  });
  expect(stored.status).toBe(200);
  expect(await operator.command(command)).toMatchObject({ ok: true });
  const { snapshot, entries } = await operator.call('live.join', {});
  const taken = entries.map(({ event }) => event).find(({ type }) => type === 'snapshotTaken');
  const line = snapshot?.incidents[incidentId as never]?.log.find(({ event }) => event === 'snapshotTaken');
  const sha256 = createHash('sha256').update(png).digest('hex');
  expect(taken ?? line).toMatchObject({ attachment: { id: attachmentId, sha256, sizeBytes: png.length } });
});

test('a picture leaves the hall, and the past is looked at, by those who may and in words for the others', async () => {
  const headers = (cookie: string) => ({ cookie, origin: server.url });
  const file = { ...frame, mediaType: 'image/png', sizeBytes: 72, sha256: 'a'.repeat(64), purpose: { kind: 'watch' } };
  const sidecar = await post(server.url, '/api/snapshots', file, headers(operator.cookie));
  expect(sidecar).toMatchObject({ status: 200, body: { seatId: operator.session.seatId, cameraId } });
  const unknown = await post(server.url, '/api/snapshots', { ...file, cameraId: 'cam-none' }, headers(operator.cookie));
  expect([unknown.status, unknown.body['reason']]).toEqual([404, 'cameraUnknown']);
  const malformed = await post(server.url, '/api/snapshots', { ...file, sha256: 'x' }, headers(operator.cookie));
  expect(malformed.status).toBe(400);
  const { cookie } = await post(server.url, '/api/login', { username: 'shenji', password: demoPassword });
  const forbidden = await post(server.url, '/api/snapshots', file, headers(cookie));
  expect([forbidden.status, forbidden.body['reason']]).toEqual([403, 'roleMayNot']);

  const recent = async (by: string, query: string) =>
    (await fetch(`${server.url}/api/cameras/${cameraId}/recent?${query}`, { headers: { cookie: by } })).status;
  expect(await recent(cookie, 'stream=sub&from=0')).toBe(403);
  expect(await recent(operator.cookie, 'stream=third&from=0')).toBe(400);
  expect(await recent('', 'stream=sub&from=0')).toBe(401);
  // Nobody looks at this camera, so nothing of it was kept.
  expect(await recent(operator.cookie, 'stream=sub&from=0')).toBe(404);
});

import { createPublicKey, randomUUID, verify } from 'node:crypto';
import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { unitIdSchema } from '../../../../protocol/ids.ts';
import { FakeBrowser, FakePushService } from '../../../support/FakePushService.ts';
import { FieldHall } from '../../../support/fieldHall.ts';
import { connectClient, post, type HallClient } from '../../../support/hallClient.ts';
import { demoPassword, makeDataFolder, startHallServer, type HallServer } from '../../../support/hallServer.ts';

const unit = 'unit-fire-02';
const unitId = unitIdSchema.parse(unit);
let folder: ReturnType<typeof makeDataFolder>;
let service: FakePushService;
let server: HallServer;
let hall: FieldHall;
let phone: HallClient;

beforeEach(async () => {
  folder = makeDataFolder();
  service = await FakePushService.create();
  writeFileSync(join(folder.path, 'push.json'), JSON.stringify({ origins: [service.origin] }));
  server = await startHallServer({ dataFolder: folder.path });
  hall = await FieldHall.create(server.url);
  phone = await connectClient(server.url, 'fire-02');
});
afterEach(async () => {
  phone.close();
  hall.close();
  await server.stop();
  await service.close();
  folder.remove();
});

const subscribe = (browser: FakeBrowser, cookie = phone.cookie) =>
  post(server.url, '/api/push/subscription', browser.subscription, { cookie });

test('wakes the phones of a unit on duty with sealed words that say nothing but the kind', async () => {
  const browser = new FakeBrowser(`${service.origin}/a`);
  const second = new FakeBrowser(`${service.origin}/b`);
  expect((await subscribe(browser)).status).toBe(200);
  expect((await subscribe(second)).status).toBe(200);

  await phone.command({ type: 'startDuty', unitId });
  const sent = await hall.sendUnit(unit, '楼道起火');
  await vi.waitFor(() => expect(service.received).toHaveLength(2));
  for (const [pushed, reader] of [
    [service.at('/a')[0], browser],
    [service.at('/b')[0], second],
  ] as const) {
    if (pushed === undefined) throw new Error('Nothing came');
    expect(reader.decrypt(pushed.body)).toBe('{"kind":"assignment"}');
    expect(pushed.headers).toMatchObject({ 'content-encoding': 'aes128gcm', urgency: 'high', ttl: '600' });
    expect(pushed.headers['topic']).toMatch(/^[A-Za-z0-9_-]{32}$/);
    await demandSigned(String(pushed.headers.authorization), service.origin);
  }
  expect(() => second.decrypt(service.at('/a')[0]?.body ?? Buffer.alloc(0))).toThrow();

  await hall.recall(sent, '误报');
  await vi.waitFor(() => expect(service.at('/a')).toHaveLength(2));
  const [order, recall] = service.at('/a');
  expect(browser.decrypt(recall?.body ?? Buffer.alloc(0))).toBe('{"kind":"recall"}');
  expect(recall?.headers['topic']).not.toBe(order?.headers['topic']);

  await phone.command({ type: 'raiseEmergency', emergencyId: randomUUID(), unitId, cause: 'button', position: null });
  await vi.waitFor(() => expect(service.at('/a')).toHaveLength(3));
  expect(browser.decrypt(service.at('/a')[2]?.body ?? Buffer.alloc(0))).toBe('{"kind":"mayday"}');
});

test('a phone that the service no longer knows is forgotten, and so is one that logs out', async () => {
  const gone = new FakeBrowser(`${service.origin}/gone`);
  const leaving = new FakeBrowser(`${service.origin}/leaving`);
  const staying = new FakeBrowser(`${service.origin}/staying`);
  service.answers.set('/gone', 410);
  const other = await post(server.url, '/api/login', { username: 'fire-02', password: demoPassword });
  await subscribe(gone);
  await subscribe(leaving, other.cookie);
  await subscribe(staying);
  await phone.command({ type: 'startDuty', unitId });
  await hall.sendUnit(unit, '第一起');
  await vi.waitFor(() => expect(service.received).toHaveLength(3));

  expect((await post(server.url, '/api/logout', {}, { cookie: other.cookie })).status).toBe(200);
  const second = await hall.sendUnit(unit, '第二起');
  await vi.waitFor(() => expect(service.at('/staying')).toHaveLength(2));
  // A third kind after it, so that all that could have come for the second has come.
  await hall.recall(second, '撤回');
  await vi.waitFor(() => expect(service.at('/staying')).toHaveLength(3));
  expect([service.at('/gone').length, service.at('/leaving').length]).toEqual([1, 1]);
});

test('refuses other services, keys that are none, and everybody who is no unit; keeps its own key to itself', async () => {
  const browser = new FakeBrowser(`${service.origin}/a`);
  const { endpoint, keys } = browser.subscription;
  const foreign = { endpoint: 'https://fcm.googleapis.com/1', keys };
  const send = (body: unknown, cookie: string) => post(server.url, '/api/push/subscription', body, { cookie });
  expect(await send(foreign, phone.cookie)).toMatchObject({ status: 409, body: { reason: 'pushServiceNotAllowed' } });
  const broken = { endpoint, keys: { ...keys, p256dh: Buffer.alloc(65, 4).toString('base64url') } };
  expect((await send(broken, phone.cookie)).status).toBe(400);
  expect((await send({ endpoint }, phone.cookie)).status).toBe(400);
  expect((await subscribe(browser, hall.dispatcher.cookie)).status).toBe(403);
  expect((await subscribe(browser, '')).status).toBe(401);
  expect(statSync(join(folder.path, 'push-key.pem')).mode & 0o777).toBe(0o600);
  expect(readFileSync(join(folder.path, 'push-key.pem'), 'utf8')).toContain('PRIVATE KEY');
});

/** RFC 8292: who sends, to whom, signed with the key the page subscribed with. */
async function demandSigned(authorization: string, origin: string): Promise<void> {
  const [, token = '', key = ''] = /^vapid t=(.+), k=(.+)$/.exec(authorization) ?? [];
  const answer = await fetch(`${server.url}/api/push`, { headers: { cookie: phone.cookie } });
  expect(await answer.json()).toEqual({ isOn: true, publicKey: key });
  const [head = '', claims = '', signature = ''] = token.split('.');
  const said = JSON.parse(Buffer.from(claims, 'base64url').toString()) as { aud: string; exp: number; sub: string };
  expect(said).toMatchObject({ aud: origin, sub: expect.stringMatching(/^mailto:/) as unknown });
  expect(said.exp * 1_000 - Date.now()).toBeLessThan(24 * 3_600_000);
  const point = Buffer.from(key, 'base64url');
  const publicKey = createPublicKey({
    format: 'jwk',
    key: {
      kty: 'EC',
      crv: 'P-256',
      x: point.subarray(1, 33).toString('base64url'),
      y: point.subarray(33).toString('base64url'),
    },
  });
  const isTrue = verify(
    'sha256',
    Buffer.from(`${head}.${claims}`),
    { key: publicKey, dsaEncoding: 'ieee-p1363' },
    Buffer.from(signature, 'base64url'),
  );
  expect(isTrue).toBe(true);
}

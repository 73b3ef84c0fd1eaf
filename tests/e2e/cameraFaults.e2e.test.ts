import { randomBytes } from 'node:crypto';
import { createServer, type AddressInfo, type Socket } from 'node:net';
import { expect, test } from 'vitest';
import type { CameraSource } from '../../protocol/camera/camera.ts';
import { cameraIdSchema } from '../../protocol/ids.ts';
import { mainWallId } from '../../protocol/wall/wall.ts';
import { post } from '../support/hallClient.ts';
import { demoPassword, runServerCommand } from '../support/hallServer.ts';
import { useTestHall } from '../support/TestHall.ts';

const until = { timeout: 60_000, interval: 250 };
const hall = useTestHall();

/** A thing on the network that takes connections and does as it pleases with them. */
async function pretendCamera(behave: (socket: Socket) => void): Promise<string> {
  const listener = createServer((socket) => {
    socket.on('error', () => socket.destroy());
    behave(socket);
  });
  hall.onClose(() => listener.close());
  await new Promise<void>((resolve) => listener.listen(0, '127.0.0.1', resolve));
  return `rtsp://127.0.0.1:${(listener.address() as AddressInfo).port}/live`;
}

async function setSource(cookie: string, cameraId: string, source: unknown): Promise<number> {
  const response = await fetch(`${hall.url}/api/cameras/${cameraId}/source`, {
    method: 'PUT',
    headers: { 'content-type': 'application/json', cookie },
    body: JSON.stringify(source),
  });
  return response.status;
}

test('cameras that lie, hang or refuse are named on their tiles, in words, and harm nothing else', async () => {
  const garbage = await pretendCamera((socket) => socket.write(randomBytes(65_536)));
  const silent = await pretendCamera((socket) => socket.resume());
  const refusing = await pretendCamera((socket) => {
    socket.on('data', (chunk) => {
      const sequence = /CSeq: *(\d+)/i.exec(chunk.toString())?.[1] ?? '1';
      const challenge = 'WWW-Authenticate: Digest realm="door", nonce="abc"';
      socket.write(`RTSP/1.0 401 Unauthorized\r\nCSeq: ${sequence}\r\n${challenge}\r\n\r\n`);
    });
  });
  const secrets = { username: 'operator', password: 'do-not-log-me' };
  const wanted: [string, CameraSource, string][] = [
    ['cam-0100', { driver: 'rtsp', mainUrl: garbage }, '点位应答无法识别'],
    ['cam-0101', { driver: 'rtsp', mainUrl: silent }, '点位应答超时'],
    ['cam-0102', { driver: 'rtsp', mainUrl: refusing, ...secrets }, '点位用户名或密码不正确'],
    ['cam-0103', { driver: 'rtsp', mainUrl: 'rtsp://127.0.0.1:1/none' }, '网络不可达'],
  ];
  const administrator = await post(hall.url, '/api/login', { username: 'xitong', password: demoPassword });
  const operator = await hall.client('shipin');
  for (const [tile, [cameraId, source]] of wanted.entries()) {
    expect(await setSource(administrator.cookie, cameraId, source)).toBe(200);
    const placed = {
      type: 'placeOnTile',
      wallId: mainWallId,
      display: 0,
      tile,
      content: { kind: 'camera', cameraId: cameraIdSchema.parse(cameraId) },
      expect: 0,
    };
    expect(await operator.command(placed)).toMatchObject({ ok: true });
  }
  const wall = await hall.openWall('shipin');
  for (const [tile, [, , words]] of wanted.entries()) {
    await expect.poll(async () => (await wall.tiles())[tile]?.words, until).toContain(words);
  }
  expect(wall.errors).toEqual([]);
  expect(hall.server.words()).not.toContain(secrets.password);
  expect((await fetch(`${hall.url}/healthz`)).status).toBe(200);

  const before = (await wall.tiles())[0]?.frames ?? 0;
  const live = {
    type: 'placeOnTile',
    wallId: mainWallId,
    display: 0,
    tile: 0,
    content: { kind: 'camera', cameraId: cameraIdSchema.parse('cam-0158') },
    expect: 1,
  };
  expect(await operator.command(live)).toMatchObject({ ok: true });
  await expect.poll(async () => (await wall.tiles())[0]?.frames ?? 0, until).toBeGreaterThan(before + 5);
});

test('an address that is none is refused where it is typed, and the journal stays whole', async () => {
  const administrator = await post(hall.url, '/api/login', { username: 'xitong', password: demoPassword });
  expect(await setSource(administrator.cookie, 'cam-0100', { driver: 'telepathy' })).toBe(400);
  expect(await setSource(administrator.cookie, 'cam-9999', { driver: 'none' })).toBe(404);
  await hall.server.stop();
  const { code } = await runServerCommand(['verify', '--data', hall.dataFolder]);
  expect(code).toBe(0);
});

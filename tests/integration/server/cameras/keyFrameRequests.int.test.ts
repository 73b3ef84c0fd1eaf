import { afterEach, expect, test } from 'vitest';
import { cameraSourceSchema, type Camera } from '../../../../protocol/camera/camera.ts';
import { cameraIdSchema } from '../../../../protocol/ids.ts';
import { KeyFrameRequests } from '../../../../server/cameras/index.ts';
import { cameraFaultsSchema } from '../../../../simulators/cameras/cameraFaults.ts';
import { OnvifServer } from '../../../../simulators/cameras/onvif/onvifServer.ts';
import { PtzHead } from '../../../../simulators/cameras/ptzHead.ts';
import type { SimulatedCamera } from '../../../../simulators/cameras/simulatedCamera.ts';
import { RtspImpostor } from '../../../support/RtspImpostor.ts';

const cameraId = cameraIdSchema.parse('cam-1');
const credentials = { username: 'operator', password: 'p&ss <word>' };
const closers: (() => unknown)[] = [];

afterEach(async () => {
  for (const close of closers.splice(0).reverse()) await close();
});

async function startCamera() {
  const asked = { main: 0, sub: 0 };
  const camera = { id: cameraId, ptz: null, azimuthDeg: 0, elevationDeg: 0, hfovDeg: 60 } as Camera;
  const streams = {
    main: { requestKeyPicture: () => (asked.main += 1) },
    sub: { requestKeyPicture: () => (asked.sub += 1) },
  };
  const head = new PtzHead(camera, () => performance.now());
  const simulated = { camera, head, faults: cameraFaultsSchema.parse({}), streams } as unknown as SimulatedCamera;
  const server = await OnvifServer.create({
    host: '127.0.0.1',
    port: 0,
    credentials,
    spaces: 'generic',
    cameras: new Map([[cameraId, simulated]]),
    rtspUrl: () => 'rtsp://127.0.0.1/cam-1',
  });
  closers.push(() => server.close());
  return { asked, onvifUrl: `http://127.0.0.1:${server.port}/cam-1/onvif/device` };
}

function start(source: object) {
  const clock = { now: 1_000_000 };
  const parsed = cameraSourceSchema.parse({ driver: 'rtsp', ...source });
  const requests = new KeyFrameRequests({ findSource: () => parsed, now: () => clock.now });
  closers.push(() => requests.close());
  return { clock, requests };
}

test('asks a camera that does not turn, on both its streams, once for all who wait', async () => {
  const { asked, onvifUrl } = await startCamera();
  const { clock, requests } = start({ onvifUrl, ...credentials });
  for (let viewer = 0; viewer < 9; viewer += 1) requests.ask(cameraId);
  await expect.poll(() => asked, { timeout: 5_000 }).toEqual({ main: 1, sub: 1 });
  clock.now += 1_999;
  requests.ask(cameraId);
  clock.now += 1;
  requests.ask(cameraId);
  await expect.poll(() => asked, { timeout: 5_000 }).toEqual({ main: 2, sub: 2 });
});

test('leaves a camera that refuses in peace, and does not ask where there is no control', async () => {
  let connections = 0;
  const refusing = await RtspImpostor.create(() => {
    connections += 1;
    return 'HTTP/1.1 500 No\r\nContent-Length: 0\r\nConnection: close\r\n\r\n';
  });
  closers.push(() => refusing.close());
  const { clock, requests } = start({ onvifUrl: refusing.url.replace('rtsp:', 'http:') });
  requests.ask(cameraId);
  await expect.poll(() => connections, { timeout: 5_000 }).toBeGreaterThan(0);
  await expect
    .poll(
      () => {
        const before = connections;
        clock.now += 3_000;
        requests.ask(cameraId);
        return connections === before;
      },
      { timeout: 10_000, interval: 300 },
    )
    .toBe(true);
  const settled = connections;
  clock.now += 60_000;
  requests.ask(cameraId);
  const without = start({});
  without.requests.ask(cameraId);
  expect(connections).toBe(settled);
});

import { afterEach, expect, test } from 'vitest';
import { cameraSchema } from '../../../../protocol/camera/camera.ts';
import { OnvifPtz } from '../../../../server/cameras/drivers/onvif/index.ts';
import { cameraFaultsSchema } from '../../../../simulators/cameras/cameraFaults.ts';
import { OnvifServer } from '../../../../simulators/cameras/onvif/onvifServer.ts';
import { ptzSpaceKinds, type PtzSpaceKind } from '../../../../simulators/cameras/onvif/ptzSpaces.ts';
import { PtzHead } from '../../../../simulators/cameras/ptzHead.ts';
import type { SimulatedCamera } from '../../../../simulators/cameras/simulatedCamera.ts';
import { RtspImpostor } from '../../../support/RtspImpostor.ts';

const camera = cameraSchema.parse({
  id: 'cam-1',
  name: 'Tower',
  tier: 'lookout',
  category: 1,
  areaId: 'area-1',
  agencyId: 'agency-1',
  lon: 120,
  lat: 30,
  heightM: 80,
  azimuthDeg: 10,
  elevationDeg: -5,
  hfovDeg: 60,
  rangeM: 2000,
  ptz: { panMinDeg: 0, panMaxDeg: 360, tiltMinDeg: -90, tiltMaxDeg: 20, hfovMinDeg: 2, hfovMaxDeg: 60 },
});
const limits = camera.ptz ?? expect.unreachable('the camera turns');
const credentials = { username: 'operator', password: 'p&ss <word>' };
const closers: (() => Promise<void>)[] = [];

afterEach(async () => {
  await Promise.all(closers.splice(0).map((close) => close()));
});

async function start(spaces: PtzSpaceKind, password = credentials.password) {
  const head = new PtzHead(camera, () => performance.now());
  const faults = cameraFaultsSchema.parse({});
  const streams = { main: { requestKeyPicture: () => undefined }, sub: { requestKeyPicture: () => undefined } };
  const simulated = { camera, head, faults, streams, close: () => undefined } as unknown as SimulatedCamera;
  const server = await OnvifServer.create({
    host: '127.0.0.1',
    port: 0,
    credentials,
    spaces,
    cameras: new Map([[camera.id, simulated]]),
    rtspUrl: () => 'rtsp://127.0.0.1/cam-1',
  });
  const onvifUrl = `http://127.0.0.1:${server.port}/cam-1/onvif/device`;
  const ptz = new OnvifPtz({
    source: { onvifUrl, username: credentials.username, password },
    limits,
    timeoutMs: 2_000,
  });
  closers.push(
    () => ptz.close(),
    () => server.close(),
  );
  return { head, ptz };
}

test.each(ptzSpaceKinds)('turns to degrees in the %s space, and reads them back', async (spaces) => {
  const { head, ptz } = await start(spaces);
  await ptz.turnTo({ panDeg: 35, tiltDeg: -20, hfovDeg: 30 });
  await expect.poll(() => head.status().isMoving, { timeout: 10_000 }).toBe(false);
  const { pose, isMoving } = await ptz.status();
  expect(isMoving).toBe(false);
  expect([pose.panDeg, pose.tiltDeg, pose.hfovDeg].map((value) => Math.round(value * 1000) / 1000)).toEqual([
    35, -20, 30,
  ]);
  expect(head.status().pose.panDeg).toBeCloseTo(35, 3);
});

test('turns while told to, and a stop overtakes the moves that wait', async () => {
  const { head, ptz } = await start('spherical');
  await ptz.move({ pan: 0.5, tilt: 0, zoom: 0 });
  expect(head.status().isMoving).toBe(true);
  const waiting = [1, 2, 3].map(() => ptz.move({ pan: 1, tilt: 1, zoom: 1 }));
  await Promise.all([...waiting, ptz.stop()]);
  expect(head.status().isMoving).toBe(false);
});

test('keeps presets whatever their name, and goes to them', async () => {
  const { head, ptz } = await start('spherical');
  await ptz.savePreset('东门 <A&B> "north"');
  const [preset] = await ptz.presets();
  expect(preset?.name).toBe('东门 <A&B> "north"');
  const home = head.status().pose;
  await ptz.turnTo({ panDeg: 20, tiltDeg: 0, hfovDeg: 60 });
  await ptz.goToPreset(preset?.token ?? '');
  await expect.poll(() => head.status().pose.panDeg, { timeout: 10_000 }).toBeCloseTo(home.panDeg, 3);
});

test('refuses in time and in words: a wrong password, a device that hangs, one that is not there', async () => {
  const refusal = expect.objectContaining({ code: 'unavailable', reason: 'cameraUnreachable' }) as Error;
  const { ptz } = await start('spherical', 'wrong');
  await expect(ptz.turnTo({ panDeg: 0, tiltDeg: 0, hfovDeg: 60 })).rejects.toThrow(refusal);

  const silent = await RtspImpostor.create(() => null);
  const onvifUrl = silent.url.replace('rtsp:', 'http:');
  const hanging = new OnvifPtz({ source: { onvifUrl }, limits, timeoutMs: 300 });
  closers.push(() => hanging.close());
  await expect(hanging.stop()).rejects.toThrow(refusal);
  await silent.close();

  const gone = new OnvifPtz({ source: { onvifUrl }, limits, timeoutMs: 300 });
  closers.push(() => gone.close());
  await expect(gone.move({ pan: 1, tilt: 0, zoom: 0 })).rejects.toThrow(refusal);
});

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { cameraSchema, type Camera } from '../../../../protocol/camera/camera.ts';
import type { Position } from '../../../../protocol/geometry/place.ts';
import { OnvifPtz } from '../../../../server/cameras/drivers/onvif/index.ts';
import { CameraIndex } from '../../../../server/linkage/CameraIndex.ts';
import { linkCameras } from '../../../../server/linkage/linkCameras.ts';
import { readBuildings } from '../../../../server/linkage/sight/readBuildings.ts';
import { Sight } from '../../../../server/linkage/sight/Sight.ts';
import { cameraHash, readStrip, type StripReading } from '../../../../simulators/cameras/picture/strip.ts';
import { decodeFrames } from '../../../support/decodeFrames.ts';
import { readLiveCameras } from '../../../support/readLiveCameras.ts';
import { spawnCameraSimulator, type SpawnedCameraSimulator } from '../../../support/spawnCameraSimulator.ts';

const cityFolder = join(import.meta.dirname, '..', '..', '..', '..', 'resources', 'city');
const degrees = 180 / Math.PI;
const heads: OnvifPtz[] = [];
let simulator: SpawnedCameraSimulator;

beforeAll(async () => {
  simulator = await spawnCameraSimulator();
});
afterAll(async () => {
  await Promise.all(heads.map((head) => head.close()));
  await simulator.close();
});

function turningCameras(): Camera[] {
  const text = readFileSync(join(cityFolder, 'cameras.json'), 'utf8');
  const live = new Set(readLiveCameras());
  return z
    .array(cameraSchema)
    .parse(JSON.parse(text))
    .filter((camera) => live.has(camera.id) && camera.ptz !== null);
}

function addressOf(camera: Camera) {
  const found = simulator.description.cameras.find(({ id }) => id === camera.id);
  return found ?? expect.unreachable(`${camera.id} is not simulated`);
}

function openHead(camera: Camera): OnvifPtz {
  const limits = camera.ptz ?? expect.unreachable('the camera turns');
  const { username, password } = simulator;
  const head = new OnvifPtz({ source: { onvifUrl: addressOf(camera).onvifUrl, username, password }, limits });
  heads.push(head);
  return head;
}

/** What stands in the picture itself, read from decoded frames once the head rests. */
async function restingPose(camera: Camera): Promise<StripReading> {
  const url = simulator.withCredentials(addressOf(camera).subUrl);
  const deadline = Date.now() + 30_000;
  while (Date.now() < deadline) {
    const frame = (await decodeFrames({ url }, 3)).at(-1);
    const reading = frame === undefined ? undefined : readStrip(frame.luma, frame.width, frame.height);
    if (reading?.isMoving === false) return reading;
  }
  throw new Error(`${camera.id} did not come to rest`);
}

/** By the demo's own flat metres, not by our geometry. */
function expectedPose(camera: Camera, place: Position, radiusM: number) {
  const east = (place.lon - camera.lon) * 96_887.553;
  const north = (place.lat - camera.lat) * 110_857.4;
  const away = Math.hypot(east, north);
  return {
    panDeg: Math.atan2(east, north) * degrees,
    tiltDeg: -Math.atan2(camera.heightM, away) * degrees,
    hfovDeg: 2 * Math.atan(radiusM / Math.hypot(away, camera.heightM)) * degrees,
  };
}

test('the pose burnt into the decoded picture is the pose that looks at the place', { timeout: 120_000 }, async () => {
  const cameras = turningCameras();
  const place = { lon: 113.002033, lat: 29.505704 };
  const radiusM = 40;
  const { chosen } = await linkCameras({
    cameras: new CameraIndex(cameras),
    sight: new Sight(readBuildings(cityFolder)),
    ...{ place, radiusM, perTier: 2 },
    statusOf: () => 'online',
    holderOf: () => null,
    turn: async (camera, { bearingDeg, elevationDeg, hfovDeg }) => {
      await openHead(camera).turnTo({ panDeg: bearingDeg, tiltDeg: elevationDeg, hfovDeg });
      return 'turned';
    },
  });
  expect(chosen.length).toBeGreaterThan(1);
  for (const { cameraId, aim } of chosen) {
    expect(aim).toBe('turned');
    const camera = cameras.find(({ id }) => id === cameraId) ?? expect.unreachable(cameraId);
    const burntIn = await restingPose(camera);
    const expected = expectedPose(camera, place, radiusM * { lookout: 4, vantage: 1.5, street: 1 }[camera.tier]);
    expect(burntIn.cameraHash).toBe(cameraHash(cameraId));
    const offDeg = ((burntIn.panDeg - expected.panDeg + 540) % 360) - 180;
    expect(Math.abs(offDeg)).toBeLessThan(0.1);
    expect(Math.abs(burntIn.tiltDeg - expected.tiltDeg)).toBeLessThan(0.1);
    expect(Math.abs(burntIn.hfovDeg / expected.hfovDeg - 1)).toBeLessThan(0.02);
  }
});

import { expect, test } from 'vitest';
import type { AuditEvent } from '../../../../protocol/access/auditEvents.ts';
import { cameraSchema, type Camera } from '../../../../protocol/camera/camera.ts';
import { fromHead, toHead } from '../../../../protocol/geometry/mount.ts';
import { Rejected } from '../../../../protocol/wire/rejection.ts';
import type { Log } from '../../../../server/log/index.ts';
import { PtzControl } from '../../../../server/ptz/index.ts';
import type { PtzDriver } from '../../../../server/ptz/PtzDriver.ts';
import { actor } from '../../../support/incidentBuilder.ts';

const upright = cameraSchema.parse({
  ...{ id: 'cam-1', name: 'Tower', tier: 'lookout', category: 1, areaId: 'area-1', agencyId: 'agency-1' },
  ...{ lon: 113, lat: 29.5, heightM: 80, azimuthDeg: 10, elevationDeg: -5, hfovDeg: 40, rangeM: 2000 },
  ptz: { panMinDeg: 0, panMaxDeg: 360, tiltMinDeg: -90, tiltMaxDeg: 90, hfovMinDeg: 2, hfovMaxDeg: 60 },
});
const by = { actor: actor('videoOperator'), peerId: 'page-1' };
const right = { pan: 0.5, tilt: 0.25, zoom: 0.1 };

function create(
  camera: Camera,
  change: { audit?: (event: AuditEvent) => void; driver?: Partial<PtzDriver>; now?: () => number } = {},
) {
  const said: string[] = [];
  const told: unknown[] = [];
  const driver: PtzDriver = {
    move: (velocity) => {
      said.push('move');
      told.push(velocity);
      return Promise.resolve();
    },
    turnTo: (pose) => {
      said.push('turnTo');
      told.push(pose);
      return Promise.resolve();
    },
    stop: () => {
      said.push('stop');
      return Promise.resolve();
    },
    status: () => Promise.resolve({ pose: { panDeg: 0, tiltDeg: 0, hfovDeg: 40 }, isMoving: false }),
    close: () => Promise.resolve(),
    ...change.driver,
  };
  const control = new PtzControl({
    findCamera: () => camera,
    openDriver: () => driver,
    now: change.now ?? (() => 1_000),
    log: { warn: () => undefined, error: () => undefined } as unknown as Log,
    audit: (_, event) => {
      change.audit?.(event);
      said.push(event.type);
    },
    onChanged: () => undefined,
    findStored: () => undefined,
  });
  return { control, said, told };
}

test('an order leaves for the camera before the disk is asked, and its line is written before the seat is answered', async () => {
  const { control, said } = create(upright);
  await control.move(upright.id, right, by);
  await control.turn(upright.id, by, (pose) => ({ ...pose, tiltDeg: -60, hfovDeg: 2 }));
  await control.close();
  expect(said).toEqual(['cameraTaken', 'move', 'cameraTurned', 'turnTo', 'cameraZoomedIn']);
});

test('taps of one hand share a line for five seconds; another hand, and the same one later, get their own', async () => {
  let now = 1_000;
  const lines: [string, number][] = [];
  const { control } = create(upright, {
    now: () => now,
    audit: (event) => {
      if (event.type === 'cameraTurned') lines.push([event.by, now]);
    },
  });
  const tap = async (operator: typeof by): Promise<void> => {
    await control.move(upright.id, right, operator);
    await control.stop(upright.id, operator);
  };
  for (const at of [1_000, 1_200, 5_900, 6_100]) {
    now = at;
    await tap(by);
  }
  const leader = { actor: actor('dutyLeader'), peerId: 'page-2' };
  await control.takeOver(upright.id, leader);
  await tap(leader);
  await control.close();
  expect(lines).toEqual([
    ['hand', 1_000],
    ['hand', 6_100],
    ['hand', 6_100],
  ]);
});

test('a camera is not turned to what it must not show, by hand or on a tour, and a moving head stops before it', async () => {
  let panDeg = 0;
  const masked: Camera = { ...upright, masks: [{ fromDeg: 80, toDeg: 110 }] };
  const { control, said } = create(masked, {
    driver: { status: () => Promise.resolve({ pose: { panDeg, tiltDeg: 0, hfovDeg: 20 }, isMoving: true }) },
  });
  const refusal = { code: 'notAllowed', reason: 'cameraMasked' };
  await expect(control.turn(masked.id, by, (pose) => ({ ...pose, panDeg: 75 }))).rejects.toMatchObject(refusal);
  await control.turn(masked.id, by, (pose) => ({ ...pose, panDeg: 60 }));
  await control.move(masked.id, { pan: 0.5, tilt: 0, zoom: 0 }, by);
  panDeg = 64;
  await expect(control.move(masked.id, { pan: 0.5, tilt: 0, zoom: 0 }, by)).rejects.toMatchObject(refusal);
  await control.move(masked.id, { pan: -0.5, tilt: 0, zoom: 0 }, by);
  await control.release(masked.id, by);
  const pose = { panDeg: 95, tiltDeg: 0, hfovDeg: 20 };
  expect(await control.turnOnTour(masked.id, pose, by.actor, 1_000)).toBe('failed');
  await control.close();
  expect(said.filter((word) => ['turnTo', 'move', 'stop'].includes(word))).toEqual([
    'turnTo',
    'move',
    'stop',
    'move',
    'stop',
  ]);
});

test('the line is written even while the camera does not answer, and when it refuses', async () => {
  const answer = Promise.withResolvers<undefined>();
  const { control, said } = create(upright, { driver: { move: () => answer.promise } });
  const moving = control.move(upright.id, right, by);
  await expect.poll(() => said).toEqual(['cameraTaken', 'cameraTurned']);
  answer.reject(new Error('no route to the camera'));
  await expect(moving).rejects.toMatchObject({ reason: 'cameraUnreachable' });
  await control.close();
});

test('what cannot be written is not done: the head stops and the seat is refused', async () => {
  const { control, said } = create(upright, {
    audit: ({ type }) => {
      if (type === 'cameraTurned') throw new Rejected('storageFailure', 'storageFull');
    },
  });
  await expect(control.move(upright.id, right, by)).rejects.toMatchObject({ reason: 'storageFull' });
  await expect(control.turn(upright.id, by, (pose) => pose)).rejects.toMatchObject({ reason: 'storageFull' });
  await control.close();
  expect(said).toEqual(['cameraTaken', 'move', 'stop', 'turnTo', 'stop']);
});

test.each([
  { azimuthDeg: 40, tiltDeg: 3, rollDeg: 180, panSign: -1, tiltSign: 1 },
  { azimuthDeg: -70, tiltDeg: -2, rollDeg: 175, panSign: 1, tiltSign: 1 },
  { azimuthDeg: 10, tiltDeg: 0, rollDeg: 5, panSign: -1, tiltSign: -1 },
] as const)(
  'a head that hangs askew (roll $rollDeg) is turned in true directions, by its mount once',
  async (mount) => {
    const { control, told } = create({ ...upright, mount });
    const look = { panDeg: 100, tiltDeg: -20, hfovDeg: 30 };
    const aim = { bearingDeg: look.panDeg, elevationDeg: look.tiltDeg, hfovDeg: look.hfovDeg };
    expect(await control.turnTo(upright, aim, by.actor)).toBe('turned');
    await control.turn(upright.id, by, () => look);
    await control.move(upright.id, right, by);
    await control.close();
    const [byLinkage, byHand, velocity] = told as [typeof look, typeof look, typeof right];
    for (const pose of [byLinkage, byHand]) {
      expect(fromHead(pose, mount).panDeg).toBeCloseTo(look.panDeg, 6);
      expect(fromHead(pose, mount).tiltDeg).toBeCloseTo(look.tiltDeg, 6);
      expect(pose.hfovDeg).toBeCloseTo(look.hfovDeg, 6);
    }
    const before = toHead(look, mount);
    const after = toHead({ panDeg: look.panDeg + 0.1, tiltDeg: look.tiltDeg + 0.1 }, mount);
    expect(Math.sign(velocity.pan)).toBe(Math.sign(((after.panDeg - before.panDeg + 540) % 360) - 180));
    expect(Math.sign(velocity.tilt)).toBe(Math.sign(after.tiltDeg - before.tiltDeg));
  },
);

import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Camera } from '../../../../protocol/camera/camera.ts';
import { directorySchema } from '../../../../protocol/hall/directory.ts';
import { cameraIdSchema } from '../../../../protocol/ids.ts';
import type { PtzLease } from '../../../../protocol/ptz/ptzLease.ts';
import { connectClient, type HallClient } from '../../../support/hallClient.ts';
import { makeDataFolder, startHallServer, type HallServer } from '../../../support/hallServer.ts';
import { readAudit } from '../../../support/readAudit.ts';
import { readLiveCameras } from '../../../support/readLiveCameras.ts';
import { LeaseWitness } from './LeaseWitness.ts';

const folder = makeDataFolder();
const opened: (() => unknown)[] = [() => folder.remove()];
let server: HallServer;
let operator: HallClient;
let dispatcher: HallClient;
let leader: HallClient;
let leases: LeaseWitness;
/** Each test a camera that nobody holds, so that none depends on what another left. */
const free: string[] = [];
const nextCamera = () => cameraIdSchema.parse(free.pop());
const turning: Camera[] = [];
const right = { pan: 0.3, tilt: 0, zoom: 0 };

beforeAll(async () => {
  server = await startHallServer({ dataFolder: folder.path });
  opened.push(() => server.stop());
  const connect = async (username: string) => {
    const client = await connectClient(server.url, username);
    opened.push(() => client.close());
    return client;
  };
  operator = await connect('shipin');
  dispatcher = await connect('diaodu');
  leader = await connect('zhihui');
  leases = new LeaseWitness(operator.socket);
  const response = await fetch(`${server.url}/api/directory`, { headers: { cookie: operator.cookie } });
  const { cameras } = directorySchema.parse(await response.json());
  const live = readLiveCameras();
  turning.push(...cameras.filter(({ id, ptz }) => ptz !== null && live.includes(id)));
  free.push(...turning.map(({ id }) => id));
});

afterAll(async () => {
  for (const close of opened.reverse()) await close();
});

const holderOf = (lease: PtzLease | null | undefined) =>
  lease == null ? null : `${lease.holder.use}:${lease.holder.actor.role}`;

test('one holds a camera; a higher rank takes it by an explicit act, the former holder is told, and all is audited', async () => {
  const cameraId = nextCamera();
  await operator.call('ptz.move', { cameraId, ...right });
  await expect.poll(() => holderOf(leases.of(cameraId))).toBe('hand:videoOperator');
  await expect(dispatcher.call('ptz.move', { cameraId, ...right })).rejects.toThrow('conflict: cameraHeld');
  await dispatcher.call('ptz.takeOver', { cameraId });
  await expect.poll(() => holderOf(leases.of(cameraId))).toBe('hand:dispatcher');
  expect(leases.of(cameraId)?.takenFrom?.actor.seatId).toBe(operator.session.seatId);
  // What the former holder was doing has stopped with the take-over.
  await expect.poll(async () => (await dispatcher.call('ptz.pose', { cameraId })).isMoving).toBe(false);
  await expect(operator.call('ptz.takeOver', { cameraId })).rejects.toThrow('conflict: cameraHeld');
  expect(holderOf((await leader.call('ptz.leases', {}))[cameraId])).toBe('hand:dispatcher');
  await dispatcher.call('ptz.release', { cameraId });
  await expect.poll(() => leases.of(cameraId)).toBeNull();

  const ours = (await readAudit(server.url)).filter(({ event }) => 'cameraId' in event && event.cameraId === cameraId);
  expect(ours.map(({ actor, event }) => [actor.role, event.type])).toEqual([
    ['videoOperator', 'cameraTaken'],
    ['videoOperator', 'cameraTurned'],
    ['dispatcher', 'cameraTakenOver'],
    ['dispatcher', 'cameraReleased'],
  ]);
  free.unshift(cameraId);
});

test('a moving camera stops when its seat disappears, and is free', async () => {
  const cameraId = nextCamera();
  const seat = await connectClient(server.url, 'shipin');
  await seat.call('ptz.move', { cameraId, ...right });
  expect((await operator.call('ptz.pose', { cameraId })).isMoving).toBe(true);
  // No goodbye: the connection is cut beneath Socket.IO, as when the computer loses its power.
  (seat.socket.io.engine as unknown as { transport: { ws: { terminate(): void } } }).transport.ws.terminate();
  await expect.poll(async () => (await operator.call('ptz.pose', { cameraId })).isMoving).toBe(false);
  await expect.poll(() => leases.of(cameraId)).toBeNull();
});

test('a moving camera stops when its seat is connected but says nothing more', async () => {
  const cameraId = nextCamera();
  await operator.call('ptz.move', { cameraId, ...right });
  const { pose: before } = await dispatcher.call('ptz.pose', { cameraId });
  await expect.poll(async () => (await dispatcher.call('ptz.pose', { cameraId })).isMoving).toBe(false);
  const { pose: after } = await dispatcher.call('ptz.pose', { cameraId });
  expect(after.panDeg).not.toBe(before.panDeg);
});

test('turns absolutely, by degrees, to a point and to a box, within the limits of the head', async () => {
  const cameraId = nextCamera();
  const settled = async () => {
    await expect
      .poll(async () => (await operator.call('ptz.pose', { cameraId })).isMoving, { timeout: 20_000 })
      .toBe(false);
    return (await operator.call('ptz.pose', { cameraId })).pose;
  };
  const start = await settled();
  const wide = { panDeg: start.panDeg, tiltDeg: -10, hfovDeg: 40 };
  expectPose(await operator.call('ptz.turnTo', { cameraId, pose: wide }), wide);
  expectPose(await settled(), wide);
  const aimed = await operator.call('ptz.centre', { cameraId, point: { x: 0.2, y: 0 }, aspect: 16 / 9 });
  expect(aimed.panDeg).toBeCloseTo((wide.panDeg + turnedBy(0.2, 40, -10)) % 360, 4);
  expectPose(await settled(), aimed);
  const box = { from: { x: -0.25, y: -0.25 }, to: { x: 0.25, y: 0.25 } };
  const zoomed = await operator.call('ptz.zoomTo', { cameraId, box, aspect: 16 / 9 });
  expect(zoomed.hfovDeg).toBeCloseTo(2 * deg(Math.atan(Math.tan(rad(20)) / 4)), 4);
  expectPose(await settled(), zoomed);
  await operator.call('ptz.turnBy', { cameraId, panDeg: 0, tiltDeg: 170, zoomFactor: 0.01 });
  const limited = await settled();
  const { pose } = await operator.call('ptz.pose', { cameraId });
  expect(limited.tiltDeg).toBeLessThanOrEqual(90);
  expectPose(await operator.call('ptz.home', { cameraId }), await settled());
  expect(pose.hfovDeg).toBeGreaterThan(zoomed.hfovDeg);
});

test('presets and tours are kept; a tour gives way to a person and goes on afterwards', async () => {
  const cameraId = nextCamera();
  const { pose } = await operator.call('ptz.pose', { cameraId });
  const preset = (id: string, panDeg: number) => ({ id, name: id, pose: { ...pose, panDeg }, pictureId: null });
  const first = preset('p-1', pose.panDeg);
  const second = preset('p-2', (pose.panDeg + 8) % 360);
  for (const saved of [first, second])
    expect(await operator.command({ type: 'savePtzPreset', cameraId, preset: saved })).toMatchObject({ ok: true });
  const unknown = { ...first, id: 'p-3', pictureId: 'no-such-photo' };
  expect(await operator.command({ type: 'savePtzPreset', cameraId, preset: unknown })).toMatchObject({
    rejection: { reason: 'attachmentUnknown' },
  });
  const steps = [first, second].map(({ id }) => ({ presetId: id, dwellS: 2 }));
  await operator.command({ type: 'savePtzTour', cameraId, tour: { id: 't-1', name: 'round', steps } });
  expect(await operator.command({ type: 'deletePtzPreset', cameraId, presetId: 'p-1' })).toMatchObject({
    rejection: { reason: 'presetInTour' },
  });
  await operator.command({ type: 'startPtzTour', cameraId, tourId: 't-1' });
  await expect.poll(() => holderOf(leases.of(cameraId))).toBe('tour:system');
  const panOf = async () => (await dispatcher.call('ptz.pose', { cameraId })).pose.panDeg;
  await expect.poll(panOf, { timeout: 20_000 }).toBeCloseTo(second.pose.panDeg, 1);

  expectPose(await operator.call('ptz.goToPreset', { cameraId, presetId: 'p-1' }), first.pose);
  await expect.poll(() => holderOf(leases.of(cameraId))).toBe('hand:videoOperator');
  await operator.call('ptz.release', { cameraId });
  await expect.poll(() => holderOf(leases.of(cameraId)), { timeout: 10_000 }).toBe('tour:system');
  await operator.command({ type: 'stopPtzTour', cameraId });
  await expect.poll(() => leases.of(cameraId)).toBeNull();
});

test('linkage holds a camera shortly and leaves one that a person has', async () => {
  const held = nextCamera();
  await operator.call('ptz.turnBy', { cameraId: held, panDeg: 1, tiltDeg: 0, zoomFactor: 1 });
  const turned: string[] = [];
  const leftBecauseHeld: string[] = [];
  for (const { lon, lat } of turning) {
    // A few hundred metres off, where a camera up high can look.
    const place = { lon: lon + 0.003, lat: lat + 0.001 };
    const { chosen, leftOut } = await leader.call('linkage.lookAt', { place, radiusM: 40 });
    turned.push(...chosen.filter(({ aim }) => aim === 'turned').map(({ cameraId }) => cameraId));
    leftBecauseHeld.push(...leftOut.filter(({ reason }) => reason === 'held').map(({ cameraId }) => cameraId));
    for (const { cameraId, aim } of chosen) {
      if (aim === 'turned')
        expect(holderOf((await leader.call('ptz.leases', {}))[cameraId])).toBe('linkage:dutyLeader');
    }
  }
  expect(turned).not.toEqual([]);
  expect(turned).not.toContain(held);
  expect(leftBecauseHeld).toContain(held);
});

test('looking closer than automatic aim may stands in the audit stream with its purpose', async () => {
  const cameraId = nextCamera();
  const purpose = { kind: 'incident', incidentId: 'incident-7' } as const;
  await operator.call('ptz.turnTo', { cameraId, pose: { tiltDeg: -20, hfovDeg: 1 }, purpose });
  await expect
    .poll(async () => (await readAudit(server.url)).find(({ event }) => event.type === 'cameraZoomedIn')?.event)
    .toMatchObject({ cameraId, purpose });
});

function expectPose(actual: Record<string, number>, expected: Record<string, number>): void {
  for (const [name, value] of Object.entries(expected)) expect(actual[name], name).toBeCloseTo(value, 1);
}

/** Pan to a point at the height of the axis: its ray is (x tan(h/2), cos tilt) on the ground. */
function turnedBy(x: number, hfovDeg: number, tiltDeg: number): number {
  return deg(Math.atan2(x * Math.tan(rad(hfovDeg / 2)), Math.cos(rad(tiltDeg))));
}

function rad(degrees: number): number {
  return (degrees * Math.PI) / 180;
}

function deg(radians: number): number {
  return (radians * 180) / Math.PI;
}

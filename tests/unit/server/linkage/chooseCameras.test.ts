import { expect, test } from 'vitest';
import type { Camera } from '../../../../protocol/camera/camera.ts';
import { CameraIndex } from '../../../../server/linkage/CameraIndex.ts';
import { chooseCameras, type ChooseOptions } from '../../../../server/linkage/chooseCameras.ts';
import { Buildings } from '../../../../server/linkage/sight/Buildings.ts';
import { Sight } from '../../../../server/linkage/sight/Sight.ts';
import { at, cameraOf, sceneOf } from './cityBuilder.ts';

const block = { west: -20, east: 20, south: 90, north: 110, heightM: 60 };

function defaults(cameras: readonly Camera[]): ChooseOptions {
  return {
    cameras: new CameraIndex(cameras),
    sight: new Sight(new Buildings(sceneOf(block))),
    place: at(0, 0),
    radiusM: 40,
    statusOf: () => 'online',
    holderOf: () => null,
    perTier: 1,
  };
}

function choose(cameras: readonly Camera[], change: Partial<ChooseOptions> = {}) {
  const { chosen, leftOut } = chooseCameras({ ...defaults(cameras), ...change });
  return {
    chosen: chosen.map(({ camera }) => camera.id),
    leftOut: Object.fromEntries(leftOut.map(({ cameraId, reason }) => [cameraId, reason])),
    details: leftOut,
  };
}

test('takes the camera that sees the place, and says why each nearer one does not', () => {
  const cameras = [
    cameraOf('behind', at(0, 150)),
    cameraOf('dead', at(100, 0)),
    cameraOf('busy', at(-110, 0)),
    cameraOf('averted', at(120, 0), { ptz: null, azimuthDeg: 90 }),
    cameraOf('above', at(0, 2), { heightM: 3 }),
    cameraOf('good', at(0, -200)),
    cameraOf('second', at(0, -400)),
    cameraOf('short', at(0, -310), { rangeM: 300 }),
  ];
  const { chosen, leftOut, details } = choose(cameras, {
    statusOf: (id) => (id === 'dead' ? 'offline' : 'online'),
    holderOf: (id) => (id === 'busy' ? '王视频' : null),
  });
  expect(chosen).toEqual(['good']);
  expect(leftOut).toEqual({
    ...{ behind: 'hidden', dead: 'offline', busy: 'held', averted: 'outsideLimits', above: 'tooClose' },
    ...{ second: 'fartherThanChosen', short: 'outOfRange' },
  });
  const find = (id: string) => details.find(({ cameraId }) => cameraId === id);
  expect(find('behind')?.hiddenBy).toMatchObject({ kind: 'building', heightM: 60 });
  expect(find('behind')?.hiddenBy?.distanceM).toBeCloseTo(40, 0);
  expect(find('busy')?.heldBy).toBe('王视频');
  expect(find('short')).toMatchObject({ rangeM: 300 });
});

test('a person who holds a camera does not keep a fixed one from being shown', () => {
  const fixed = cameraOf('fixed', at(0, -60), { ptz: null, elevationDeg: -30 });
  expect(choose([fixed], { holderOf: () => 'x' }).chosen).toEqual(['fixed']);
});

test('prefers a sharp picture to a near one that shows nothing, and says so', () => {
  const cameras = [
    cameraOf('coarse', at(0, -300), { ptz: null, azimuthDeg: 0, elevationDeg: -8, hfovDeg: 110 }),
    cameraOf('sharp', at(0, -420)),
  ];
  expect(choose(cameras)).toMatchObject({ chosen: ['sharp'], leftOut: { coarse: 'poorerView' } });
});

test('chooses in every tier by itself, and nothing where nothing is', () => {
  const cameras = [
    cameraOf('tower', at(900, -900), { tier: 'lookout', heightM: 250, rangeM: 4000 }),
    cameraOf('roof', at(0, -200)),
    cameraOf('corner', at(5, -40), { tier: 'street', heightM: 5, rangeM: 150 }),
  ];
  expect(choose(cameras).chosen).toEqual(['tower', 'roof', 'corner']);
  expect(choose([])).toMatchObject({ chosen: [], leftOut: {} });
});

test('finds by its index what it would find by looking at all', () => {
  let state = 11;
  const random = () => (state = (state * 48_271) % 2_147_483_647) / 2_147_483_647;
  const cameras = Array.from({ length: 3_000 }, (_, index) =>
    cameraOf(`cam-${index}`, at(random() * 6000 - 3000, random() * 6000 - 3000), { rangeM: 100 + random() * 900 }),
  );
  const index = new CameraIndex(cameras);
  for (let look = 0; look < 50; look += 1) {
    const [x, y] = [random() * 6000 - 3000, random() * 6000 - 3000];
    const near = new Set(index.inReach('vantage', at(x, y)).map(({ id }) => id));
    const missed = cameras.filter(({ id, lon, lat, rangeM }) => {
      const [dx, dy] = [(lon - 113) * 96_887.553 - x, (lat - 29.5) * 110_857.4 - y];
      return Math.hypot(dx, dy) <= rangeM && !near.has(id);
    });
    expect(missed).toEqual([]);
    expect(near.size).toBeLessThan(1_000);
  }
});

test('frames more around the scene the higher the tier, and ranks by what the scene itself would look like', () => {
  const cameras = [
    cameraOf('tower', at(900, -900), { tier: 'lookout', heightM: 250, rangeM: 4000 }),
    cameraOf('roof', at(0, -300)),
    cameraOf('corner', at(5, -60), { tier: 'street', heightM: 5, rangeM: 150 }),
  ];
  const { chosen } = chooseCameras({ ...defaults(cameras), radiusM: 30 });
  const shown = chosen.map(({ aim }) => Math.round(aim.slantM * Math.tan((aim.hfovDeg * Math.PI) / 360)));
  expect(shown).toEqual([120, 45, 30]);
});

test.each([
  ['directions that the picture would show', { fromDeg: 10, toDeg: 40 }, 'masked'],
  ['directions through north', { fromDeg: 350, toDeg: 5 }, 'masked'],
  ['directions beside the picture', { fromDeg: 60, toDeg: 300 }, null],
  ['ground within the picture', { ring: ringAround(70, 0) }, 'masked'],
  ['the place itself', { ring: ringAround(0, 0) }, 'masked'],
  ['ground elsewhere', { ring: ringAround(300, 0) }, null],
])('leaves a camera out for a mask of %s: %o', (_, mask, reason) => {
  const camera = cameraOf('roof', at(0, -200), { masks: [mask] });
  expect(choose([camera]).leftOut['roof'] ?? null).toBe(reason);
});

test('a fixed camera is left out for a place inside its mask only', () => {
  const fixed = (mask: unknown) => cameraOf('fixed', at(0, -60), { ptz: null, elevationDeg: -30, masks: [mask] });
  expect(choose([fixed({ ring: ringAround(70, 0) })]).chosen).toEqual(['fixed']);
  expect(choose([fixed({ ring: ringAround(0, 0) })]).leftOut).toEqual({ fixed: 'masked' });
  expect(choose([fixed({ fromDeg: 355, toDeg: 5 })]).leftOut).toEqual({ fixed: 'masked' });
});

/** A square of 40 m. */
function ringAround(east: number, north: number): [number, number][] {
  const sides = [
    [-20, -20],
    [20, -20],
    [20, 20],
    [-20, 20],
  ] as const;
  return sides.map(([x, y]) => {
    const { lon, lat } = at(east + x, north + y);
    return [lon, lat];
  });
}

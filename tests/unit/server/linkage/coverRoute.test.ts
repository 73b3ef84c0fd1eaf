import { expect, test } from 'vitest';
import type { Camera } from '../../../../protocol/camera/camera.ts';
import { CameraIndex } from '../../../../server/linkage/CameraIndex.ts';
import { coverRoute } from '../../../../server/linkage/route/coverRoute.ts';
import { Buildings } from '../../../../server/linkage/sight/Buildings.ts';
import { Sight } from '../../../../server/linkage/sight/Sight.ts';
import { at, cameraOf, sceneOf } from './cityBuilder.ts';

function cover(cameras: readonly Camera[], line = [at(0, 0), at(1000, 0)]) {
  const { lengthM, stretches, gaps } = coverRoute({
    ...{ line, radiusM: 40, cameras: new CameraIndex(cameras), sight: new Sight(new Buildings(sceneOf())) },
    statusOf: () => 'online',
    holderOf: () => null,
  });
  const parts = stretches.map(({ camera, fromM, toM }) => [camera.id, Math.round(fromM), Math.round(toM)]);
  return { lengthM, parts, gaps, stretches };
}

test('puts the cameras in the order of the line and names what none sees', () => {
  const street = (id: string, east: number) => cameraOf(id, at(east, -60), { tier: 'street', rangeM: 210 });
  const { lengthM, parts, gaps, stretches } = cover([street('last', 900), street('first', 100), street('middle', 400)]);
  expect(Math.abs(lengthM - 1000)).toBeLessThan(2);
  expect(parts.map(([id]) => id)).toEqual(['first', 'middle', 'last']);
  expect(gaps).toHaveLength(1);
  expect(gaps[0]?.fromM).toBeGreaterThan(580);
  expect(gaps[0]?.toM).toBeLessThan(730);
  const [, middle] = stretches;
  expect(middle?.middle.lon).toBeCloseTo(at(((middle?.fromM ?? 0) + (middle?.toM ?? 0)) / 2, 0).lon, 3);
});

test('fills with a roof camera what the street leaves open, and turns with the line', () => {
  const cameras = [
    cameraOf('corner', at(100, -60), { tier: 'street', rangeM: 210 }),
    cameraOf('roof', at(600, -400), { rangeM: 1500 }),
  ];
  const { parts, gaps } = cover(cameras, [at(0, 0), at(500, 0), at(500, 500)]);
  expect(parts.map(([id]) => id)).toEqual(['corner', 'roof']);
  expect(gaps).toEqual([]);
});

test('says of a line without cameras that all of it is a gap', () => {
  const { parts, gaps, lengthM } = cover([]);
  expect({ parts, gaps }).toEqual({ parts: [], gaps: [{ fromM: 0, toM: lengthM }] });
});

import { expect, test } from 'vitest';
import { castViewshed } from '../../../../server/linkage/areas/castViewshed.ts';
import { drawViewshed } from '../../../../server/linkage/areas/drawViewshed.ts';
import { findBlindSpots } from '../../../../server/linkage/areas/findBlindSpots.ts';
import { Buildings } from '../../../../server/linkage/sight/Buildings.ts';
import { Sight } from '../../../../server/linkage/sight/Sight.ts';
import { at, cameraOf, sceneOf, type Block } from './cityBuilder.ts';

const wall: Block = { west: -50, east: 50, south: 100, north: 120, heightM: 20 };
const walled = new Sight(new Buildings(sceneOf(wall)));

function northOf(rays: ReturnType<typeof castViewshed>) {
  const ray = rays.find(({ bearingDeg }) => bearingDeg < 1);
  return ray?.seen.map((metres) => Math.round(metres));
}

test('sees up to a building and again from where the ground shows over its roof', () => {
  const camera = cameraOf('roof', at(0, 0), { heightM: 40, rangeM: 500 });
  // Over the far edge of the roof, 120 m away and 20 m lower, the line of sight meets the ground at 240 m.
  expect(northOf(castViewshed(camera, walled, 1))).toEqual([0, 100, 240, 500]);
  const low = cameraOf('low', at(0, 0), { heightM: 15, rangeM: 500 });
  expect(northOf(castViewshed(low, walled, 1))).toEqual([0, 100]);
});

test('agrees with the line of sight at 3,000 places of a random town', () => {
  let state = 3;
  const random = () => (state = (state * 48_271) % 2_147_483_647) / 2_147_483_647;
  const blocks = Array.from({ length: 150 }, () => {
    const [west, south] = [random() * 900 - 450, random() * 900 - 450];
    return {
      west,
      south,
      east: west + 15 + random() * 30,
      north: south + 15 + random() * 30,
      heightM: 5 + random() * 50,
    };
  });
  const buildings = new Buildings(sceneOf(...blocks));
  const sight = new Sight(buildings);
  const camera = cameraOf('roof', at(0, 0), { heightM: 45, rangeM: 450 });
  const rays = castViewshed(camera, sight, 0.5);
  let [agreed, compared, visible] = [0, 0, 0];
  for (let look = 0; look < 3_000; look += 1) {
    const ray = rays[Math.floor(random() * rays.length)];
    const metres = 20 + random() * 420;
    const bearing = ((ray?.bearingDeg ?? 0) * Math.PI) / 180;
    const [x, y] = [Math.sin(bearing) * metres, Math.cos(bearing) * metres];
    // Inside a building a place is looked at from outside, ground is not.
    if (buildings.at(x, y, 1).length > 0) continue;
    compared += 1;
    const isDrawn = (ray?.seen ?? []).some(
      (edge, at) => at % 2 === 0 && metres > edge && metres < (ray?.seen[at + 1] ?? 0),
    );
    visible += Number(isDrawn);
    agreed += Number(isDrawn === (sight.firstObstacle(camera, at(x, y)) === null));
  }
  expect(visible).toBeGreaterThan(300);
  expect(compared - visible).toBeGreaterThan(300);
  expect(agreed / compared).toBeGreaterThan(0.995);
});

test('draws a fixed camera as its sector, beginning where its picture does', () => {
  const camera = cameraOf('fixed', at(0, 0), {
    ...{ heightM: 6, rangeM: 100, ptz: null, azimuthDeg: 90, elevationDeg: -10, hfovDeg: 60 },
  });
  const rays = castViewshed(camera, new Sight(new Buildings(sceneOf())), 1);
  expect(rays.map(({ bearingDeg }) => Math.round(bearingDeg * 10) / 10)).toEqual(
    Array.from({ length: 60 }, (_, index) => 60.5 + index),
  );
  // The lower edge of the picture is 10 + 18 degrees down.
  expect(rays[0]?.seen.map(Math.round)).toEqual([11, 100]);
});

test('rings cover the area they claim', () => {
  const camera = cameraOf('open', at(0, 0), { heightM: 40, rangeM: 300 });
  const { rings, visibleM2 } = drawViewshed(
    camera,
    new Sight(new Buildings(sceneOf({ ...wall, south: 900, north: 950 }))),
  );
  expect(visibleM2 / (Math.PI * 300 ** 2)).toBeCloseTo(1, 3);
  expect(rings).toHaveLength(720);
  const drawnM2 = rings.reduce((sum, ring) => sum + ringAreaM2(ring), 0);
  expect(drawnM2 / visibleM2).toBeCloseTo(1, 1);
});

test('finds the ground no camera sees, and does not count what is built over', () => {
  const bounds = [at(-200, 0).lon, at(0, -200).lat, at(200, 0).lon, at(0, 200).lat] as const;
  const none = findBlindSpots([], bounds, walled);
  expect(none.blindShare).toBe(1);
  const low = cameraOf('low', at(0, 0), { heightM: 15, rangeM: 500 });
  const one = findBlindSpots([low], bounds, walled);
  // Behind the wall, 100 m wide, the shadow opens to 200 m at most: a tenth of the square, built ground left out.
  expect(one.blindShare).toBeGreaterThan(0.06);
  expect(one.blindShare).toBeLessThan(0.12);
  for (const [, south] of one.boxes) expect(south).toBeGreaterThan(at(0, 95).lat);
});

function ringAreaM2(ring: readonly (readonly [number, number])[]): number {
  const metres = ring.map(([lon, lat]) => [(lon - 113) * 96_887.553, (lat - 29.5) * 110_857.4] as const);
  return Math.abs(
    metres.reduce((sum, [x, y], index) => {
      const [nextX, nextY] = metres[(index + 1) % metres.length] ?? [0, 0];
      return sum + (x * nextY - nextX * y) / 2;
    }, 0),
  );
}

test('masked directions and masked ground are not seen, before and behind which the ground is', () => {
  const open = new Sight(new Buildings(sceneOf()));
  const ring = [at(-30, 200), at(30, 200), at(30, 260), at(-30, 260)].map(({ lon, lat }): [number, number] => [
    lon,
    lat,
  ]);
  const camera = cameraOf('roof', at(0, 0), { rangeM: 500, masks: [{ ring }, { fromDeg: 80, toDeg: 100 }] });
  const rays = castViewshed(camera, open, 1);
  expect(northOf(rays)).toEqual([0, 200, 260, 500]);
  const seenAt = (deg: number) => rays.find(({ bearingDeg }) => Math.abs(bearingDeg - deg) < 0.6)?.seen.map(Math.round);
  expect([seenAt(79.5), seenAt(90.5), seenAt(100.5)]).toEqual([[0, 500], [], [0, 500]]);
  const around = [at(-50, -50), at(50, -50), at(50, 50), at(-50, 50)].map(({ lon, lat }): [number, number] => [
    lon,
    lat,
  ]);
  const within = cameraOf('roof', at(0, 0), { rangeM: 500, masks: [{ ring: around }] });
  expect(northOf(castViewshed(within, open, 1))).toEqual([50, 500]);
});

import { describe, expect, it } from 'vitest';
import { changedStatuses } from '../../../../renderer/map/changedStatuses.ts';
import { coneCollection } from '../../../../renderer/map/coneLayers.ts';
import { toDistances } from '../../../../renderer/map/signedDistanceIcon.ts';
import { unitFeature } from '../../../../renderer/map/unitLayers.ts';

describe('what the map is told', () => {
  it('is only the cameras whose status changed, the vanished ones as unknown', () => {
    const before = new Map([['a', 'online'] as const, ['b', 'online'] as const, ['c', 'fault'] as const]);
    const after = new Map([['a', 'online'] as const, ['b', 'offline'] as const, ['d', 'online'] as const]);
    expect(changedStatuses(before, after)).toEqual([
      { id: 'b', status: 'offline' },
      { id: 'd', status: 'online' },
      { id: 'c', status: 'unknown' },
    ]);
  });

  it('draws a view cone along the bearing, no wider than the field of view, no farther than the range', () => {
    const position = { lon: 113, lat: 29.5 };
    const cone = { cameraId: 'c', position, bearingDeg: 90, hfovDeg: 60, rangeM: 200 };
    const points = coneCollection([cone]).features.flatMap((feature) => feature.geometry.coordinates[0] ?? []);
    const metres = points.map(([lon = 0, lat = 0]) => [
      (lon - 113) * 111_320 * Math.cos((29.5 * Math.PI) / 180),
      (lat - 29.5) * 110_540,
    ]);
    for (const [east = 0, north = 0] of metres) {
      expect(Math.hypot(east, north)).toBeLessThan(200.5);
      expect(Math.abs(north)).toBeLessThanOrEqual(Math.tan(Math.PI / 6) * east + 0.1);
    }
    expect(Math.max(...metres.map(([east = 0]) => east))).toBeCloseTo(200, 0);
  });

  it('fades a unit whose position grows old', () => {
    const opacity = (ageMs: number) => {
      const unit = {
        id: 'u',
        kind: 'fire',
        status: 'available',
        position: { lon: 113, lat: 29 },
        label: '',
        ageMs,
      } as const;
      return Number(unitFeature(unit).properties?.['opacity']);
    };
    expect(opacity(1000)).toBe(1);
    expect(opacity(60_000)).toBeLessThan(opacity(1000));
    expect(opacity(600_000)).toBeLessThan(opacity(60_000));
  });

  it('turns a shape into distances that cross the edge value at its border', () => {
    const [size, finer] = [32, 3];
    const isInside = Array.from({ length: (size * finer) ** 2 }, (_, index) => index % (size * finer) < 16 * finer);
    const row = toDistances(isInside, size, finer)
      .filter((_, index) => index % 4 === 3)
      .slice(size * 16, size * 17);
    const edge = 0.75 * 255;
    const pixel = 255 / 8;
    expect([row[15], row[16]].map((value) => Math.round((value ?? 0) - edge))).toEqual(
      [pixel / 2, -pixel / 2].map(Math.round),
    );
    expect([row[0], row[31]]).toEqual([255, 0]);
  });
});

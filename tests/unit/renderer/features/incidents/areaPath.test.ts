import { expect, it } from 'vitest';
import { areaSchema, type AreaLevel } from '../../../../../protocol/area/area.ts';
import { findArea } from '../../../../../protocol/area/findArea.ts';
import { areaPath } from '../../../../../renderer/features/incidents/areaPath.ts';

function square(id: string, level: AreaLevel, parentId: string | null, [west, south, size]: [number, number, number]) {
  const east = west + size;
  const north = south + size;
  return areaSchema.parse({
    id,
    level,
    parentId,
    name: { zh: id, en: id },
    centre: { lon: west + size / 2, lat: south + size / 2 },
    ring: [
      [west, south],
      [east, south],
      [east, north],
      [west, north],
      [west, south],
    ],
  });
}
const areas = [
  square('grid', 'grid', 'county', [1, 1, 1]),
  square('city', 'city', null, [0, 0, 10]),
  square('county', 'county', 'city', [0, 0, 5]),
];

it('finds the smallest area around a place, in whatever order they come', () => {
  expect(findArea(areas, { lon: 1.5, lat: 1.5 })?.id).toBe('grid');
  expect(findArea(areas, { lon: 4, lat: 4 })?.id).toBe('county');
  expect(findArea(areas, { lon: 9, lat: 9 })?.id).toBe('city');
  expect(findArea(areas, { lon: 11, lat: 1 })).toBeNull();
});

it('names the way from the city down, and ends where a parent is missing', () => {
  const ids = (id: string | null) =>
    areaPath(areas, id === null ? null : (areas.find((area) => area.id === id)?.id ?? null)).map((area) => area.id);
  expect(ids('grid')).toEqual(['city', 'county', 'grid']);
  expect(ids(null)).toEqual([]);
  expect(areaPath(areas.slice(0, 1), areas[0]?.id ?? null).map((area) => area.id)).toEqual(['grid']);
});

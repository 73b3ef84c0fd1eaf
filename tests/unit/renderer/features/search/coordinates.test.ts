import { expect, test } from 'vitest';
import { distanceM } from '../../../../../protocol/geometry/earth.ts';
import {
  coordinateSystems,
  formatPosition,
  parsePosition,
} from '../../../../../renderer/features/search/coordinates.ts';

const square = { lon: 113.002, lat: 29.5052 };

test('writes a place in each system as that system does', () => {
  expect(formatPosition('wgs84', square)).toBe('113.002000, 29.505200');
  expect(formatPosition('dms', square)).toBe('29°30′18.7″N 113°00′07.2″E');
  expect(formatPosition('gcj02', square)).toMatch(/^113\.00[67]\d{3}, 29\.50[12]\d{3}$/);
  expect(formatPosition('bd09', square)).toMatch(/^113\.01[234]\d{3}, 29\.50[789]\d{3}$/);
  expect(formatPosition('mgrs', square)).toMatch(/^49R FN \d{5} \d{5}$/);
  // The mall in Washington: a published example of the grid.
  expect(formatPosition('mgrs', { lon: -77.0369, lat: 38.8895 })).toMatch(/^18S UJ 23\d{3} 06\d{3}$/);
  expect(formatPosition('dms', { lon: -0.5, lat: -33.999999 })).toBe('34°00′00.0″S 0°30′00.0″W');
});

test.each(coordinateSystems)('reads what it wrote in %s, to three metres', (system) => {
  const read = parsePosition(system, formatPosition(system, square));
  if (read === null) throw new Error('not read');
  expect(distanceM(read, square)).toBeLessThan(3);
});

test.each([
  ['wgs84', ''],
  ['wgs84', '113'],
  ['wgs84', '29.5, 113.0'],
  ['wgs84', '113.0, 29.5, 7'],
  ['wgs84', '<b>1, 2'],
  ['gcj02', '999, 29'],
  ['dms', '29°60′18.7″N 113°00′07.2″E'],
  ['dms', '29 30 18'],
  ['mgrs', '49R'],
  ['mgrs', '99R FN 12345 12345'],
  ['mgrs', '49R FN 1234'.repeat(40)],
] as const)('in %s, "%s" is no place', (system, text) => {
  expect(parsePosition(system, text)).toBeNull();
});

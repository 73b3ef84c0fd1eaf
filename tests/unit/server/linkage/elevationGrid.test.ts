import { expect, test } from 'vitest';
import { Buildings } from '../../../../server/linkage/sight/Buildings.ts';
import { drawViewshed } from '../../../../server/linkage/areas/drawViewshed.ts';
import { ElevationGrid } from '../../../../server/linkage/sight/ElevationGrid.ts';
import { Sight } from '../../../../server/linkage/sight/Sight.ts';
import { at, cameraOf, sceneOf } from './cityBuilder.ts';

const size = 41;
const stepDeg = 0.0005;

/** A round hill of 60 m and 150 m radius, its top 400 m north of the origin, on ground that is 30 m high. */
function hillText(): string {
  const south = 29.495;
  const west = 112.99;
  const rows = Array.from({ length: size }, (_, row) =>
    Array.from({ length: size }, (_, column) => {
      const east = (west + column * stepDeg - 113) * 96_887.553;
      const north = (south + (size - 1 - row) * stepDeg - 29.5) * 110_857.4 - 400;
      return (30 + 60 * Math.max(0, 1 - (Math.hypot(east, north) / 150) ** 2)).toFixed(2);
    }).join(' '),
  );
  const header = [
    `ncols ${size}`,
    `nrows ${size}`,
    `xllcenter ${west}`,
    `yllcenter ${south}`,
    `cellsize ${stepDeg}`,
    'NODATA_value -9999',
  ];
  return [...header, ...rows].join('\n');
}

test('reads heights between the cells, beyond the edge and where there are none', () => {
  const text = `NCOLS 3\r\nNROWS 2\r\nXLLCORNER 10\r\nYLLCORNER 20\r\nDX 2\r\nDY 1\r\nNODATA_VALUE -1\r\n10 20 30\r\n4 -1 6\r\n`;
  const grid = ElevationGrid.parse(text);
  const heights = [
    [11, 21.5],
    [12, 21.5],
    [11, 21],
    [13, 20.5],
    [-50, 80],
  ].map(([lon = 0, lat = 0]) => grid.heightM({ lon, lat }));
  expect(heights).toEqual([10, 15, 7, 4, 10]);
});

test.each([
  ['too few values', 'ncols 2\nnrows 2\nxllcorner 0\nyllcorner 0\ncellsize 1\n1 2 3', '3 values in place of 4'],
  ['a word among the values', 'ncols 2\nnrows 2\nxllcorner 0\nyllcorner 0\ncellsize 1\n1 2 3 x', 'is no number'],
  ['no size', 'ncols 2\nnrows 2\nxllcorner 0\nyllcorner 0\n1 2 3 4', 'dx or cellsize'],
  ['metres', 'ncols 2\nnrows 2\nxllcorner 500000\nyllcorner 3265000\ncellsize 30\n1 2 3 4', 'EPSG:4326'],
  ['nothing', '', 'ncols'],
  ['too much', 'ncols 99999\nnrows 99999\nxllcorner 0\nyllcorner 0\ncellsize 1\n1', 'cannot be used'],
])('refuses a grid with %s, in words', (_, text, words) => {
  expect(() => ElevationGrid.parse(text)).toThrow(words);
});

test('a hill of the grid hides what lies behind it, and a lens on a higher mast sees over it', () => {
  const grid = ElevationGrid.parse(hillText());
  const sight = new Sight(new Buildings(sceneOf()), (position) => grid.heightM(position));
  const hidden = sight.firstObstacle({ ...at(0, 0), heightM: 20 }, at(0, 800));
  expect(hidden).toMatchObject({ kind: 'terrain' });
  expect(hidden?.distanceM).toBeGreaterThan(240);
  expect(hidden?.distanceM).toBeLessThan(400);
  expect(sight.firstObstacle({ ...at(0, 0), heightM: 130 }, at(0, 800))).toBeNull();
  expect(sight.firstObstacle({ ...at(300, 0), heightM: 20 }, at(300, 800))).toBeNull();
});

test('the drawn view ends on the hill and goes on beside it', () => {
  const grid = ElevationGrid.parse(hillText());
  const level = new Sight(new Buildings(sceneOf()));
  const hilly = new Sight(new Buildings(sceneOf()), (position) => grid.heightM(position));
  const camera = cameraOf('mast', at(0, 0), { heightM: 20, rangeM: 900 });
  const reaches = (sight: Sight, east: number, north: number): boolean => {
    const { lon, lat } = at(east, north);
    return drawViewshed(camera, sight).rings.some((ring) => isInside(ring, lon, lat));
  };
  expect([reaches(level, 1, 800), reaches(hilly, 1, 800)]).toEqual([true, false]);
  expect([reaches(hilly, 1, 330), reaches(hilly, 400, 600), reaches(hilly, 2, -700)]).toEqual([true, true, true]);
});

function isInside(ring: readonly (readonly [number, number])[], lon: number, lat: number): boolean {
  let inside = false;
  for (const [index, [x1, y1]] of ring.entries()) {
    const [x2, y2] = ring.at(index - 1) ?? [x1, y1];
    if (y1 > lat !== y2 > lat && lon < x1 + ((lat - y1) / (y2 - y1)) * (x2 - x1)) inside = !inside;
  }
  return inside;
}

import geographiclib from 'geographiclib-geodesic';
import { expect, test } from 'vitest';
import { solveGeodesic } from '../../../../protocol/geometry/geodesic.ts';
import type { Position } from '../../../../protocol/geometry/place.ts';
import { seededRandom } from './seededRandom.ts';

const reference = geographiclib.Geodesic.WGS84;
const pairs = 10_000;

/** How far our distance is off, and how far from the goal one lands who follows our bearing so far; metres. */
function errorsM(from: Position, to: Position): { distance: number; landing: number } {
  const { distanceM, bearingDeg } = solveGeodesic(from, to);
  const distance = reference.Inverse(from.lat, from.lon, to.lat, to.lon).s12 ?? NaN;
  const { lat2 = NaN, lon2 = NaN } = reference.Direct(from.lat, from.lon, bearingDeg, distanceM);
  const landing = reference.Inverse(lat2, lon2, to.lat, to.lon).s12 ?? NaN;
  return { distance: Math.abs(distanceM - distance), landing };
}

function clampLat(lat: number): number {
  return Math.max(-90, Math.min(90, lat));
}

const kinds: Record<string, (from: Position, random: () => number) => Position> = {
  'anywhere on earth': (_, random) => ({ lon: random() * 360 - 180, lat: random() * 180 - 90 }),
  'in the same city': ({ lon, lat }, random) => ({
    lon: Math.max(-180, Math.min(180, lon + random() * 0.1 - 0.05)),
    lat: clampLat(lat + random() * 0.1 - 0.05),
  }),
  'around the antipode': ({ lon, lat }, random) => ({
    lon: ((lon + 360 + random() * 1.2 - 0.6) % 360) - 180,
    lat: clampLat(-lat + random() * 1.2 - 0.6),
  }),
};

test.each(Object.keys(kinds))('agrees with GeographicLib to a millimetre, %s', (kind) => {
  const random = seededRandom(20_260_101);
  const worst = { distance: 0, landing: 0 };
  for (let pair = 0; pair < pairs; pair += 1) {
    const from = { lon: random() * 360 - 180, lat: pair % 50 === 0 ? 0 : random() * 180 - 90 };
    const { distance, landing } = errorsM(from, kinds[kind]?.(from, random) ?? from);
    worst.distance = Math.max(worst.distance, distance);
    worst.landing = Math.max(worst.landing, landing);
  }
  expect(worst.distance).toBeLessThan(0.001);
  expect(worst.landing).toBeLessThan(0.001);
});

test.each([
  [
    { lon: 0, lat: 0 },
    { lon: 180, lat: 0 },
  ],
  [
    { lon: 0, lat: 0 },
    { lon: 179.7, lat: 0 },
  ],
  [
    { lon: 113, lat: 0 },
    { lon: 114, lat: 0 },
  ],
  [
    { lon: 10, lat: 90 },
    { lon: 20, lat: -90 },
  ],
  [
    { lon: 113, lat: 29.5 },
    { lon: -67, lat: -29.5 },
  ],
  [
    { lon: 113, lat: 29.5 },
    { lon: 113, lat: 29.6 },
  ],
  [
    { lon: 179.999, lat: 29.5 },
    { lon: -179.999, lat: 29.5 },
  ],
] as const)('solves the awkward pair %o to %o', (from, to) => {
  const { distance, landing } = errorsM(from, to);
  expect(distance).toBeLessThan(0.001);
  expect(landing).toBeLessThan(0.001);
});

test('a place is no way from itself', () => {
  expect(solveGeodesic({ lon: 113, lat: 29.5 }, { lon: 113, lat: 29.5 })).toEqual({ distanceM: 0, bearingDeg: 0 });
});

import { describe, expect, test } from 'vitest';
import { cameraSchema, type Camera } from '../../../../protocol/camera/camera.ts';
import { aimAt, automaticPixelsPerMetre } from '../../../../protocol/geometry/aim.ts';
import { fromHead } from '../../../../protocol/geometry/mount.ts';
import type { Place } from '../../../../protocol/geometry/place.ts';
import { hfovAtZoom } from '../../../../protocol/geometry/zoom.ts';
import { seededRandom } from './seededRandom.ts';

const wholeTurn = { panMinDeg: -180, panMaxDeg: 180, tiltMinDeg: -90, tiltMaxDeg: 90, hfovMinDeg: 1, hfovMaxDeg: 62 };
const tower: Camera = cameraSchema.parse({
  ...{ id: 'cam-1', name: 'Tower', tier: 'lookout', category: 1, areaId: 'area-1', agencyId: 'agency-1' },
  ...{ lon: 113, lat: 29.5, heightM: 100, azimuthDeg: 0, elevationDeg: -10, hfovDeg: 60, rangeM: 5000 },
  ptz: wholeTurn,
});

type Vector3 = [number, number, number];

/** WGS-84 from its defining constants alone. */
function earthCentred(lonDeg: number, latDeg: number, heightM: number): Vector3 {
  const [lon, lat] = [(lonDeg * Math.PI) / 180, (latDeg * Math.PI) / 180];
  const [a, b] = [6378137, 6378137 * (1 - 1 / 298.257223563)];
  const n = a ** 2 / Math.sqrt(a ** 2 * Math.cos(lat) ** 2 + b ** 2 * Math.sin(lat) ** 2);
  return [
    (n + heightM) * Math.cos(lat) * Math.cos(lon),
    (n + heightM) * Math.cos(lat) * Math.sin(lon),
    ((b ** 2 / a ** 2) * n + heightM) * Math.sin(lat),
  ];
}

function minus(a: Vector3, b: Vector3): Vector3 {
  return [a[0] - b[0], a[1] - b[1], a[2] - b[2]];
}
function product(a: Vector3, b: Vector3): number {
  return a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
}

/** Where east, north and up are is found by taking small steps there, not by a formula that could be shared. */
function lookFromFirstPrinciples(camera: Camera, place: Place) {
  const { lon, lat, heightM } = camera;
  const eye = earthCentred(lon, lat, heightM);
  const sight = minus(earthCentred(place.lon, place.lat, place.heightM ?? 0), eye);
  const along = (to: Vector3, from: Vector3) => {
    const step = minus(to, from);
    return product(sight, step) / Math.sqrt(product(step, step));
  };
  const east = along(earthCentred(lon + 1e-4, lat, heightM), earthCentred(lon - 1e-4, lat, heightM));
  const north = along(earthCentred(lon, lat + 1e-4, heightM), earthCentred(lon, lat - 1e-4, heightM));
  const up = along(earthCentred(lon, lat, heightM + 10), earthCentred(lon, lat, heightM - 10));
  const slantM = Math.sqrt(product(sight, sight));
  return {
    slantM,
    bearingDeg: (Math.atan2(east, north) * 180) / Math.PI,
    elevationDeg: (Math.asin(up / slantM) * 180) / Math.PI,
  };
}

function offDeg(first: number, second: number): number {
  return Math.abs(((((first - second) % 360) + 540) % 360) - 180);
}

describe('aimAt', () => {
  test('agrees with vectors from first principles over 10,000 pairs: 0.1 degrees, zoom within 2 %', () => {
    const random = seededRandom(4);
    const worst = { pan: 0, tilt: 0, zoom: 0 };
    for (let pair = 0; pair < 10_000; pair += 1) {
      const lat = random() * 160 - 80;
      const lon = random() * 360 - 180;
      const camera = { ...tower, lon, lat, heightM: 3 + random() * 300 };
      const [reachM, way] = [30 + random() ** 2 * 12_000, random() * 2 * Math.PI];
      const place = {
        lon: Math.max(-180, Math.min(180, lon + (reachM * Math.sin(way)) / 111_320 / Math.cos((lat * Math.PI) / 180))),
        lat: lat + (reachM * Math.cos(way)) / 110_900,
        heightM: random() * 60 - 10,
      };
      const radiusM = 12 + random() * 300;
      const aim = aimAt(camera, place, radiusM);
      const expected = lookFromFirstPrinciples(camera, place);
      worst.pan = Math.max(worst.pan, offDeg(aim.bearingDeg, expected.bearingDeg));
      worst.tilt = Math.max(worst.tilt, Math.abs(aim.elevationDeg - expected.elevationDeg));
      const shownM = 2 * expected.slantM * Math.tan((aim.hfovDeg * Math.PI) / 360);
      const wideM = 2 * expected.slantM * Math.tan((wholeTurn.hfovMaxDeg * Math.PI) / 360);
      const narrowM = 2 * expected.slantM * Math.tan((wholeTurn.hfovMinDeg * Math.PI) / 360);
      const wantedM = Math.min(Math.max(2 * radiusM, 1920 / automaticPixelsPerMetre, narrowM), wideM);
      worst.zoom = Math.max(worst.zoom, Math.abs(shownM / wantedM - 1));
    }
    expect(worst.pan).toBeLessThan(0.001);
    expect(worst.tilt).toBeLessThan(0.001);
    expect(worst.zoom).toBeLessThan(0.001);
  });

  test('looks down over the curve of the earth: 10 km away the ground is 7.8 m lower', () => {
    const aim = aimAt(tower, { lon: 113, lat: 29.5 + 10_000 / 110_857 }, 200);
    expect(aim.elevationDeg).toBeCloseTo((-Math.atan((100 + 7.85) / 10_000) * 180) / Math.PI, 3);
  });

  test('takes the ground under camera and place from the terrain', () => {
    const place = { lon: 113, lat: 29.51 };
    const hill = (at: { lat: number }) => (at.lat > 29.505 ? 100 : 0);
    expect(aimAt(tower, place, 40, hill).elevationDeg).toBeCloseTo(
      aimAt({ ...tower, heightM: 0 }, place, 40).elevationDeg,
      3,
    );
  });

  test('never frames closer than 80 px/m, whatever radius is asked and however sharp the camera', () => {
    const random = seededRandom(5);
    for (let look = 0; look < 3_000; look += 1) {
      const camera = { ...tower, heightM: 3 + random() * 300, pictureWidthPx: random() < 0.5 ? 1920 : 3840 };
      const place = { lon: 113 + random() * 0.02, lat: 29.5 + random() * 0.02 };
      const aim = aimAt(camera, place, 5 + random() * 20);
      const { slantM } = lookFromFirstPrinciples(camera, place);
      const density = camera.pictureWidthPx / (2 * slantM * Math.tan((aim.hfovDeg * Math.PI) / 360));
      expect(aim.isTooClose).toBe(density > 80.001);
      if (density > 80.001) expect(aim.hfovDeg).toBe(wholeTurn.hfovMaxDeg);
    }
  });

  test('finds a pan within limits that go past north, and refuses what lies between them', () => {
    const camera = { ...tower, ptz: { ...wholeTurn, panMinDeg: 300, panMaxDeg: 420 } };
    const east = aimAt(camera, { lon: 113.01, lat: 29.52 }, 40);
    expect(east).toMatchObject({ isWithinLimits: true });
    expect(east.head.panDeg).toBeCloseTo(east.bearingDeg + 360, 6);
    expect(aimAt(camera, { lon: 113, lat: 29.49 }, 40).isWithinLimits).toBe(false);
    const level = { ...tower, ptz: { ...wholeTurn, tiltMinDeg: -5 } };
    expect(aimAt(level, { lon: 113.001, lat: 29.5 }, 40).isWithinLimits).toBe(false);
  });

  test('keeps its bearing straight above a place', () => {
    const aim = aimAt({ ...tower, azimuthDeg: 77 }, { lon: 113, lat: 29.5 }, 40);
    expect(aim).toMatchObject({ bearingDeg: 77, distanceM: 0, isWithinLimits: true });
    expect(aim.elevationDeg).toBeCloseTo(-90, 6);
  });

  test('sees with a fixed camera only what lies in its picture, sideways and up and down', () => {
    const fixed = { ...tower, ptz: null, heightM: 6, azimuthDeg: 0, elevationDeg: -10, hfovDeg: 60 };
    const at = (east: number, north: number) => ({ lon: 113 + east / 96_888, lat: 29.5 + north / 110_857 });
    expect(aimAt(fixed, at(0, 40), 40).isWithinLimits).toBe(true);
    expect(aimAt(fixed, at(20, 40), 40).isWithinLimits).toBe(true);
    expect(aimAt(fixed, at(30, 40), 40).isWithinLimits).toBe(false);
    expect(aimAt(fixed, at(0, -40), 40).isWithinLimits).toBe(false);
    expect(aimAt(fixed, at(0, 8), 40).isWithinLimits).toBe(false);
  });
});

describe('mount and zoom curve', () => {
  test('what the head is told makes the camera look there: 2,000 crooked mounts', () => {
    const random = seededRandom(6);
    for (let look = 0; look < 2_000; look += 1) {
      const mount = {
        azimuthDeg: random() * 360 - 180,
        tiltDeg: random() * 20 - 10,
        rollDeg: random() * 20 - 10,
        panSign: random() < 0.5 ? (1 as const) : (-1 as const),
        tiltSign: random() < 0.5 ? (1 as const) : (-1 as const),
      };
      const aim = aimAt({ ...tower, mount }, { lon: 113 + random() * 0.02, lat: 29.49 + random() * 0.02 }, 40);
      const seen = fromHead(aim.head, mount);
      expect(offDeg(seen.panDeg, aim.bearingDeg) * Math.cos((aim.elevationDeg * Math.PI) / 180)).toBeLessThan(1e-6);
      expect(Math.abs(seen.tiltDeg - aim.elevationDeg)).toBeLessThan(1e-6);
    }
  });

  test('a base turned 30 degrees and tipped forward says so in plain numbers', () => {
    const north = aimAt(
      { ...tower, heightM: 1, mount: { azimuthDeg: 30, tiltDeg: 0, rollDeg: 0, panSign: -1, tiltSign: 1 } },
      { lon: 113, lat: 29.51 },
      40,
    );
    expect(north.head.panDeg).toBeCloseTo(30, 6);
    const tipped = aimAt(
      { ...tower, heightM: 1, mount: { azimuthDeg: 0, tiltDeg: -5, rollDeg: 0, panSign: 1, tiltSign: 1 } },
      { lon: 113, lat: 29.51, heightM: 1 },
      40,
    );
    expect(tipped.head.tiltDeg).toBeCloseTo(5, 1);
  });

  test('goes to the point of a measured zoom curve that gives the field of view', () => {
    const zoomCurve = [
      { zoom: 0, hfovDeg: 60 },
      { zoom: 0.5, hfovDeg: 8 },
      { zoom: 1, hfovDeg: 2 },
    ];
    const camera = { ...tower, ptz: { ...wholeTurn, hfovMinDeg: 2, hfovMaxDeg: 60 }, zoomCurve };
    const aim = aimAt(camera, { lon: 113, lat: 29.51 }, 78);
    expect(aim.hfovDeg).toBeCloseTo(8, 0);
    const tellsEvenly = [
      { zoom: 0, hfovDeg: 60 },
      { zoom: 1, hfovDeg: 2 },
    ];
    expect(aim.head.hfovDeg).toBeCloseTo(hfovAtZoom(tellsEvenly, 0.5), 1);
  });

  test('reads a lens by its focal lengths', () => {
    const curve = {
      sensorWidthMm: 5.6,
      focal: [
        { zoom: 0, lengthMm: 4.8 },
        { zoom: 1, lengthMm: 120 },
      ],
    };
    expect(hfovAtZoom(curve, 0)).toBeCloseTo(60.5, 1);
    expect(hfovAtZoom(curve, 1)).toBeCloseTo(2.67, 2);
  });
});

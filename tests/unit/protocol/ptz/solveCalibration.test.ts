import fc from 'fast-check';
import { expect, test } from 'vitest';
import { cameraSchema } from '../../../../protocol/camera/camera.ts';
import { aimAt } from '../../../../protocol/geometry/aim.ts';
import { headFrame, headPose, truePose, type HeadErrors } from '../../../../protocol/ptz/calibration.ts';
import { solveCalibration, type CalibrationPoint } from '../../../../protocol/ptz/solveCalibration.ts';

const camera = cameraSchema.parse({
  id: 'cam-1',
  name: 'Tower',
  tier: 'lookout',
  category: 1,
  areaId: 'area-1',
  agencyId: 'agency-1',
  lon: 112.9,
  lat: 29.4,
  heightM: 120,
  azimuthDeg: 10,
  elevationDeg: -5,
  hfovDeg: 60,
  rangeM: 3000,
  ptz: { panMinDeg: 0, panMaxDeg: 360, tiltMinDeg: -90, tiltMaxDeg: 20, hfovMinDeg: 2, hfovMaxDeg: 60 },
});

const errorsArbitrary = fc.record({
  azimuthDeg: fc.double({ min: -179, max: 179, noNaN: true }),
  tiltDeg: fc.double({ min: -6, max: 6, noNaN: true }),
  rollDeg: fc.double({ min: -6, max: 6, noNaN: true }),
  scale: fc.double({ min: 0.8, max: 1.25, noNaN: true }),
});

/** Places all round the tower, a few hundred metres off. */
const places = [
  { lon: 112.905, lat: 29.402 },
  { lon: 112.897, lat: 29.404 },
  { lon: 112.896, lat: 29.397 },
  { lon: 112.903, lat: 29.396 },
];

/** What an operator does with a head that stands so: he centres each place, and the head tells something else. */
function centred(errors: HeadErrors, count: number): CalibrationPoint[] {
  return places.slice(0, count).map((place) => {
    const { bearingDeg, elevationDeg } = aimAt(camera, place, 1);
    const told = headPose({ panDeg: bearingDeg, tiltDeg: elevationDeg, hfovDeg: 20 }, headFrame(camera, errors));
    return { place, told };
  });
}

test('a pose survives the way to the head and back, however the head stands', () => {
  fc.assert(
    fc.property(errorsArbitrary, (errors) => {
      const frame = headFrame(camera, errors);
      const pose = { panDeg: 123, tiltDeg: -17, hfovDeg: 25 };
      const back = truePose(headPose(pose, frame), frame);
      expect(back.panDeg).toBeCloseTo(pose.panDeg, 8);
      expect(back.tiltDeg).toBeCloseTo(pose.tiltDeg, 8);
      expect(back.hfovDeg).toBeCloseTo(pose.hfovDeg, 8);
    }),
  );
});

test('three centred places tell how the head stands; the scale, of which they say nothing, stays as it is', () => {
  fc.assert(
    fc.property(errorsArbitrary, ({ azimuthDeg, tiltDeg, rollDeg }) => {
      const solved = solveCalibration(camera, centred({ azimuthDeg, tiltDeg, rollDeg, scale: 1 }, 3));
      expect(solved?.calibration.azimuthDeg).toBeCloseTo(azimuthDeg, 2);
      expect(solved?.calibration.tiltDeg).toBeCloseTo(tiltDeg, 2);
      expect(solved?.calibration.rollDeg).toBeCloseTo(rollDeg, 2);
      expect(solved?.calibration.scale).toBeCloseTo(1, 6);
      expect(solved?.calibration.residualDeg).toBeLessThan(0.001);
    }),
  );
});

test('places found beside the middle tell the scale of the view too', () => {
  const errors: HeadErrors = { azimuthDeg: 7, tiltDeg: -1.5, rollDeg: 0.8, scale: 1.12 };
  const points = places.flatMap((place) => {
    const { bearingDeg, elevationDeg } = aimAt(camera, place, 1);
    // A place at the height of the axis, a quarter of the picture to the right of its middle.
    const halfTangent = Math.tan((20 * Math.PI) / 360);
    const aside = (Math.atan2(0.5 * halfTangent, Math.cos((elevationDeg * Math.PI) / 180)) * 180) / Math.PI;
    const tilt =
      (Math.atan(Math.tan((elevationDeg * Math.PI) / 180) / Math.cos((aside * Math.PI) / 180)) * 180) / Math.PI;
    const halfAtTilt = Math.atan2(0.5 * halfTangent, Math.cos((tilt * Math.PI) / 180));
    const pose = { panDeg: bearingDeg - (halfAtTilt * 180) / Math.PI, tiltDeg: tilt, hfovDeg: 20 };
    return [{ place, told: headPose(pose, headFrame(camera, errors)), point: { x: 0.5, y: 0 } }];
  });
  const solved = solveCalibration(camera, [...points, ...centred(errors, 4)]);
  expect(solved?.calibration.scale).toBeCloseTo(1.12, 1);
  expect(solved?.calibration.azimuthDeg).toBeCloseTo(7, 1);
});

test('a place picked wrongly shows in its own residual', () => {
  const points = centred({ azimuthDeg: 3, tiltDeg: 0, rollDeg: 0, scale: 1 }, 4);
  const [first, ...others] = points;
  const wrong: CalibrationPoint = { ...(first ?? expect.unreachable()), place: { lon: 112.905, lat: 29.4035 } };
  const solved = solveCalibration(camera, [wrong, ...others]) ?? expect.unreachable('not solved');
  expect(solved.residualsDeg.indexOf(Math.max(...solved.residualsDeg))).toBe(0);
  expect(solved.calibration.residualDeg).toBeGreaterThan(1);
});

test('two places are too few, and a head that cannot stand so is no answer', () => {
  expect(solveCalibration(camera, centred({ azimuthDeg: 1, tiltDeg: 0, rollDeg: 0, scale: 1 }, 2))).toBeNull();
  const absurd = centred({ azimuthDeg: 0, tiltDeg: 70, rollDeg: 0, scale: 1 }, 4);
  expect(solveCalibration(camera, absurd)).toBeNull();
});

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { centreOn, zoomToBox } from '../../../../protocol/ptz/framePicture.ts';
import { pixelsPerMetre } from '../../../../protocol/ptz/pixelsPerMetre.ts';
import type { PicturePoint, PtzPose } from '../../../../protocol/ptz/ptzPose.ts';
import { Pinhole } from '../../../../simulators/cameras/picture/pinhole.ts';

/** The simulator's camera, which shares no code with ours, as the judge: where a direction falls in its picture. */
const size = { width: 1600, height: 900 };
const aspect = size.width / size.height;
const centre = { x: 0, y: 0, z: 0 };

const poses = fc.record({
  panDeg: fc.double({ min: 0, max: 359.9, noNaN: true }),
  tiltDeg: fc.double({ min: -75, max: 40, noNaN: true }),
  hfovDeg: fc.double({ min: 1, max: 70, noNaN: true }),
});
const points = fc.record({
  x: fc.double({ min: -1, max: 1, noNaN: true }),
  y: fc.double({ min: -1, max: 1, noNaN: true }),
});

/** A far place that the judge's camera has at this point of its picture. */
function placeAt(pose: PtzPose, { x, y }: PicturePoint) {
  const judge = new Pinhole(centre, pose, size);
  const [right, down] = [(x * size.width) / 2 / judge.focal, (-y * size.height) / 2 / judge.focal];
  const along = (axis: 'x' | 'y' | 'z') => judge.forward[axis] + right * judge.right[axis] + down * judge.down[axis];
  return { x: along('x'), y: along('y'), z: along('z') };
}

function seenAt(pose: PtzPose, place: { x: number; y: number; z: number }): PicturePoint {
  const judge = new Pinhole(centre, pose, size);
  const dot = (axis: { x: number; y: number; z: number }) => place.x * axis.x + place.y * axis.y + place.z * axis.z;
  const depth = dot(judge.forward);
  return {
    x: ((dot(judge.right) / depth) * judge.focal) / (size.width / 2),
    y: ((-dot(judge.down) / depth) * judge.focal) / (size.height / 2),
  };
}

test('the clicked place stands in the middle afterwards', () => {
  fc.assert(
    fc.property(poses, points, (pose, point) => {
      const seen = seenAt(centreOn(pose, point, aspect), placeAt(pose, point));
      expect(Math.hypot(seen.x, seen.y)).toBeLessThan(1e-6);
    }),
    { numRuns: 500 },
  );
});

test("the drawn box is in the picture afterwards, touching its edge, and its middle is the picture's", () => {
  fc.assert(
    fc.property(poses, points, points, (pose, from, to) => {
      fc.pre(Math.abs(from.x - to.x) > 0.05 && Math.abs(from.y - to.y) > 0.05);
      const zoomed = zoomToBox(pose, { from, to }, aspect);
      const corners = [from, to, { x: from.x, y: to.y }, { x: to.x, y: from.y }];
      const reach = corners
        .map((corner) => seenAt(zoomed, placeAt(pose, corner)))
        .map(({ x, y }) => Math.max(Math.abs(x), Math.abs(y)));
      expect(Math.max(...reach)).toBeCloseTo(1, 5);
      const middle = placeAt(pose, { x: (from.x + to.x) / 2, y: (from.y + to.y) / 2 });
      const seen = seenAt(zoomed, middle);
      expect(Math.hypot(seen.x, seen.y)).toBeLessThan(1e-5);
    }),
    { numRuns: 500 },
  );
});

test('the density on the ground follows height, tilt and view; above the horizon the range stands for the distance', () => {
  const mast = { heightM: 30, rangeM: 500 };
  const view = 2 * ((Math.atan(0.5) * 180) / Math.PI);
  expect(pixelsPerMetre(mast, { panDeg: 0, tiltDeg: -30, hfovDeg: view })).toBeCloseTo(1920 / 60, 6);
  expect(pixelsPerMetre(mast, { panDeg: 0, tiltDeg: 5, hfovDeg: view })).toBeCloseTo(1920 / 500, 6);
});

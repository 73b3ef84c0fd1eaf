import fc from 'fast-check';
import { expect, test } from 'vitest';
import { PtzSpaces } from '../../../../../server/cameras/drivers/onvif/PtzSpaces.ts';

const spherical = {
  name: 'absolutePanTiltPositionSpace',
  uri: 'http://www.onvif.org/ver10/tptz/PanTiltSpaces/SphericalPositionSpaceDegrees',
  x: { min: -180, max: 180 },
  y: { min: -90, max: 20 },
};
const limits = { panMinDeg: 0, panMaxDeg: 360, tiltMinDeg: -90, tiltMaxDeg: 20, hfovMinDeg: 2, hfovMaxDeg: 60 };
const halfTurn = { ...limits, panMinDeg: 300, panMaxDeg: 420 };

test('speaks degrees where the camera does', () => {
  const spaces = new PtzSpaces(limits, [spherical]);
  expect(spaces.panTiltUri).toBe(spherical.uri);
  expect(spaces.toCamera({ panDeg: 270, tiltDeg: -10, hfovDeg: 60 })).toEqual({ x: -90, y: -10, zoom: 0 });
  expect(spaces.toCamera({ panDeg: 0, tiltDeg: 45, hfovDeg: 2 })).toEqual({ x: 0, y: 20, zoom: 1 });
});

test('spreads the limits over the generic space', () => {
  const spaces = new PtzSpaces(halfTurn, []);
  expect(spaces.panTiltUri).toBeUndefined();
  expect(spaces.toCamera({ panDeg: 0, tiltDeg: 20, hfovDeg: 90 })).toEqual({ x: 0, y: 1, zoom: 0 });
  expect(spaces.toCamera({ panDeg: 300, tiltDeg: -90, hfovDeg: 60 })).toEqual({ x: -1, y: -1, zoom: 0 });
});

test('stops at the nearer limit for a direction it cannot reach', () => {
  const spaces = new PtzSpaces(halfTurn, []);
  expect(spaces.toCamera({ panDeg: 80, tiltDeg: 0, hfovDeg: 60 }).x).toBe(1);
  expect(spaces.toCamera({ panDeg: 280, tiltDeg: 0, hfovDeg: 60 }).x).toBe(-1);
});

test('zooms evenly with the focal length: half the picture width is twice the length', () => {
  const spaces = new PtzSpaces({ ...limits, hfovMaxDeg: 90, hfovMinDeg: (2 * Math.atan(1 / 3) * 180) / Math.PI }, []);
  const half = (2 * Math.atan(1 / 2) * 180) / Math.PI;
  expect(spaces.toCamera({ panDeg: 0, tiltDeg: 0, hfovDeg: half }).zoom).toBeCloseTo(0.5, 9);
});

test('reads back what it sends', () => {
  const pose = fc.record({
    panDeg: fc.double({ min: 0, max: 359.9, noNaN: true }),
    tiltDeg: fc.double({ min: -90, max: 20, noNaN: true }),
    hfovDeg: fc.double({ min: 2, max: 60, noNaN: true }),
  });
  fc.assert(
    fc.property(pose, fc.constantFrom([spherical], []), (wanted, offered) => {
      const spaces = new PtzSpaces(limits, offered);
      const read = spaces.fromCamera(spaces.toCamera(wanted));
      expect(read.panDeg).toBeCloseTo(wanted.panDeg, 6);
      expect(read.tiltDeg).toBeCloseTo(wanted.tiltDeg, 6);
      expect(read.hfovDeg).toBeCloseTo(wanted.hfovDeg, 6);
    }),
  );
});

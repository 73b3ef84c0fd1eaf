import { expect, test } from 'vitest';
import { showsMasked } from '../../../../protocol/ptz/showsMasked.ts';

const eye = { lon: 113, lat: 29.5, heightM: 50 };
const level = { panDeg: 100, tiltDeg: 0, hfovDeg: 40 };

test.each([
  ['beside a masked direction', { ...level, panDeg: 39 }, false],
  ['with a masked direction at its edge', { ...level, panDeg: 41 }, true],
  ['inside a masked direction', { ...level, panDeg: 90, hfovDeg: 2 }, true],
  ['with the whole masked direction inside it', { ...level, panDeg: 90, hfovDeg: 100 }, true],
  ['whose lower corners spread round into it', { ...level, panDeg: 39, tiltDeg: -45 }, true],
  ['straight down, where all directions meet', { panDeg: 270, tiltDeg: -85, hfovDeg: 40 }, true],
  ['past north on the other side', { ...level, panDeg: -80 }, false],
] as const)('a picture %s', (_, pose, isMasked) => {
  expect(showsMasked({ ...eye, masks: [{ fromDeg: 60, toDeg: 120 }] }, pose)).toBe(isMasked);
});

test('a mask over north masks north', () => {
  const masks = [{ fromDeg: 350, toDeg: 10 }];
  expect(showsMasked({ ...eye, masks }, { ...level, panDeg: 0, hfovDeg: 4 })).toBe(true);
  expect(showsMasked({ ...eye, masks }, { ...level, panDeg: 335, hfovDeg: 40 })).toBe(true);
  expect(showsMasked({ ...eye, masks }, { ...level, panDeg: 40, hfovDeg: 40 })).toBe(false);
});

/** A square yard of 20 m, its middle 100 m north of the camera. */
const yard = (
  [
    [-10, 90],
    [10, 90],
    [10, 110],
    [-10, 110],
  ] as const
).map(([east, north]): [number, number] => [eye.lon + east / 96_888, eye.lat + north / 110_857]);
const down = -26.6;

test.each([
  ['with masked ground in its middle', { panDeg: 0, tiltDeg: down, hfovDeg: 30 }, true],
  ['that shows nothing but masked ground', { panDeg: 0, tiltDeg: down, hfovDeg: 1 }, true],
  ['over masked ground', { panDeg: 0, tiltDeg: 5, hfovDeg: 30 }, false],
  ['beside masked ground', { panDeg: 30, tiltDeg: down, hfovDeg: 30 }, false],
  ['with masked ground in its corner', { panDeg: 15, tiltDeg: down, hfovDeg: 30 }, true],
  ['the other way', { panDeg: 180, tiltDeg: down, hfovDeg: 30 }, false],
] as const)('a picture %s', (_, pose, isMasked) => {
  expect(showsMasked({ ...eye, masks: [{ ring: yard }] }, pose)).toBe(isMasked);
});

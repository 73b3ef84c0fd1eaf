import { expect, test } from 'vitest';
import {
  readMapping,
  stickVelocity,
  usualMapping,
  writeMapping,
} from '../../../../../renderer/features/ptz/joystickMapping.ts';

const noButtons = Array.from({ length: 8 }, () => ({ pressed: false }));
const stick = (axes: number[], pressed: number[] = []) => ({
  axes,
  buttons: noButtons.map((_, index) => ({ pressed: pressed.includes(index) })),
});

test('a stick at rest, also one that rests a little beside its middle, turns nothing', () => {
  expect(stickVelocity(stick([0.1, -0.11, 0, 0.119]), usualMapping)).toBeNull();
  expect(stickVelocity(stick([]), usualMapping)).toBeNull();
});

test('full deflection is half speed, and all of it with the button for it; away is up', () => {
  expect(stickVelocity(stick([1, -1, 0, 0]), usualMapping)).toEqual({ pan: 0.5, tilt: 0.5, zoom: 0 });
  expect(stickVelocity(stick([-1, 0, 0, 0], [5]), usualMapping)).toEqual({ pan: -1, tilt: 0, zoom: 0 });
});

test('the curve is gentle near the dead zone and steep at the end', () => {
  const speedAt = (value: number) => stickVelocity(stick([value]), usualMapping)?.pan ?? 0;
  expect(speedAt(0.56)).toBeCloseTo(0.125, 6);
  expect(speedAt(0.2)).toBeLessThan(0.01);
});

test('a mapping is kept, and what cannot be read is the usual one', () => {
  const kept = new Map<string, string>();
  const storage = {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
  };
  expect(readMapping(storage)).toEqual(usualMapping);
  const own = { ...usualMapping, zoom: { index: null, isInverted: false }, deadZone: 0.3 };
  writeMapping(storage, own);
  expect(readMapping(storage)).toEqual(own);
  for (const broken of ['{', '{"deadZone":9}']) {
    for (const key of kept.keys()) kept.set(key, broken);
    expect(readMapping(storage)).toEqual(usualMapping);
  }
});

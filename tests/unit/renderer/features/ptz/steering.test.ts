import { expect, test } from 'vitest';
import { nearestPicturePoint, picturePointAt } from '../../../../../renderer/features/ptz/picturePointAt.ts';
import { dragVelocity, keysVelocity } from '../../../../../renderer/features/ptz/steering.ts';

const plain = { shiftKey: false, ctrlKey: false };
const wide = { width: 1600, height: 900 };

test('a point of the glass is a point of the picture, and beside the picture it is none', () => {
  const square = { width: 800, height: 800 };
  expect(picturePointAt({ x: 400, y: 400 }, square, wide)).toEqual({ x: 0, y: 0 });
  expect(picturePointAt({ x: 800, y: 175 }, square, wide)).toEqual({ x: 1, y: 1 });
  expect(picturePointAt({ x: 400, y: 100 }, square, wide)).toBeNull();
  expect(nearestPicturePoint({ x: 900, y: 100 }, square, wide)).toEqual({ x: 1, y: 1 });
});

test('farther dragged is faster, Shift doubles, Ctrl quarters, and up on the glass is up', () => {
  const at = (x: number, y: number, keys = plain) => dragVelocity({ x, y }, 400, keys);
  expect(at(0, -200)).toEqual({ pan: 0, tilt: 1, zoom: 0 });
  expect(at(100, 0).pan).toBeCloseTo(0.25, 9);
  expect(at(100, 0, { ...plain, shiftKey: true }).pan).toBeCloseTo(0.5, 9);
  expect(at(100, 0, { ...plain, ctrlKey: true }).pan).toBeCloseTo(0.0625, 9);
  expect(at(9_000, 0, { ...plain, shiftKey: true }).pan).toBe(1);
  expect(at(0, 0)).toEqual({ pan: 0, tilt: 0, zoom: 0 });
});

test('held keys add up, opposite ones stop', () => {
  expect(keysVelocity(['ArrowUp', 'ArrowRight', '+'], plain)).toEqual({ pan: 0.5, tilt: 0.5, zoom: 0.5 });
  expect(keysVelocity(['ArrowUp', 'ArrowDown'], plain)).toBeNull();
  expect(keysVelocity(['ArrowLeft'], { ...plain, shiftKey: true })?.pan).toBe(-1);
});

import { expect, test } from 'vitest';
import { nearestPicturePoint, picturePointAt } from '../../../../../renderer/features/ptz/picturePointAt.ts';
import { dragVelocity, keysVelocity } from '../../../../../renderer/features/ptz/steering.ts';

const plain = { shiftKey: false, ctrlKey: false };

test('a point of the page is a point of the picture, and beside the picture it is none', () => {
  const shown = { width: 1600, height: 900, box: { left: 100, top: 50, width: 800, height: 800 } };
  expect(picturePointAt({ x: 500, y: 450 }, shown)).toEqual({ x: 0, y: 0 });
  expect(picturePointAt({ x: 900, y: 225 }, shown)).toEqual({ x: 1, y: 1 });
  expect(picturePointAt({ x: 500, y: 150 }, shown)).toBeNull();
  expect(nearestPicturePoint({ x: 1000, y: 150 }, shown)).toEqual({ x: 1, y: 1 });
});

test('a picture that is enlarged on the glass is measured where it really lies', () => {
  const enlarged = { width: 1600, height: 900, box: { left: -800, top: -450, width: 3200, height: 1800 } };
  expect(picturePointAt({ x: 1600, y: 0 }, enlarged)).toEqual({ x: 0.5, y: 0.5 });
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

import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  isZoomed,
  panBy,
  wholePicture,
  zoomAt,
  zoomTransform,
  type DigitalZoom,
} from '../../../../../renderer/features/tile/zoom/digitalZoom.ts';
import { zoomStepOfKey } from '../../../../../renderer/features/tile/zoom/zoomStepOfKey.ts';

const share = fc.double({ min: 0, max: 1, noNaN: true });
const steps = fc.array(
  fc.record({ factor: fc.double({ min: 0.2, max: 5, noNaN: true }), x: share, y: share, pan: share }),
  { maxLength: 20 },
);

test('what is under the pointer stays under it while the picture grows', () => {
  const zoomed = zoomAt(wholePicture, 4, { x: 0.25, y: 0.75 });
  const shownAt = (point: number, middle: number) => 0.5 + (point - middle) * zoomed.scale;
  expect([shownAt(0.25, zoomed.x), shownAt(0.75, zoomed.y)]).toEqual([0.25, 0.75]);
  expect(zoomTransform(zoomed)).toBe('translate(75%, -75%) scale(4)');
});

test('whatever the hand does, nothing beside the picture is shown and the scale stays between 1 and 8', () => {
  fc.assert(
    fc.property(steps, (all) => {
      let zoom: DigitalZoom = wholePicture;
      for (const { factor, x, y, pan } of all) zoom = panBy(zoomAt(zoom, factor, { x, y }), { x: pan, y: -pan });
      const half = 0.5 / zoom.scale;
      const edges = [zoom.x - half, zoom.y - half, 1 - zoom.x - half, 1 - zoom.y - half];
      expect(zoom.scale >= 1 && zoom.scale <= 8 && edges.every((edge) => edge > -1e-9)).toBe(true);
    }),
  );
});

test('rolling back, or nearly back, shows the whole picture again', () => {
  const zoomed = zoomAt(zoomAt(wholePicture, 3, { x: 0, y: 0 }), 1 / 2.99, { x: 1, y: 1 });
  expect(zoomed).toEqual(wholePicture);
  expect(isZoomed(zoomed)).toBe(false);
  expect(zoomAt(wholePicture, Number.NaN, { x: 0, y: 0 })).toEqual(wholePicture);
});

test('plus and minus are the camera’s where it can be turned, and the picture’s with Alt', () => {
  const press = (key: string, altKey = false) => ({ key, altKey, ctrlKey: false, metaKey: false });
  const fixed = { isZoomed: false, canTurn: false };
  const turning = { isZoomed: false, canTurn: true };
  expect(zoomStepOfKey(press('+'), fixed)).toEqual({ factor: 1.25 });
  expect(zoomStepOfKey(press('+'), turning)).toBeNull();
  expect(zoomStepOfKey(press('+', true), turning)).toEqual({ factor: 1.25 });
  expect(zoomStepOfKey(press('-'), fixed)).toBeNull();
  expect(zoomStepOfKey(press('0'), fixed)).toBeNull();
  expect(zoomStepOfKey(press('0'), { ...turning, isZoomed: true })).toBe('reset');
  expect(zoomStepOfKey(press('ArrowLeft'), { ...fixed, isZoomed: true })).toBeNull();
  expect(zoomStepOfKey(press('ArrowLeft', true), { ...fixed, isZoomed: true })).toEqual({ dragged: { x: 0.15, y: 0 } });
  expect(zoomStepOfKey({ ...press('+'), ctrlKey: true }, fixed)).toBeNull();
});

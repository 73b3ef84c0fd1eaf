import { expect, test } from 'vitest';
import {
  finestTileZoom,
  fitView,
  panView,
  tilesOf,
  toCanvas,
  zoomView,
} from '../../../../../renderer/field/scene/sceneView.ts';

const size = { width: 360, height: 300 };
const scene = { lon: 104.06, lat: 30.66 };
const phone = { lon: 104.08, lat: 30.68 };

test('shows the scene in the middle, and the phone within the edges', () => {
  const view = fitView([scene, phone], size);
  const [x, y] = toCanvas(view, scene, size);
  expect([x, y]).toEqual([180, 150]);
  const [px, py] = toCanvas(view, phone, size);
  expect(px).toBeGreaterThan(180);
  expect(px).toBeLessThan(360);
  expect(py).toBeGreaterThan(0);
  expect(py).toBeLessThan(150);
});

test('asks for the tiles that OpenStreetMap’s scheme has at the place, and for few of them at every zoom', () => {
  let view = fitView([scene], size);
  // x = floor((lon + 180) / 360 * 2^15), y by the formula of the slippy map scheme.
  expect(tilesOf(view, size)).toContainEqual({ z: finestTileZoom, x: 25_855, y: 13_449 });
  for (let step = 0; step < 12; step += 1) {
    expect(tilesOf(view, size).length).toBeLessThanOrEqual(30);
    view = zoomView(view, 0.5);
  }
});

test('moves with the finger', () => {
  const view = panView(fitView([scene], size), 40, -25);
  const [x, y] = toCanvas(view, scene, size);
  expect(x).toBeCloseTo(220, 5);
  expect(y).toBeCloseTo(125, 5);
});

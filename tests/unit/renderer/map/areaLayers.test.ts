import { expect, test } from 'vitest';
import { areaCollection } from '../../../../renderer/map/areaLayers.ts';
import { boxRing } from '../../../../renderer/features/linkage/boxRing.ts';

test('an area becomes one feature of closed rings', () => {
  const ring = boxRing([113, 29.5, 113.1, 29.6]);
  const { features } = areaCollection([{ kind: 'blind', rings: [ring, ring] }]);
  expect(features).toHaveLength(1);
  expect(features[0]?.properties).toEqual({ kind: 'blind' });
  expect(features[0]?.geometry.coordinates).toEqual([[[...ring, ring[0]]], [[...ring, ring[0]]]]);
});

test('no areas clear the map', () => {
  expect(areaCollection([]).features).toEqual([]);
});

import { expect, test } from 'vitest';
import { chooseLowRate, type SeenTile } from '../../../../../../renderer/features/tile/rate/chooseLowRate.ts';

function tiles(...areas: readonly number[]): SeenTile[] {
  return areas.map((areaPx, id) => ({ id, areaPx, isLookedAt: false }));
}

test('within the budget no tile gives way', () => {
  expect([...chooseLowRate(tiles(1, 2, 3), null)]).toEqual([]);
  expect([...chooseLowRate(tiles(1, 2, 3), 3)]).toEqual([]);
});

test('the smallest give way first, and of equal ones those further down the page', () => {
  expect([...chooseLowRate(tiles(10, 90, 10, 40, 10), 3)].sort()).toEqual([2, 4]);
  expect([...chooseLowRate(tiles(5, 5, 5, 5, 5, 5), 4)].sort()).toEqual([4, 5]);
});

test('a tile somebody looks at keeps its rate however small it is, and counts', () => {
  const [first, second, third, fourth] = tiles(90, 80, 70, 1);
  const looked = [first, second, third, fourth].flatMap((tile) =>
    tile === undefined ? [] : [{ ...tile, isLookedAt: tile.id === 3 }],
  );
  expect([...chooseLowRate(looked, 2)].sort()).toEqual([1, 2]);
  expect([...chooseLowRate(looked, 0)].sort()).toEqual([0, 1, 2]);
});

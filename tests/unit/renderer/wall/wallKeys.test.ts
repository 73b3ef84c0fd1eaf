import { expect, test } from 'vitest';
import type { WallLayout } from '../../../../protocol/wall/wallLayout.ts';
import { readWallKey } from '../../../../renderer/wall/wallKeys.ts';

const bare = { shiftKey: false, ctrlKey: false, altKey: false, metaKey: false };
const press = (key: string, change: Partial<typeof bare> = {}) => ({ key, ...bare, ...change });

test('digits choose the layout, zero the largest', () => {
  const layouts = ['1', '4', '6', '8', '9', '0'].map((key) => readWallKey(press(key), 0, 4));
  expect(layouts).toEqual([1, 4, 6, 8, 9, 16].map((layout) => ({ act: 'layout', layout })));
  expect(readWallKey(press('2'), 0, 4)).toBeNull();
});

test('arrows walk over the grid and stop at its edge, also from a tile a smaller layout no longer shows', () => {
  const focus = (key: string, from: number, layout: 1 | 4 | 9 | 16) => readWallKey(press(key), from, layout);
  expect(focus('ArrowRight', 5, 16)).toEqual({ act: 'focus', tile: 6 });
  expect(focus('ArrowDown', 5, 16)).toEqual({ act: 'focus', tile: 9 });
  expect(focus('ArrowRight', 3, 16)).toEqual({ act: 'focus', tile: 3 });
  expect(focus('ArrowUp', 2, 9)).toEqual({ act: 'focus', tile: 2 });
  expect(focus('ArrowLeft', 15, 4)).toEqual({ act: 'focus', tile: 2 });
  expect(focus('ArrowDown', 0, 1)).toEqual({ act: 'focus', tile: 0 });
});

test('leaves browser shortcuts and the turning of cameras alone', () => {
  expect(readWallKey(press('0', { ctrlKey: true }), 0, 4)).toBeNull();
  expect(readWallKey(press('f', { metaKey: true }), 0, 4)).toBeNull();
  expect(readWallKey(press('ArrowUp', { shiftKey: true }), 3, 4)).toBeNull();
  expect(readWallKey(press('a'), 0, 4)).toBeNull();
});

test('arrows walk over mixed and drawn layouts as the eye does', () => {
  const focus = (key: string, from: number, layout: WallLayout) => readWallKey(press(key), from, layout);
  // Layout 6: the large tile is 0, beside it 1 and 2, beneath 3, 4, 5.
  expect(focus('ArrowRight', 0, 6)).toMatchObject({ act: 'focus', tile: 1 });
  expect(focus('ArrowDown', 2, 6)).toMatchObject({ act: 'focus', tile: 5 });
  expect(focus('ArrowUp', 3, 6)).toMatchObject({ act: 'focus', tile: 0 });
  const drawn = {
    columns: 2,
    rows: 1,
    spans: [
      { column: 1, row: 0, columns: 1, rows: 1 },
      { column: 0, row: 0, columns: 1, rows: 1 },
    ],
  };
  expect(focus('ArrowRight', 1, drawn)).toMatchObject({ act: 'focus', tile: 0 });
});

import { expect, test } from 'vitest';
import { gridOf, isSoundGrid, layoutFor, tileCountOf, wallTileCount } from '../../../../protocol/wall/wallLayout.ts';

test('a layout for so many tiles has just as many and leaves no part of the wall empty', () => {
  for (let count = 1; count <= wallTileCount; count += 1) {
    const layout = layoutFor(count);
    const grid = gridOf(layout);
    const covered = grid.spans.reduce((sum, { columns, rows }) => sum + columns * rows, 0);
    const whole = grid.columns * grid.rows;
    expect([count, tileCountOf(layout), isSoundGrid(grid), covered]).toEqual([count, count, true, whole]);
  }
});

test('the last of seven tiles takes the place of the eighth, and a full layout keeps its name', () => {
  expect(layoutFor(8)).toBe(8);
  expect(gridOf(layoutFor(7)).spans.at(-1)).toEqual({ column: 2, row: 3, columns: 2, rows: 1 });
  expect(layoutFor(2)).toMatchObject({ columns: 2, rows: 1 });
});

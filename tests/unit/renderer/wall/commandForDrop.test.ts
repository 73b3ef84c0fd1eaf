import { expect, test } from 'vitest';
import { cameraIdSchema } from '../../../../protocol/ids.ts';
import { emptyWall, mainWallId, type Wall } from '../../../../protocol/wall/wall.ts';
import { commandForDrop } from '../../../../renderer/wall/commandForDrop.ts';

const [first, second, third] = ['cam-1', 'cam-2', 'cam-3'].map((id) => cameraIdSchema.parse(id)) as [
  Wall['tiles'][number]['cameraId'] & string,
  Wall['tiles'][number]['cameraId'] & string,
  Wall['tiles'][number]['cameraId'] & string,
];
const wall: Wall = {
  ...emptyWall(mainWallId),
  tiles: emptyWall(mainWallId).tiles.map((tile, index) =>
    index < 2 ? { cameraId: index === 0 ? first : second, placedBy: 'Li', version: index + 5 } : tile,
  ),
};

test('a tile dropped on another of its own wall changes places with it, also with an empty one', () => {
  const dropped = { cameraId: first, origin: { wallId: 'main', tile: 0 } };
  expect(commandForDrop(wall, 1, dropped)).toEqual({
    type: 'swapTiles',
    wallId: 'main',
    from: 0,
    to: 1,
    expectFrom: 5,
    expectTo: 6,
  });
  expect(commandForDrop(wall, 9, dropped)).toMatchObject({ type: 'swapTiles', from: 0, to: 9, expectTo: 0 });
});

test('a camera from elsewhere is placed, naming the version of the tile it saw', () => {
  const placed = { type: 'placeOnTile', wallId: 'main', tile: 1, cameraId: third, expect: 6 };
  expect(commandForDrop(wall, 1, { cameraId: third, origin: null })).toEqual(placed);
  expect(commandForDrop(wall, 1, { cameraId: third, origin: { wallId: 'other', tile: 0 } })).toEqual(placed);
});

test('what left its tile while it was dragged is placed instead of swapping a stranger', () => {
  const dropped = { cameraId: third, origin: { wallId: 'main', tile: 0 } };
  expect(commandForDrop(wall, 1, dropped)).toMatchObject({ type: 'placeOnTile', tile: 1, cameraId: third });
});

test('a drop that changes nothing asks nothing', () => {
  expect(commandForDrop(wall, 0, { cameraId: first, origin: { wallId: 'main', tile: 0 } })).toBeNull();
  expect(commandForDrop(wall, 0, { cameraId: first, origin: null })).toBeNull();
  expect(commandForDrop(wall, 16, { cameraId: first, origin: null })).toBeNull();
});

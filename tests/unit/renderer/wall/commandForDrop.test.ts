import { expect, test } from 'vitest';
import { cameraIdSchema, unitIdSchema, type CameraId } from '../../../../protocol/ids.ts';
import { emptyDisplay, emptyWall, mainWallId, type Wall } from '../../../../protocol/wall/wall.ts';
import { commandForDrop } from '../../../../renderer/wall/commandForDrop.ts';

const [first, second, third] = ['cam-1', 'cam-2', 'cam-3'].map((id) => cameraIdSchema.parse(id)) as [
  CameraId,
  CameraId,
  CameraId,
];
const empty = emptyWall(mainWallId, '', 2);
const wall: Wall = {
  ...empty,
  displays: empty.displays.with(0, {
    ...emptyDisplay(),
    tiles: emptyDisplay().tiles.map((tile, index) =>
      index < 2
        ? {
            content: { kind: 'camera', cameraId: index === 0 ? first : second },
            placedBy: 'Li',
            placedAt: 1,
            version: index + 5,
          }
        : tile,
    ),
  }),
};

test('a tile dropped on another of its own wall changes places with it, also with an empty one', () => {
  const dropped = {
    content: { kind: 'camera' as const, cameraId: first },
    origin: { wallId: 'main', display: 0, tile: 0 },
  };
  expect(commandForDrop(wall, 0, 1, dropped)).toEqual({
    type: 'swapTiles',
    wallId: 'main',
    display: 0,
    from: 0,
    to: 1,
    expectFrom: 5,
    expectTo: 6,
  });
  expect(commandForDrop(wall, 0, 9, dropped)).toMatchObject({ type: 'swapTiles', from: 0, to: 9, expectTo: 0 });
});

test('a camera from elsewhere is placed, naming the version of the tile it saw', () => {
  const placed = {
    type: 'placeOnTile',
    wallId: 'main',
    display: 0,
    tile: 1,
    content: { kind: 'camera', cameraId: third },
    expect: 6,
  };
  expect(commandForDrop(wall, 0, 1, { content: { kind: 'camera' as const, cameraId: third }, origin: null })).toEqual(
    placed,
  );
  expect(
    commandForDrop(wall, 0, 1, {
      content: { kind: 'camera' as const, cameraId: third },
      origin: { wallId: 'other', display: 0, tile: 0 },
    }),
  ).toEqual(placed);
});

test('what left its tile while it was dragged is placed instead of swapping a stranger', () => {
  const dropped = {
    content: { kind: 'camera' as const, cameraId: third },
    origin: { wallId: 'main', display: 0, tile: 0 },
  };
  expect(commandForDrop(wall, 0, 1, dropped)).toMatchObject({
    type: 'placeOnTile',
    tile: 1,
    content: { kind: 'camera', cameraId: third },
  });
});

test('a drop that changes nothing asks nothing', () => {
  expect(
    commandForDrop(wall, 0, 0, {
      content: { kind: 'camera' as const, cameraId: first },
      origin: { wallId: 'main', display: 0, tile: 0 },
    }),
  ).toBeNull();
  expect(
    commandForDrop(wall, 0, 0, { content: { kind: 'camera' as const, cameraId: first }, origin: null }),
  ).toBeNull();
  expect(
    commandForDrop(wall, 0, 36, { content: { kind: 'camera' as const, cameraId: first }, origin: null }),
  ).toBeNull();
});

test('a tile of another display of the same wall is a copy, since the two are filled apart', () => {
  const dropped = {
    content: { kind: 'camera' as const, cameraId: first },
    origin: { wallId: 'main', display: 0, tile: 0 },
  };
  expect(commandForDrop(wall, 1, 3, dropped)).toMatchObject({ type: 'placeOnTile', display: 1, tile: 3, expect: 0 });
});

test('what is no camera is placed and changes places as one is', () => {
  const unitVideo = { kind: 'unitVideo', unitId: unitIdSchema.parse('unit-1') } as const;
  const command = commandForDrop(wall, 0, 1, { content: unitVideo, origin: null });
  expect(command).toMatchObject({ type: 'placeOnTile', tile: 1, content: unitVideo, expect: 6 });
});

import { expect, test } from 'vitest';
import { cameraIdSchema } from '../../../../protocol/ids.ts';
import { emptyHallState } from '../../../../protocol/hall/hallState.ts';
import { mainWallId } from '../../../../protocol/wall/wall.ts';
import { decideWall } from '../../../../server/walls/index.ts';
import { actor, facts, stateAfter } from '../../../support/incidentBuilder.ts';

const operator = actor('videoOperator');
const cameraId = cameraIdSchema.parse('camera-1');
const known = facts(operator);

test('two seats may fill different tiles at once, and the second on the same tile is refused', () => {
  const place = { type: 'placeOnTile', wallId: mainWallId, tile: 2, cameraId, expect: 0 } as const;
  const [event] = decideWall(emptyHallState(), place, known);
  expect(event).toEqual({ type: 'tilePlaced', wallId: mainWallId, tile: 2, cameraId });
  const state = stateAfter([[{ type: 'tilePlaced', wallId: mainWallId, tile: 2, cameraId }, operator]]);
  expect(() => decideWall(state, { ...place, cameraId: null }, known)).toThrow('staleVersion');
  expect(decideWall(state, { ...place, tile: 3 }, known)).toHaveLength(1);
  expect(state.walls[mainWallId]?.tiles[2]).toEqual({ cameraId, version: 1, placedBy: 'videoOperator' });
});

test('a smaller layout keeps the tiles it does not show', () => {
  const state = stateAfter([
    [{ type: 'wallLayoutSet', wallId: mainWallId, layout: 16 }, operator],
    [{ type: 'tilePlaced', wallId: mainWallId, tile: 15, cameraId }, operator],
    [{ type: 'wallLayoutSet', wallId: mainWallId, layout: 1 }, operator],
  ]);
  expect(state.walls[mainWallId]?.tiles[15]?.cameraId).toBe(cameraId);
  expect(() => decideWall(state, { type: 'enlargeTile', wallId: mainWallId, tile: 5, expect: 3 }, known)).toThrow(
    'tileUnknown',
  );
});

test('refuses a camera nobody knows', () => {
  const command = {
    type: 'placeOnTile',
    wallId: mainWallId,
    tile: 0,
    cameraId: cameraIdSchema.parse('none'),
    expect: 0,
  } as const;
  expect(() => decideWall(emptyHallState(), command, known)).toThrow('cameraUnknown');
});
